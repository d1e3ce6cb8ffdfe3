import { may } from '../access.ts';
import type { Member } from '../kernel/actor.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { type Instant, lately, minutes } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import type { NamedCopy } from './backup.ts';
import type { Vault } from './backup-ports.ts';

/** A second copy within a minute is the same press twice. */
const ONCE_IN = minutes(1);

/** «Резервная копия»: made at once; the admin hears when it lies there. */
export async function wantCopy(
  tx: Tx,
  actor: Member,
  now: Instant,
): Promise<Result<null, 'not allowed' | 'just made'>> {
  if (!may(actor, 'keep copies')) return refuse('not allowed');
  const { complex, person } = actor;
  if (await tx.backups.wasAsked(complex, lately(now, ONCE_IN))) return refuse('just made');
  await tx.backups.want(complex, 'asked', person, now);
  await tx.journal.note(complex, person, { kind: 'copy asked' }, now);
  return ok(null);
}

/** The daily copies come into the admin's chat, or no longer; only what is encrypted ever does. */
export async function wantDailyCopies(
  tx: Tx,
  actor: Member,
  reads: boolean,
  vault: Pick<Vault, 'encrypts'>,
): Promise<Result<null, 'not allowed' | 'plain'>> {
  if (!may(actor, 'keep copies')) return refuse('not allowed');
  if (reads && !vault.encrypts) return refuse('plain');
  await tx.backups.setReader(actor.complex, actor.person, reads);
  return ok(null);
}

/** The name of a copy's file, for whoever may have it in his chat. */
export async function takeCopy(
  tx: Tx,
  actor: Member,
  backup: number,
  vault: Pick<Vault, 'list'>,
): Promise<Result<string, 'not allowed' | 'gone' | 'plain'>> {
  if (!may(actor, 'keep copies')) return refuse('not allowed');
  const made = (await tx.backups.get(actor.complex, backup))?.made;
  const there = await vault.list(actor.complex);
  if (!made || !there.some(({ name }) => name === made.fileName)) return refuse('gone');
  return made.encrypted ? ok(made.fileName) : refuse('plain');
}

/** The copies of the folder that can be restored. */
export async function listCopies(
  actor: Member,
  vault: Pick<Vault, 'list'>,
): Promise<Result<readonly NamedCopy[], 'not allowed'>> {
  if (!may(actor, 'restore copies')) return refuse('not allowed');
  return ok(await vault.list(actor.complex));
}
