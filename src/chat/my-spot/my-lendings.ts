import type { SpotNumber } from '../../core/kernel/ids.ts';
import type { Instant } from '../../core/kernel/time.ts';
import { endTime } from '../kit/house-time.ts';
import type { Button } from '../kit/outgoing.ts';
import { complexOf, type MemberContext } from '../kit/update-context.ts';
import type { RichText } from '../kit/wording.ts';
import { lendingButtons } from '../lending/buttons.ts';

export type MyLendings = { readonly lines: readonly RichText[]; readonly buttons: readonly Button[] };

/** Where I stand by a neighbour's leave, who stands on my spots, and what I wait for. */
export async function myLendings(context: MemberContext): Promise<MyLendings> {
  const { tx, actor, speech, now } = context;
  const { complex, person, spots } = actor;
  const { timeZone } = await complexOf(context);
  const timed = (spot: SpotNumber, until: Instant) => ({
    spot: String(spot),
    until: endTime(until, now, timeZone, speech.language),
  });
  const here = await tx.lendings.openOf(complex, person);
  const wish = await tx.wishes.openOf(complex, person);
  const there = await Promise.all(spots.map((spot) => tx.lendings.current(complex, spot, now)));
  const leave = here && {
    label: speech.plain('lending-button-leave'),
    press: lendingButtons.data({ kind: 'lending', act: 'leave', lending: here.id }),
  };
  const drop = wish && {
    label: speech.plain('lending-button-drop'),
    press: lendingButtons.data({ kind: 'drop wish', wish: wish.id }),
  };
  return {
    lines: [
      ...there.flatMap((one) =>
        one ? [speech.say('lending-directory-mine', timed(one.spot, one.until))] : [],
      ),
      ...(here ? [speech.say('lending-directory-here', timed(here.spot, here.until))] : []),
      ...(wish
        ? [
            speech.say('lending-wish', {
              until: endTime(wish.until, now, timeZone, speech.language),
            }),
          ]
        : []),
    ],
    buttons: [leave, drop].filter((button) => button !== null),
  };
}
