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

export type Finding = { readonly spot: SpotNumber; readonly mine: boolean } & (
  | { readonly kind: 'taken' | 'not registered' }
  | { readonly kind: 'free'; readonly until: Instant | null }
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
  return ok({ kind: 'free', spot, mine, until: told(mark.until, now) });
}

/** The spots that are free now, in order of number, without those that somebody hides. */
export async function freeSpots(
  tx: Tx,
  actor: Member,
  now: Instant,
): Promise<Result<readonly FreeSpot[], 'not allowed'>> {
  if (!may(actor, 'look up spots')) return refuse('not allowed');
  const marks = await tx.marks.free(actor.complex, now);
  const shown = marks.filter(({ hidden }) => !hidden);
  return ok(shown.map(({ spot, until }) => ({ spot, until: told(until, now) })));
}

export type Parking = {
  readonly pages: readonly Page[];
  readonly free: readonly FreeSpot[];
};

/** The whole parking as it may be drawn. */
export async function seeParking(
  tx: Tx,
  actor: Member,
  now: Instant,
): Promise<Result<Parking, 'not allowed'>> {
  const free = await freeSpots(tx, actor, now);
  if (!free.ok) return free;
  return ok({ pages: arrange(await tx.directory.spots(actor.complex)), free: free.value });
}

function told(until: Instant, now: Instant): Instant | null {
  return between(now, until) <= days(1) ? until : null;
}
