import { may } from '../core/access.ts';
import type { CarAtGate } from '../core/cars/car-ports.ts';
import { carsAtGate } from '../core/cars/cars-at-gate.ts';
import { plateKey } from '../core/cars/plate.ts';
import type { Member } from '../core/kernel/actor.ts';
import { ok, type Result, refuse } from '../core/kernel/result.ts';
import { type Instant, minutes } from '../core/kernel/time.ts';
import { type AskRefusal, askAtGate, type GateWish } from '../core/passes/ask-at-gate.ts';
import type { GateQuestion } from '../core/passes/gate-question.ts';
import type { Pass } from '../core/passes/pass.ts';
import { passByCode } from '../core/passes/see-passes.ts';
import type { Tx } from '../core/ports.ts';
import type { Account } from './account.ts';

/** Nobody tries a million codes at this pace; a shift at a busy gate does not get near it. */
const MOST_CODES = 30;
const CODES_WINDOW = minutes(10);

/** So many call at the gate of a large house when all come home. */
const MOST_QUESTIONS = 20;

/** Shorter pieces of a number would show half of the house. */
const SHORTEST_PIECE = 3;

/** Residents' cars by a piece of a number: as many tries as codes have. Words that no number has try nothing. */
export async function tryCars(
  tx: Tx,
  account: Pick<Account, 'pace'>,
  actor: Member,
  typed: string,
  most: number,
): Promise<Result<readonly CarAtGate[], 'not allowed' | 'too many'>> {
  if (!may(actor, 'check passes')) return refuse('not allowed');
  const piece = plateKey(typed).replaceAll('O', '0');
  if (piece.length < SHORTEST_PIECE || !/^[A-Z\d]+$/.test(piece)) return ok([]);
  const pace = await account.pace('gate car', MOST_CODES, CODES_WINDOW);
  return pace === 'fine' ? carsAtGate(tx, actor, piece, most) : refuse('too many');
}

export type AskHoldersRefusal = AskRefusal | { readonly kind: 'too fast' };

/** «Спросить жителя»: no guard rings the house from one end to the other. */
export async function askHolders(
  tx: Tx,
  account: Pick<Account, 'pace'>,
  actor: Member,
  wish: GateWish,
  now: Instant,
): Promise<Result<GateQuestion, AskHoldersRefusal>> {
  if (!may(actor, 'check passes')) return refuse({ kind: 'not allowed' });
  const pace = await account.pace('gate question', MOST_QUESTIONS, CODES_WINDOW);
  return pace === 'fine' ? askAtGate(tx, actor, wish, now) : refuse({ kind: 'too fast' });
}

/** A guest's six digits. Right and wrong codes count alike, so that the limit tells nothing. */
export async function tryCode(
  tx: Tx,
  account: Pick<Account, 'pace'>,
  actor: Member,
  code: string,
): Promise<Result<Pass | null, 'not allowed' | 'too many'>> {
  if (!may(actor, 'check passes')) return refuse('not allowed');
  const pace = await account.pace('pass code', MOST_CODES, CODES_WINDOW);
  return pace === 'fine' ? passByCode(tx, actor, code) : refuse('too many');
}
