import type { Member } from '../kernel/actor.ts';
import type { AlertId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import type { Note } from './alert.ts';
import { type LetterContent, LONGEST_CAPTION } from './letter.ts';
import { type LetterRefusal, writeLetter } from './write-letter.ts';

/** What was written for an alert that is open already goes there as letters; or why it cannot. Null: nothing is left. */
export async function passNoteOn(
  tx: Tx,
  actor: Member,
  id: AlertId,
  { note, fromGroup }: { readonly note: Note; readonly fromGroup: boolean },
  now: Instant,
): Promise<LetterRefusal | null> {
  const letters = lettersOf(note);
  if (letters.length === 0) return null;
  const alert = await tx.alerts.get(actor.complex, id);
  const me = alert?.senders.find((sender) => sender.person === actor.person);
  // Everybody saw who wrote that in the group: below a spot's number it would say whose the spot is.
  if (fromGroup && me && !me.fromGroup && me.spot !== null) return 'signed otherwise';
  for (const letter of letters) {
    const written = await writeLetter(tx, actor, id, 'sender', letter, now);
    if (!written.ok) return written.why;
  }
  return null;
}

function lettersOf({ text, photos }: Note): readonly LetterContent[] {
  const [first, ...rest] = photos;
  const shown: LetterContent[] = first === undefined ? [] : [{ text: null, photos: [first, ...rest] }];
  if (text === null) return shown;
  if (text.length <= LONGEST_CAPTION) return [{ text, photos }];
  return [{ text, photos: [] }, ...shown];
}
