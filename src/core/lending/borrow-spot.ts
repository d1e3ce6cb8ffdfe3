import { may } from '../access.ts';
import { raiseAlert } from '../alerts/raise-alert.ts';
import type { Member } from '../kernel/actor.ts';
import type { AlertId, SpotNumber } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { earliest, type Instant, isDue } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import { endLending } from './end-lending.ts';
import { isWorthWarning, type Lending, nextLook, searchFault } from './lending.ts';
import { fulfil, redrawOffers } from './tell-wishes.ts';

export type BorrowWish = {
  readonly spot: SpotNumber;
  /** The mark may end before. */
  readonly until: Instant;
  /** What the holders read of it in the thread, as if he had typed it. */
  readonly words: (until: Instant) => string;
};

export type BorrowRefusal =
  | { readonly kind: 'not allowed' | 'own spot' | 'taken' | 'not free' | 'past' | 'too far' | 'as it is' }
  /** One at a time. */
  | { readonly kind: 'has one'; readonly lending: Lending };

/**
 * «Займу»: the first who says so stands there, until the mark ends at the longest. Who stands there already moves his
 * end. The caller holds the lock of whoever acts.
 */
export async function borrowSpot(
  tx: Tx,
  actor: Member,
  wish: BorrowWish,
  now: Instant,
): Promise<Result<Lending, BorrowRefusal>> {
  const { complex, person } = actor;
  const { spot } = wish;
  if (!may(actor, 'borrow spots')) return refuse({ kind: 'not allowed' });
  if (actor.spots.includes(spot)) return refuse({ kind: 'own spot' });
  await tx.disputes.lockSpots(complex, [spot]);
  await tx.lendings.lock(complex);
  const me = await tx.residents.get(complex, person);
  if (!me || !may(me, 'borrow spots')) return refuse({ kind: 'not allowed' });
  const mine = await endedByTime(tx, await tx.lendings.openOf(complex, person), now);
  if (mine && mine.spot !== spot) return refuse({ kind: 'has one', lending: mine });
  const other = mine ? null : await endedByTime(tx, await tx.lendings.openAt(complex, spot), now);
  if (other) return refuse({ kind: 'taken' });
  const offer = (await tx.lendings.offered(complex, now)).find((one) => one.spot === spot);
  const until = offer && earliest(wish.until, offer.until);
  if (!until) return refuse({ kind: 'not free' });
  const fault = searchFault(until, now);
  if (fault) return refuse({ kind: fault });
  const lending = mine ? await prolong(tx, mine, until, now) : await begin(tx, actor, wish, until, now);
  if (!lending) return refuse({ kind: mine ? 'as it is' : 'taken' });
  await fulfil(tx, complex, person, now);
  await redrawOffers(tx, complex, spot);
  return ok(lending);
}

/** One whose time is over makes room, also before its timer comes. */
async function endedByTime(tx: Tx, lending: Lending | null, now: Instant): Promise<Lending | null> {
  if (!lending || !isDue(lending.until, now)) return lending;
  await endLending(tx, lending, 'time', now);
  return null;
}

async function begin(
  tx: Tx,
  actor: Member,
  { spot, words }: BorrowWish,
  until: Instant,
  now: Instant,
): Promise<Lending | null> {
  const { complex, person } = actor;
  const warned = !isWorthWarning(until, now);
  const made = await tx.lendings.add({ complex, spot, borrower: person, madeAt: now, until, warned });
  if (!made) return null;
  const holders = (await tx.spots.holders(complex, spot)).map((holder) => holder.person);
  await tx.cards.show(complex, { kind: 'lending', lending: made.id, part: 'holder' }, holders);
  await tx.cards.show(complex, { kind: 'lending', lending: made.id, part: 'borrower' }, [person]);
  await tx.timers.set(complex, { kind: 'lending', lending: made.id }, nextLook(made));
  const lending = { ...made, thread: await openThread(tx, actor, spot, words(until), now) };
  await tx.lendings.save(lending);
  return lending;
}

async function prolong(tx: Tx, lending: Lending, until: Instant, now: Instant): Promise<Lending | null> {
  if (until <= lending.until) return null;
  const { complex, id } = lending;
  const next = { ...lending, until, warned: !isWorthWarning(until, now) };
  await tx.lendings.save(next);
  await tx.timers.set(complex, { kind: 'lending', lending: id }, nextLook(next));
  await tx.cards.ring(complex, { kind: 'lending', lending: id, part: 'borrower' }, lending.borrower);
  for (const { person } of await tx.spots.holders(complex, lending.spot))
    await tx.cards.ring(complex, { kind: 'lending', lending: id, part: 'holder' }, person);
  return next;
}

/** The two write to each other there. Null: he has raised too many, or they cannot be reached with words. */
async function openThread(
  tx: Tx,
  actor: Member,
  spot: SpotNumber,
  text: string,
  now: Instant,
): Promise<AlertId | null> {
  const raised = await raiseAlert(tx, actor, { kind: 'message', spot }, now, { note: { text, photos: [] } });
  if (raised.ok) return raised.value.alert;
  return raised.why.kind === 'already open' ? raised.why.alert : null;
}
