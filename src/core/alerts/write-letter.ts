import { may } from '../access.ts';
import type { Member } from '../kernel/actor.ts';
import type { AlertId, PersonId } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Instant } from '../kernel/time.ts';
import type { Staff, Tx } from '../ports.ts';
import { type Alert, answering, isForHelpers, mayStillBeReached, waiting, wasReached } from './alert.ts';
import { helpersNow } from './call-helpers.ts';
import type { LetterContent, LetterPart } from './letter.ts';
import { stepThread } from './step-thread.ts';

export type LetterRefusal =
  | 'not allowed'
  | 'not yours'
  | 'closed'
  | 'nobody to read'
  | 'muted'
  /** Written in the group for a thread that is signed with a spot. */
  | 'signed otherwise';

/** Passes a message on inside an open thread; its author has a receipt that says what became of it. */
export async function writeLetter(
  tx: Tx,
  actor: Member,
  id: AlertId,
  part: LetterPart,
  content: LetterContent,
  now: Instant,
): Promise<Result<null, LetterRefusal>> {
  if (!may(actor, 'write letters')) return refuse('not allowed');
  const alert = await tx.alerts.lock(actor.complex, id);
  if (!alert || !takesPart(alert, part, actor.person)) return refuse('not yours');
  if (alert.state === 'closed') return refuse('closed');
  const staff = await tx.residents.staff(actor.complex);
  const audience = readersOf(alert, part, staff).filter((person) => person !== actor.person);
  const muting = part === 'sender' ? await tx.mutes.holdersMuting(actor.complex, actor.person, now) : [];
  const readers = audience.filter((person) => !muting.includes(person));
  if (readers.length === 0) return refuse(audience.length > 0 ? 'muted' : 'nobody to read');
  const letter = await tx.letters.add({
    complex: actor.complex,
    alert: id,
    author: actor.person,
    part,
    content,
    writtenAt: now,
    readers: readers.length,
  });
  await tx.notices.add(actor.complex, readers, 'alert', { kind: 'alert letter', alert: id, letter });
  await tx.cards.show(actor.complex, { kind: 'letter', letter }, [actor.person]);
  if (part === 'sender') await stepThread(tx, actor.complex, id, { kind: 'said', sender: actor.person }, now);
  return ok(null);
}

function takesPart(alert: Alert, part: LetterPart, person: PersonId): boolean {
  const parties = part === 'sender' ? waiting(alert) : answering(alert);
  return parties.some((party) => party.person === person);
}

function readersOf(alert: Alert, part: LetterPart, staff: readonly Staff[]): readonly PersonId[] {
  if (part === 'holder') return waiting(alert).map((sender) => sender.person);
  const parties = isForHelpers(alert) ? helpersNow(alert, staff) : answering(alert);
  const reached = parties.filter((one) => wasReached(one) || mayStillBeReached(one));
  return reached.map((one) => one.person);
}
