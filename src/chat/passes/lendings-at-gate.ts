import type { Lending } from '../../core/lending/lending.ts';
import { endTime } from '../kit/house-time.ts';
import { saidWhen } from '../kit/said-when.ts';
import type { Speech } from '../kit/update-context.ts';
import type { RichText } from '../kit/wording.ts';

/** «Стоит с разрешения до …», «Время вышло», a line each; nothing of who it is. */
export function lendingsAtGateText(
  { speech, now }: { readonly speech: Speech; readonly now: Date },
  lendings: readonly Lending[],
  timeZone: string,
): readonly RichText[] {
  return lendings.map(({ spot, until, endedAt }) =>
    endedAt
      ? speech.say('lending-gate-over', {
          spot: String(spot),
          when: saidWhen(endedAt, now, timeZone, speech),
        })
      : speech.say('lending-gate-permitted', {
          spot: String(spot),
          until: endTime(until, now, timeZone, speech.language),
        }),
  );
}
