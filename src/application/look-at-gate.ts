import type { CarAtGate } from '../core/cars/car-ports.ts';
import type { Member } from '../core/kernel/actor.ts';
import { ok, type Result, refuse } from '../core/kernel/result.ts';
import type { Instant } from '../core/kernel/time.ts';
import { inZone } from '../core/kernel/zone.ts';
import type { Lending } from '../core/lending/lending.ts';
import { lendingsAtGate } from '../core/lending/see-lendings.ts';
import { foldPlate } from '../core/passes/fold-plate.ts';
import type { Pass } from '../core/passes/pass.ts';
import { passByLink, passesByPlate } from '../core/passes/see-passes.ts';
import type { Tx } from '../core/ports.ts';
import type { Account } from './account.ts';
import { tryCars, tryCode } from './at-the-gate.ts';

/** Shorter pieces of a number would show half of the guests. */
const SHORTEST_PIECE = 3;
const LONGEST_TYPED = 100;
export const MOST_FOUND = 20;

export type Looked = {
  readonly passes: readonly Pass[];
  /** Residents' cars, one more than are shown where there are more. */
  readonly cars: readonly CarAtGate[];
  /** Who stands with a holder's permission, by the number of the spot or by a car found. */
  readonly lendings: readonly Lending[];
  /** Why nothing, or not all, was found; null: there is nothing to say. */
  readonly fault: 'too short' | 'none' | 'no such code' | 'too many codes' | 'too many cars' | null;
};

const nothing = (fault: Looked['fault']): Looked => ({ passes: [], cars: [], lendings: [], fault });

/** What a guard typed: six digits, or a piece of a number or of a name. */
export async function lookAtGate(
  tx: Tx,
  account: Pick<Account, 'pace'>,
  actor: Member,
  typed: string,
  now: Instant,
): Promise<Result<Looked, 'not allowed'>> {
  const code = typed.replace(/[\s-]/gu, '');
  if (!/^\d{6}$/.test(code)) return ofPiece(tx, account, actor, typed, 'none', now);
  const found = await tryCode(tx, account, actor, code);
  if (!found.ok) return found.why === 'too many' ? ok(nothing('too many codes')) : refuse('not allowed');
  // Six digits may be a piece of a number, too.
  return found.value
    ? ok({ ...nothing(null), passes: [found.value] })
    : ofPiece(tx, account, actor, code, 'no such code', now);
}

async function ofPiece(
  tx: Tx,
  account: Pick<Account, 'pace'>,
  actor: Member,
  typed: string,
  none: 'none' | 'no such code',
  now: Instant,
): Promise<Result<Looked, 'not allowed'>> {
  const seen = await lendingsAtGate(tx, actor, now);
  if (!seen.ok) return seen;
  const there = seen.value.filter(({ spot }) => String(spot) === typed.trim());
  const piece = foldPlate(typed);
  if (piece.length < SHORTEST_PIECE || typed.length > LONGEST_TYPED)
    return ok({ ...nothing(there.length > 0 ? null : 'too short'), lendings: there });
  const found = await passesByPlate(tx, actor, piece, await dayBegan(tx, actor, now), MOST_FOUND);
  if (!found.ok) return found;
  const tried = await tryCars(tx, account, actor, typed, MOST_FOUND + 1);
  const cars = tried.ok ? tried.value : [];
  const isOver = !tried.ok && tried.why === 'too many';
  const lent = new Set(cars.flatMap((car) => car.lendings));
  const lendings = [...there, ...seen.value.filter((one) => lent.has(one.id) && !there.includes(one))];
  const isEmpty = found.value.length === 0 && cars.length === 0 && lendings.length === 0;
  return ok({
    passes: found.value,
    cars,
    lendings,
    fault: isEmpty ? (isOver ? 'too many cars' : none) : null,
  });
}

/** What a QR said, whatever stands around it. */
export async function lookByQr(tx: Tx, actor: Member, read: string): Promise<Result<Looked, 'not allowed'>> {
  const [payload = ''] = /p_[0-9a-z]{1,11}_[\w-]{22}(?![\w-])/.exec(read) ?? [];
  const found = await passByLink(tx, actor, payload);
  if (!found.ok) return found;
  return ok(found.value ? { ...nothing(null), passes: [found.value] } : nothing('none'));
}

/** Midnight by the clocks of the complex: since then it is «Сегодня». */
export async function dayBegan(tx: Tx, { complex }: Member, now: Instant): Promise<Instant> {
  const { timeZone } = await tx.complexes.get(complex);
  return new Date(inZone(now, timeZone).startOfDay().epochMilliseconds);
}
