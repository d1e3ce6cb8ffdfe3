import { may } from '../access.ts';
import type { Member } from '../kernel/actor.ts';
import type { SpotNumber } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { between, days, type Instant } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import { tryNumber } from '../spots/try-number.ts';
import { arrange, type Page } from './layout.ts';

/** A spot that neighbours may stand on now. */
export type FreeSpot = {
  readonly spot: SpotNumber;
  /** Null: for longer than a day, which is nobody's business. */
  readonly until: Instant | null;
};

/** A spot on which a neighbour of its holder stands, until a time that «Ищу место» told the house before. */
export type LentSpot = { readonly spot: SpotNumber; readonly until: Instant };

export type Finding = { readonly spot: SpotNumber; readonly mine: boolean } & (
  | { readonly kind: 'taken' | 'not registered' }
  | { readonly kind: 'free'; readonly until: Instant | null }
  /** A neighbour stands there; `here`: whoever asks. */
  | { readonly kind: 'lent'; readonly until: Instant; readonly here: boolean }
);

export type LookUpRefusal = 'not allowed' | 'too many numbers';

/** Whether somebody holds a spot and is home. Each number tried counts, so that nobody goes through the house. */
export async function lookUp(
  tx: Tx,
  actor: Member,
  spot: SpotNumber,
  now: Instant,
): Promise<Result<Finding, LookUpRefusal>> {
  if (!may(actor, 'look up spots')) return refuse('not allowed');
  const mine = actor.spots.includes(spot);
  if (!mine && !(await tryNumber(tx, actor, spot, now))) return refuse('too many numbers');
  const holders = await tx.spots.holders(actor.complex, spot);
  if (holders.length === 0) return ok({ kind: 'not registered', spot, mine });
  const mark = await tx.marks.get(actor.complex, spot, now);
  if (!mark || (mark.hidden && !mine)) return ok({ kind: 'taken', spot, mine });
  const lent = await tx.lendings.current(actor.complex, spot, now);
  if (!lent) return ok({ kind: 'free', spot, mine, until: told(mark.until, now) });
  return ok({ kind: 'lent', spot, mine, until: lent.until, here: lent.borrower === actor.person });
}

/** The spots that are free now, in order of number, without those that somebody hides or stands on. */
export async function freeSpots(
  tx: Tx,
  actor: Member,
  now: Instant,
): Promise<Result<readonly FreeSpot[], 'not allowed'>> {
  if (!may(actor, 'look up spots')) return refuse('not allowed');
  return ok((await shownMarks(tx, actor, now)).free);
}

/** Marks that neighbours see: what is free, and where one of them stands by now. */
async function shownMarks(tx: Tx, { complex }: Member, now: Instant) {
  const [marks, lendings] = await Promise.all([tx.marks.free(complex, now), tx.lendings.all(complex, now)]);
  const shown = marks.filter(({ hidden }) => !hidden).map(({ spot }) => spot);
  const lent = lendings.filter(({ spot }) => shown.includes(spot));
  const free = marks.filter(({ spot }) => shown.includes(spot) && !lent.some((one) => one.spot === spot));
  const asTold = ({ spot, until }: FreeSpot & { until: Instant }) => ({ spot, until: told(until, now) });
  return { free: free.map(asTold), lent };
}

export type Parking = {
  readonly pages: readonly Page[];
  readonly free: readonly FreeSpot[];
  /** Where a neighbour of the holder stands, until then. */
  readonly lent: readonly LentSpot[];
};

/** The whole parking as it may be drawn. */
export async function seeParking(
  tx: Tx,
  actor: Member,
  now: Instant,
): Promise<Result<Parking, 'not allowed'>> {
  if (!may(actor, 'look up spots')) return refuse('not allowed');
  const seen = await shownMarks(tx, actor, now);
  return ok({ pages: arrange(await tx.directory.spots(actor.complex)), ...seen });
}

function told(until: Instant, now: Instant): Instant | null {
  return between(now, until) <= days(1) ? until : null;
}
