import { may } from '../access.ts';
import type { Member } from '../kernel/actor.ts';
import type { ComplexId, PersonId, WishId } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { type Instant, isDue } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import { type SpotWish, searchFault } from './lending.ts';
import type { OfferedSpot } from './lending-ports.ts';
import { endWish } from './tell-wishes.ts';

/** What may be had until then, and what is free for a shorter time only; both in order of number. */
export type FoundSpots = {
  readonly until: Instant;
  readonly lasting: readonly OfferedSpot[];
  readonly shorter: readonly OfferedSpot[];
};

export type SeekRefusal = 'not allowed' | 'past' | 'too far';

/** «Ищу место»: every spot that somebody may stand on, without his own and those that others stand on. */
export async function seekSpots(
  tx: Pick<Tx, 'lendings'>,
  actor: Member,
  until: Instant,
  now: Instant,
): Promise<Result<FoundSpots, SeekRefusal>> {
  if (!may(actor, 'borrow spots')) return refuse('not allowed');
  const fault = searchFault(until, now);
  return fault ? refuse(fault) : ok(await findSpots(tx, actor, until, now));
}

async function findSpots(
  tx: Pick<Tx, 'lendings'>,
  { complex, person, spots }: Pick<Member, 'complex' | 'person' | 'spots'>,
  until: Instant,
  now: Instant,
): Promise<FoundSpots> {
  const offers = (await tx.lendings.offered(complex, now)).filter(
    ({ spot, until: end, lent, borrower }) =>
      !spots.includes(spot) && (lent === null || (borrower === person && end > lent && until > lent)),
  );
  return {
    until,
    lasting: offers.filter((one) => one.until >= until),
    shorter: offers.filter((one) => one.until < until && searchFault(one.until, now) === null),
  };
}

export type WishRefusal = SeekRefusal | 'there is one';

/** «Скажу, когда появится»: one wish a person; a new one takes the place of the last. Its card follows. */
export async function wishForSpot(
  tx: Tx,
  actor: Member,
  until: Instant,
  now: Instant,
): Promise<Result<SpotWish, WishRefusal>> {
  const { complex, person } = actor;
  if (!may(actor, 'borrow spots')) return refuse('not allowed');
  const fault = searchFault(until, now);
  if (fault) return refuse(fault);
  await tx.lendings.lock(complex);
  const me = await tx.residents.get(complex, person);
  if (!me || !may(me, 'borrow spots')) return refuse('not allowed');
  if ((await findSpots(tx, actor, until, now)).lasting.length > 0) return refuse('there is one');
  const old = await tx.wishes.openOf(complex, person);
  if (old?.until.getTime() === until.getTime()) return ok(old);
  if (old) await endWish(tx, old, 'dropped', now);
  const wish = await tx.wishes.add({ complex, person, until, madeAt: now });
  await tx.timers.set(complex, { kind: 'wish', wish: wish.id }, until);
  await tx.cards.show(complex, { kind: 'wish', wish: wish.id }, [person]);
  return ok(wish);
}

/** «Больше не ищу» */
export async function dropWish(
  tx: Tx,
  { complex, person }: Member,
  id: WishId,
  now: Instant,
): Promise<Result<null, 'not yours' | 'over'>> {
  await tx.lendings.lock(complex);
  const wish = await tx.wishes.get(complex, id);
  if (wish?.person !== person) return refuse('not yours');
  if (wish.ending) return refuse('over');
  await endWish(tx, wish, 'dropped', now);
  return ok(null);
}

/** Whoever is banned looks for nothing. */
export async function dropWishOf(tx: Tx, complex: ComplexId, person: PersonId, now: Instant): Promise<void> {
  const wish = await tx.wishes.openOf(complex, person);
  if (wish) await endWish(tx, wish, 'dropped', now);
}

/** The wish's timer: none came, and that is said once. */
export async function lookAtWish(tx: Tx, complex: ComplexId, id: WishId, now: Instant): Promise<void> {
  await tx.lendings.lock(complex);
  const wish = await tx.wishes.get(complex, id);
  const timer = { kind: 'wish', wish: id } as const;
  if (!wish || wish.ending) return tx.timers.set(complex, timer, null);
  if (!isDue(wish.until, now)) return tx.timers.set(complex, timer, wish.until);
  await endWish(tx, wish, 'time', now);
  await tx.cards.ring(complex, { kind: 'wish', wish: id }, wish.person);
}
