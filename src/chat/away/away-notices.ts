import type { AwayNotice } from '../../core/away/away-notices.ts';
import { endTime } from '../kit/house-time.ts';
import { hasMenu, menuOf } from '../kit/menu.ts';
import { nameToNeighbours } from '../kit/names.ts';
import type { Outgoing } from '../kit/outgoing.ts';
import type { ChatTx } from '../kit/ports.ts';
import type { Reader } from '../kit/reader.ts';
import type { RichText } from '../kit/wording.ts';

/** The note brings the menu as it is now: «Вернулся» or «Уезжаю». Null: meanwhile it is not true any more. */
export async function drawAwayNotice(
  tx: ChatTx,
  reader: Reader,
  notice: AwayNotice,
): Promise<Outgoing | null> {
  const { complex, person } = reader;
  const me = await tx.residents.get(complex, person);
  const text = me?.spots.includes(notice.spot) ? await noteText(tx, reader, notice) : null;
  if (!me || !text) return null;
  // Whoever may still be away should hear it; for the others it is only news.
  const silent = notice.kind !== 'mark ran out' || notice.setBy !== person;
  const menu = hasMenu(me.roles) && menuOf(reader, me);
  return { text, ...(menu && { menu }), ...(silent && { silent }) };
}

async function noteText(
  tx: ChatTx,
  { complex, speech, now }: Reader,
  notice: AwayNotice,
): Promise<RichText | null> {
  const { timeZone } = await tx.complexes.get(complex);
  const mark = await tx.marks.get(complex, notice.spot, now);
  const spot = String(notice.spot);
  if ((notice.kind === 'spot marked free') !== (mark !== null)) return null;
  if (notice.kind === 'mark ran out') return speech.say('away-note-ran-out', { spot });
  const name = await nameToNeighbours(tx, { complex, speech }, notice.by);
  if (!mark) return speech.say('away-note-ended', { name, spot });
  const until = endTime(mark.until, now, timeZone, speech.language);
  return speech.say(mark.hidden ? 'away-note-set-hidden' : 'away-note-set', { name, spot, until });
}
