import type { SpotNumber } from '../../core/kernel/ids.ts';
import { type SilenceRefusal, setNoSignals } from '../../core/spots/silence.ts';
import type { Button, Reply } from '../kit/outgoing.ts';
import type { MemberContext } from '../kit/update-context.ts';
import { type MySpotCode, mySpotButtons } from './buttons.ts';
import { mySpot } from './my-spot.ts';

/** «Не присылать мне сигналы» for each spot that somebody else hears about, and the way back. */
export async function signalRows({ tx, speech, actor }: MemberContext): Promise<Button[][]> {
  const { complex, person, spots } = actor;
  const rows = await Promise.all(
    spots.map(async (spot): Promise<Button[]> => {
      const holders = await tx.spots.holders(complex, spot);
      const me = holders.find((one) => one.person === person);
      const others = holders.some((one) => one !== me && one.reachable && !one.noSignals);
      if (!me || (!me.noSignals && !others)) return [];
      const about = { spot: String(spot) };
      const several = spots.length > 1;
      const label = me.noSignals
        ? several
          ? speech.plain('my-spot-button-signals-on-spot', about)
          : speech.plain('my-spot-button-signals-on')
        : several
          ? speech.plain('my-spot-button-signals-off-spot', about)
          : speech.plain('my-spot-button-signals-off');
      return [{ label, press: mySpotButtons.data({ kind: 'signals', spot, off: !me.noSignals }) }];
    }),
  );
  return rows;
}

export async function onSignals(context: MemberContext, { spot, off }: MySpotCode): Promise<Reply[]> {
  const { tx, speech, actor } = context;
  const done = await setNoSignals(tx, actor, spot, off);
  if (!done.ok) return [{ kind: 'toast', text: refusal(context, done.why, spot) }];
  const toast = speech.plain(off ? 'my-spot-toast-signals-off' : 'my-spot-toast-signals-on');
  const [screen] = await mySpot(context);
  return [
    { kind: 'toast', text: toast },
    ...(screen?.kind === 'message' ? [{ kind: 'replace' as const, message: screen.message }] : []),
  ];
}

function refusal({ speech }: MemberContext, why: SilenceRefusal, spot: SpotNumber): string {
  if (why === 'not yours' || why === 'not allowed')
    return speech.plain('my-spot-toast-not-yours', { spot: String(spot) });
  return speech.plain(why === 'already' ? 'alert-toast-already' : 'my-spot-toast-nobody-else');
}
