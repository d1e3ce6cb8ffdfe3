import { may } from '../access.ts';
import { joinThread } from '../alerts/call-newcomers.ts';
import { raiseAlert } from '../alerts/raise-alert.ts';
import type { Member } from '../kernel/actor.ts';
import type { AlertId, LendingId } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Instant } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import type { Lending } from './lending.ts';

/** The thread in which the two write to each other, and which of them asks. */
export type WayAcross = { readonly thread: AlertId; readonly part: 'sender' | 'holder' };

export type AcrossRefusal = 'not allowed' | 'not yours' | 'out of reach';

/** «Написать хозяину», «Написать соседу»: the thread of the two, and a new one where it was closed meanwhile. */
export async function writeAcross(
  tx: Tx,
  actor: Member,
  id: LendingId,
  words: (lending: Lending) => string,
  now: Instant,
): Promise<Result<WayAcross, AcrossRefusal>> {
  const { complex, person } = actor;
  if (!may(actor, 'write letters')) return refuse('not allowed');
  const lending = await tx.lendings.get(complex, id);
  if (!lending) return refuse('not yours');
  const isHolder = actor.spots.includes(lending.spot);
  if (lending.borrower !== person && !isHolder) return refuse('not yours');
  const thread = await threadOf(tx, actor, lending, isHolder, words, now);
  if (!thread) return refuse('out of reach');
  // Whoever holds the spot, too, or wanted no signals, was not called there.
  if (isHolder) await joinThread(tx, complex, thread, person, now);
  return ok({ thread, part: isHolder ? 'holder' : 'sender' });
}

/** The one that is open, else a new one, in which the borrower asks. */
async function threadOf(
  tx: Tx,
  actor: Member,
  lending: Lending,
  isHolder: boolean,
  words: (lending: Lending) => string,
  now: Instant,
): Promise<AlertId | null> {
  const { complex } = actor;
  const open = lending.thread === null ? null : await tx.alerts.get(complex, lending.thread);
  if (open && open.state !== 'closed') return open.id;
  const neighbour = isHolder ? await tx.residents.get(complex, lending.borrower) : null;
  const sender = isHolder ? neighbour && { ...neighbour, kind: 'member' as const, complex } : actor;
  if (!sender) return null;
  const note = { text: words(lending), photos: [] };
  const raised = await raiseAlert(tx, sender, { kind: 'message', spot: lending.spot }, now, { note });
  const thread = raised.ok ? raised.value.alert : raised.why.kind === 'already open' && raised.why.alert;
  if (!thread) return null;
  await tx.lendings.save({ ...lending, thread });
  return thread;
}
