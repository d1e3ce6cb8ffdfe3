import { may } from '../access.ts';
import type { Member } from '../kernel/actor.ts';
import type { ComplexId } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Instant } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import type { CopySource, Restore } from './backup-ports.ts';

/** Nothing happens before the copy is read, compared, shown and confirmed. */
export async function wantRestore(
  tx: Tx,
  actor: Member,
  source: CopySource,
  now: Instant,
): Promise<Result<null, 'not allowed'>> {
  if (!may(actor, 'restore copies')) return refuse('not allowed');
  await tx.backups.wantRestore(actor.complex, actor.person, source, now);
  return ok(null);
}

export type RestoreRefusal = 'not allowed' | 'not yours' | Restore['state'];

/** «Подтвердить» / «Отмена» below the difference, for whoever asked; refused with what became of it meanwhile. */
export async function decideRestore(
  tx: Tx,
  actor: Member,
  id: number,
  to: 'confirmed' | 'off',
  now: Instant,
): Promise<Result<null, RestoreRefusal>> {
  if (!may(actor, 'restore copies')) return refuse('not allowed');
  const restore = await tx.backups.restore(actor.complex, id);
  if (!restore || restore.askedBy !== actor.person) return refuse('not yours');
  const moved = await tx.backups.moveRestore(actor.complex, id, 'compared', to, now);
  return moved ? ok(null) : refuse(restore.state);
}

/** A restore goes on only while whoever asked for it may restore; otherwise it is off. */
export async function mayStillRestore(
  tx: Tx,
  complex: ComplexId,
  { id, askedBy, state }: Pick<Restore, 'id' | 'askedBy' | 'state'>,
  now: Instant,
): Promise<boolean> {
  const asker = await tx.residents.get(complex, askedBy);
  if (asker && may(asker, 'restore copies')) return true;
  await tx.backups.moveRestore(complex, id, state, 'off', now);
  return false;
}
