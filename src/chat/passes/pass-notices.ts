import { isActive, isInside } from '../../core/passes/pass.ts';
import type { PassNotice } from '../../core/passes/pass-notices.ts';
import { clockTime } from '../kit/house-time.ts';
import { offers } from '../kit/offers.ts';
import type { Outgoing } from '../kit/outgoing.ts';
import type { ChatTx } from '../kit/ports.ts';
import { isQuiet } from '../kit/quiet-hours.ts';
import type { Reader } from '../kit/reader.ts';
import { passButtons } from './buttons.ts';
import { gateCard } from './gate-card.ts';

/** Null: it need not be said any more. */
export async function drawPassNotice(
  tx: ChatTx,
  reader: Reader,
  notice: PassNotice,
): Promise<Outgoing | null> {
  const { complex, person, speech, now } = reader;
  const pass = await tx.passes.get(complex, notice.pass);
  if (!pass) return null;
  const house = await tx.complexes.get(complex);
  // By the morning it would be too late, so it comes, and makes no sound.
  const silent = isQuiet(now, house);
  const known = { guest: pass.guest, spot: String(pass.spot) };
  if (notice.kind === 'pass ends soon') {
    if (!isActive(pass, now)) return null;
    const time = clockTime(pass.until, now, house.timeZone, speech.language);
    const label = speech.plain('pass-button-extend');
    const press = passButtons.data({ kind: 'pass', act: 'extend', pass: pass.id });
    const text = speech.say('pass-ends-soon', { ...known, time });
    return { text, buttons: [[{ label, press }]], ...(silent && { silent }) };
  }
  if (!isInside(pass)) return null;
  if (pass.host === person)
    return { text: speech.say('pass-still-inside', known), ...(silent && { silent }) };
  const me = await tx.residents.get(complex, person);
  if (!me || !offers(me, 'check passes')) return null;
  return { ...(await gateCard(tx, { complex, speech, now }, pass)), ...(silent && { silent }) };
}
