import type { CardSubject } from '../../core/notices.ts';
import type { Reply } from './outgoing.ts';
import type { MemberContext } from './update-context.ts';

/** A press on a copy of a card that is no longer the newest is obeyed, and the copy points down to the newest. */
export async function retireOldCard(context: MemberContext, subject: CardSubject): Promise<Reply[]> {
  const { tx, incoming, actor, speech } = context;
  if (incoming.body.kind !== 'press') return [];
  const current = await tx.cardMessages.current(actor.complex, subject, actor.person);
  if (current === null || current === incoming.body.message) return [];
  return [{ kind: 'replace', message: { text: speech.say('card-below') } }];
}
