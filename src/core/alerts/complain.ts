import { may } from '../access.ts';
import type { Member } from '../kernel/actor.ts';
import type { AlertId, LetterId } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Instant } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import type { Alert, Sender } from './alert.ts';

export type ComplaintRefusal = 'not allowed' | 'not yours' | 'already';

/** «Пожаловаться»: the admins see the sender, the spots and that message; once a message and holder. */
export async function complain(
  tx: Tx,
  actor: Member,
  id: AlertId,
  letter: LetterId | null,
  now: Instant,
): Promise<Result<null, ComplaintRefusal>> {
  if (!may(actor, 'complain')) return refuse('not allowed');
  const { complex, person } = actor;
  const alert = await tx.alerts.lock(complex, id);
  const about = letter === null ? null : await tx.letters.get(complex, letter);
  if (!alert?.holders.some((holder) => holder.person === person)) return refuse('not yours');
  // Of what a neighbour wrote alone: a holder's own words would stand beside her spot.
  if (letter !== null && (about?.alert !== id || about.part !== 'sender')) return refuse('not yours');
  const isFirst = await tx.alerts.complain(complex, { alert: id, letter }, person, now);
  if (!isFirst) return refuse('already');
  const admins = (await tx.residents.staff(complex))
    .filter((one) => one.roles.includes('admin'))
    .map((one) => one.person);
  // Admins may read it in the morning, when others wait: who it was is decided now.
  const sender = about?.author ?? authorOf(alert)?.person;
  const complaint = { kind: 'complaint', alert: id, letter, holder: person } as const;
  await tx.notices.add(complex, admins, 'note', { ...complaint, ...(sender && { sender }) });
  return ok(null);
}

/** Whose words open the thread; where nothing was written, whoever still waits. */
export function authorOf({ note, senders }: Alert): Sender | undefined {
  const isBare = note.text === null && note.photos.length === 0;
  return (isBare ? senders.find((one) => !one.doneAt) : undefined) ?? senders[0];
}
