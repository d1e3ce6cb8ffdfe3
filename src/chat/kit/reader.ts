import type { ComplexId, PersonId } from '../../core/kernel/ids.ts';
import type { Instant } from '../../core/kernel/time.ts';
import type { DrawingTools } from './pictures.ts';
import type { Speech } from './update-context.ts';

/** Who is going to read it, in which language, at which moment. */
export type Reader = {
  readonly complex: ComplexId;
  readonly person: PersonId;
  readonly speech: Speech;
  readonly now: Instant;
  readonly tools: DrawingTools;
};
