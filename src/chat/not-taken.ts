import { hasMenu, withMenu } from './kit/menu.ts';
import type { Outgoing, Reply } from './kit/outgoing.ts';
import { nameQuestion, withWayOut } from './kit/questions.ts';
import { isMember, type UpdateContext } from './kit/update-context.ts';
import type { RichText } from './kit/wording.ts';

/** What was left of an album, and the way on: «Отмена» of what is asked, else the menu. */
export function notTaken(context: UpdateContext, text: RichText): Reply[] {
  const isHome = context.incoming.chat.kind === 'private' && isMember(context);
  const message: Outgoing = isHome && hasMenu(context.actor.roles) ? withMenu(context, text) : { text };
  if (!isHome) return [{ kind: 'message', message }];
  return nameQuestion(withWayOut([{ kind: 'message', message }], context), context.standing);
}
