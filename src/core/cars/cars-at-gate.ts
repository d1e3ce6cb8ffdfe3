import { may } from '../access.ts';
import type { Member } from '../kernel/actor.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Tx } from '../ports.ts';
import type { CarAtGate } from './car-ports.ts';

/** Residents' cars by a piece of their numbers, for the gate: that they belong here, and to which spot. */
export async function carsAtGate(
  tx: Tx,
  actor: Member,
  piece: string,
  most: number,
): Promise<Result<readonly CarAtGate[], 'not allowed'>> {
  if (!may(actor, 'check passes')) return refuse('not allowed');
  return ok(await tx.cars.atGate(actor.complex, piece, most));
}
