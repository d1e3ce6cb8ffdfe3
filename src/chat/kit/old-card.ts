import type { CardSubject } from '../../core/notices.ts';
import { readFeedRef } from './feed.ts';
import type { Reply } from './outgoing.ts';
import type { MemberContext } from './update-context.ts';

/** A press on a copy of a card that is no longer the newest is obeyed, and the copy points down to the newest. */
export async function retireOldCard(context: MemberContext, subject: CardSubject): Promise<Reply[]> {
  const { tx, incoming, actor, speech } = context;
  const { body } = incoming;
  // «Все уведомления» draws each card as it stands: there is none below.
  if (body.kind !== 'press' || (body.message !== null && readFeedRef(body.message))) return [];
  const current = await tx.cardMessages.current(actor.complex, subject, actor.person);
  if (current === null || current === body.message) return [];
  return [{ kind: 'replace', message: { text: speech.say('card-below') } }];
}
