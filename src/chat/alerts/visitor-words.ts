import type { SpotNumber } from '../../core/kernel/ids.ts';
import type { TagCall, VisitReason } from '../../core/windscreen/tag-call.ts';
import type { Speech } from '../kit/update-context.ts';
import type { RichText } from '../kit/wording.ts';

const AT_HOLDER = {
  blocked: 'windscreen-holder-blocked',
  passage: 'windscreen-holder-passage',
  alarm: 'windscreen-holder-alarm',
  lights: 'windscreen-holder-lights',
  hit: 'windscreen-holder-hit',
} as const satisfies Record<VisitReason, string>;

const AT_HELPER = {
  blocked: 'windscreen-helper-blocked',
  passage: 'windscreen-helper-passage',
  alarm: 'windscreen-helper-alarm',
  lights: 'windscreen-helper-lights',
  hit: 'windscreen-helper-hit',
} as const satisfies Record<VisitReason, string>;

/** What a holder says when it is done, by what was asked of him. */
export const DONE_WITH_VISITOR = {
  blocked: 'alert-button-done-blocked',
  passage: 'alert-button-done-blocked',
  alarm: 'alert-button-done-sos',
  lights: 'windscreen-button-done',
  hit: 'windscreen-button-done',
} as const satisfies Record<VisitReason, string>;

/** What a passer-by says of a car, in its holder's eyes. */
export function visitorAtHolder({ say }: Speech, call: TagCall | null): RichText {
  return say(AT_HOLDER[call?.reason ?? 'blocked']);
}

/** The same for guards and admins, who know the car by its card. */
export function visitorAtHelper({ say }: Speech, call: TagCall | null, spot: SpotNumber | null): RichText {
  return say(AT_HELPER[call?.reason ?? 'blocked'], { spot: String(spot) });
}
