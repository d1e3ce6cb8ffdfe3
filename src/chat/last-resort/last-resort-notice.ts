import type { LastResortNotice } from '../../core/last-resort/last-resort-notices.ts';
import type { Outgoing } from '../kit/outgoing.ts';
import type { ChatTx } from '../kit/ports.ts';
import type { Reader } from '../kit/reader.ts';

/** Whoever left it hears of each thread in which it was shown; null: he has taken it away since. */
export async function drawResortShown(
  tx: ChatTx,
  { complex, person, speech }: Reader,
  { alert, spot }: LastResortNotice,
): Promise<Outgoing | null> {
  const shown = (await tx.lastResorts.shown(complex, alert)).find((one) => one.person === person);
  if (!shown) return null;
  const { flat, phone } = shown;
  const ways = [
    flat === null ? null : speech.plain('last-resort-way-flat', { flat }),
    phone === null ? null : speech.plain('last-resort-way-phone', { phone }),
  ];
  const said = ways.filter((way) => way !== null).join('; ');
  return { text: speech.say('last-resort-shown', { spot: String(spot), ways: said }) };
}
