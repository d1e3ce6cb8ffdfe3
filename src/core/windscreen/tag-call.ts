import type { TagId } from '../kernel/ids.ts';
import { days, hours, minutes } from '../kernel/time.ts';

/** What a passer-by may say: nothing else, so that nobody can write to a stranger. */
export const VISIT_REASONS = ['blocked', 'passage', 'alarm', 'lights', 'hit'] as const;

export type VisitReason = (typeof VISIT_REASONS)[number];

/** How a call sounds: `once`: no reminder follows; `silent`: the card has rung within the hour, and it is night. */
export type Rings = 'loud' | 'once' | 'silent';

/** A call by «Карточка под стекло». */
export type TagCall = {
  /** Null: in a copy it does not travel. */
  readonly tag: TagId | null;
  readonly reason: VisitReason;
  readonly rings: Rings;
};

/** «Отозвать» */
export const TAKE_BACK_WITHIN = minutes(2);
/** «Позвать охрану» */
export const CALL_GUARDS_AFTER = minutes(5);
/** «Ложный вызов»: for so long the card's calls go to guards and admins alone. */
export const DOUBTED_FOR = hours(12);
/** At night a card rings once in this time. */
export const RING_APART = hours(1);
/** How long his page shows a passer-by what becomes of his call. */
export const VISIT_SHOWN = hours(2);
/** His calls are counted for no longer, and then nothing of him is left. */
export const VISIT_KEPT = days(1);
