import { may } from '../access.ts';
import type { Member } from '../kernel/actor.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Tx } from '../ports.ts';
import type { NoteTopic } from './note-topics.ts';
import type { SoundCheck } from './sound-check.ts';

export type Chosen = { readonly off: readonly NoteTopic[]; readonly check: SoundCheck | null };

/** What «Уведомления» shows: what is switched off, and how the last test of the sound went. */
export async function seeNotifications(tx: Tx, actor: Member): Promise<Result<Chosen, 'not allowed'>> {
  if (!may(actor, 'choose notifications')) return refuse('not allowed');
  const { complex, person } = actor;
  const off = await tx.notifications.off(complex, person);
  return ok({ off, check: await tx.notifications.soundCheck(complex, person) });
}
