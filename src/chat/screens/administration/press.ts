import { type Action, may } from '../../../core/access.ts';
import type { AdminWish } from '../../admin-buttons.ts';
import type { Reply } from '../../outgoing.ts';
import type { MemberTurn } from '../../turn.ts';
import { toast } from '../confirm.ts';
import { showJournal } from './journal.ts';

/** A button of «Управление», new or old: who may no more reads so in a toast. */
export async function onAdminPress(turn: MemberTurn, wish: AdminWish): Promise<Reply[]> {
  const { speech, actor } = turn;
  const action = actionOf(wish);
  if (action && !may(actor, action)) return toast(speech.plain('admin-only'));
  if (wish.on === 'list' && wish.list === 'journal') return showJournal(turn, 'here', wish.page);
  if (wish.on === 'house' && wish.act === 'journal') return showJournal(turn, 'below');
  return toast(speech.plain('old-button'));
}

function actionOf(wish: AdminWish): Action | null {
  if (wish.on === 'house' && wish.act === 'journal') return 'read journal';
  return 'decide claims';
}
