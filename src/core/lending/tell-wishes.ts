import type { Change } from '../changes.ts';
import type { ComplexId, PersonId, SpotNumber } from '../kernel/ids.ts';
import { after, type Instant, isDue } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import { SHORTEST_LENDING, type SpotWish } from './lending.ts';

/**
 * A spot may be free now: everybody who waits is told at once, the first «Займу» wins. Whoever makes a wish meanwhile
 * either sees the spot, or is seen here.
 */
export async function tellWishes(
  tx: Tx,
  complex: ComplexId,
  spot: SpotNumber,
  now: Instant,
  { unlessTold = false } = {},
): Promise<void> {
  await tx.lendings.lock(complex);
  const offers = await tx.lendings.offered(complex, now);
  if (!offers.some((one) => one.spot === spot && one.lent === null)) return redrawOffers(tx, complex, spot);
  const holders = (await tx.spots.holders(complex, spot)).map((holder) => holder.person);
  const waiting = (await tx.wishes.open(complex)).filter(
    ({ person, until, offered }) =>
      !holders.includes(person) &&
      !isDue(until, after(now, SHORTEST_LENDING)) &&
      !(unlessTold && offered === spot),
  );
  await tx.wishes.offer(
    complex,
    waiting.map(({ id }) => id),
    spot,
  );
  await tx.save(complex, waiting.map(ringing));
  if (unlessTold) await redrawOffers(tx, complex, spot);
}

const ringing = ({ id, person }: SpotWish): Change => {
  return { kind: 'ring', subject: { kind: 'wish', wish: id }, viewers: [person] };
};

/** Whoever was told of the spot sees whether it is still to be had. */
export async function redrawOffers(tx: Tx, complex: ComplexId, spot: SpotNumber): Promise<void> {
  const told = (await tx.wishes.open(complex)).filter(({ offered }) => offered === spot);
  await tx.save(
    complex,
    told.map(({ id }): Change => ({ kind: 'redraw', topic: { kind: 'wish', wish: id } })),
  );
}

/** He has found one. */
export async function fulfil(tx: Tx, complex: ComplexId, person: PersonId, now: Instant): Promise<void> {
  const wish = await tx.wishes.openOf(complex, person);
  if (wish) await endWish(tx, wish, 'found', now);
}

/** His card says so; nobody need be called for it. */
export async function endWish(
  tx: Tx,
  wish: SpotWish,
  ending: NonNullable<SpotWish['ending']>,
  now: Instant,
): Promise<void> {
  const { complex, id } = wish;
  await tx.wishes.end(wish, ending, now);
  await tx.timers.set(complex, { kind: 'wish', wish: id }, null);
  await tx.cards.redraw(complex, { kind: 'wish', wish: id });
}
