import type { ComplexId, PersonId } from '../kernel/ids.ts';
import type { NoteTopic } from './note-topics.ts';
import type { SoundCheck } from './sound-check.ts';
import type { UnreachedSpot } from './unreached-spots.ts';

export type Notifications = {
  /** What somebody has switched off, in the order of the list. */
  readonly off: (complex: ComplexId, person: PersonId) => Promise<readonly NoteTopic[]>;
  /** False when it was so already. */
  readonly switch: (complex: ComplexId, person: PersonId, topic: NoteTopic, off: boolean) => Promise<boolean>;
  /** The person's last one. */
  readonly soundCheck: (complex: ComplexId, person: PersonId) => Promise<SoundCheck | null>;
  /** Locks it until the end of the transaction. */
  readonly lockSoundCheck: (complex: ComplexId, person: PersonId) => Promise<SoundCheck | null>;
  /** By number. */
  readonly unreached: (complex: ComplexId) => Promise<readonly UnreachedSpot[]>;
  readonly saveSoundCheck: (check: SoundCheck) => Promise<void>;
};
