import type { AlertId, ComplexId, LetterId, PersonId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';

/** What is passed on: plain text, photos, or both. Opaque to core: it only carries them. */
export type LetterContent =
  | { readonly text: string; readonly photos: readonly string[] }
  | { readonly text: null; readonly photos: readonly [string, ...string[]] };

/** In UTF-16 units: so that the line which says who writes fits beside it. */
export const LONGEST_CAPTION = 800;

/** One message inside a thread, from its sender to all holders or from one holder to the sender. */
export type Letter = {
  readonly complex: ComplexId;
  readonly id: LetterId;
  readonly alert: AlertId;
  readonly author: PersonId;
  readonly part: LetterPart;
  readonly content: LetterContent;
  readonly writtenAt: Instant;
  readonly readers: number;
  readonly delivered: number;
  readonly lost: number;
};

export type LetterPart = 'sender' | 'holder';
