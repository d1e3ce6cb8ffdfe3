import { may } from '../access.ts';
import type { Member } from '../kernel/actor.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Tx } from '../ports.ts';
import type { NoteTopic } from './note-topics.ts';

/** Switches some notes off, or on again: also those that are on their way. */
export async function switchNotes(
  tx: Tx,
  actor: Member,
  topic: NoteTopic,
  off: boolean,
): Promise<Result<null, 'not allowed' | 'already'>> {
  if (!may(actor, 'choose notifications')) return refuse('not allowed');
  const { complex, person } = actor;
  return (await tx.notifications.switch(complex, person, topic, off)) ? ok(null) : refuse('already');
}
