import { may } from '../access.ts';
import type { Member } from '../kernel/actor.ts';
import type { ComplexId, SpotNumber } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Instant } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import { type LastResort, NO_RESORT, READ, type Way } from './last-resort.ts';
import type { ResortOf } from './last-resort-ports.ts';
import { showResorts } from './show-resorts.ts';

/** One's own, for oneself to see. */
export async function seeOwnResort(tx: Tx, actor: Member): Promise<Result<LastResort, 'not allowed'>> {
  if (!may(actor, 'leave last resort')) return refuse('not allowed');
  return ok(await tx.lastResorts.get(actor.complex, { person: actor.person }));
}

/** Writes down how guards may reach oneself; null takes it away. */
export async function leaveResort(
  tx: Tx,
  actor: Member,
  way: Way,
  typed: string | null,
  now: Instant,
): Promise<Result<LastResort, 'not allowed' | 'unreadable'>> {
  if (!may(actor, 'leave last resort')) return refuse('not allowed');
  const value = typed === null ? null : READ[way](typed);
  if (typed !== null && value === null) return refuse('unreadable');
  const { complex, person } = actor;
  const next = { ...(await tx.lastResorts.get(complex, { person })), [way]: value };
  await write(tx, complex, { person }, next, now);
  return ok(next);
}

/** What stands on cards already leaves them; what takes its place there is noted and told as each showing is. */
async function write(
  tx: Tx,
  complex: ComplexId,
  of: ResortOf,
  resort: LastResort,
  now: Instant,
): Promise<void> {
  const threads = await tx.lastResorts.shownIn(complex, of);
  for (const alert of threads) await tx.lastResorts.hide(complex, of, alert);
  await tx.lastResorts.set(complex, of, resort, now);
  for (const id of threads) {
    const alert = await tx.alerts.get(complex, id);
    if (alert) await tx.save(complex, showResorts(alert));
    await tx.cards.redraw(complex, { kind: 'alert', alert: id, parts: ['helper', 'sender'] });
  }
}

/** Whether an admin wrote one down for the spot: which, only a card says that waits. */
export async function seeSpotResort(
  tx: Tx,
  actor: Member,
  spot: SpotNumber,
): Promise<Result<{ readonly [W in Way]: boolean }, 'not allowed'>> {
  if (!may(actor, 'manage spots')) return refuse('not allowed');
  const { flat, phone } = await tx.lastResorts.get(actor.complex, { spot });
  return ok({ flat: flat !== null, phone: phone !== null });
}

/** An admin writes it down on the word of a holder who has no messenger: nobody holds the spot in the bot. */
export async function leaveSpotResort(
  tx: Tx,
  actor: Member,
  spot: SpotNumber,
  entry: { readonly way: Way; readonly typed: string } | null,
  now: Instant,
): Promise<Result<null, 'not allowed' | 'unreadable' | 'held' | 'nothing'>> {
  if (!may(actor, 'manage spots')) return refuse('not allowed');
  const { complex, person } = actor;
  // Whoever is given the spot meanwhile writes his own.
  await tx.disputes.lockSpots(complex, [spot]);
  if (entry && (await tx.spots.holders(complex, spot)).length > 0) return refuse('held');
  const before = await tx.lastResorts.get(complex, { spot });
  const value = entry && READ[entry.way](entry.typed);
  if (entry && value === null) return refuse('unreadable');
  if (!entry && before.flat === null && before.phone === null) return refuse('nothing');
  await write(tx, complex, { spot }, entry ? { ...before, [entry.way]: value } : NO_RESORT, now);
  const kind = entry ? 'last resort entered' : 'last resort removed';
  await tx.journal.note(complex, person, { kind, spot }, now);
  return ok(null);
}
