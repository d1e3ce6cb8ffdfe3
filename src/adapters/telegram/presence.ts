import { type Api, GrammyError } from 'grammy';
import type { ChatRef, ExternalId, Presence } from '../../chat/kit/incoming.ts';
import { deadline } from './calls.ts';
import { deadlineSignal } from './signal.ts';

/** Telegram tells of others for certain only where the bot is an administrator: then nobody knows. */
const untold = /member list is inaccessible|chat_admin_required|need administrator rights/i;

/** Whoever Telegram does not know there, or where it does not let us look, is not there. */
export async function presence(api: Api, group: ChatRef, person: ExternalId): Promise<Presence> {
  const whom = { chat_id: Number(group), user_id: Number(person) };
  try {
    const member = await api.raw.getChatMember(whom, deadlineSignal(deadline('reply')));
    if (member.status === 'restricted') return member.is_member ? 'in' : 'out';
    return member.status === 'left' || member.status === 'kicked' ? 'out' : 'in';
  } catch (error) {
    const isRefusal = error instanceof GrammyError && [400, 403].includes(error.error_code);
    return isRefusal && !untold.test(error.description) ? 'out' : 'unknown';
  }
}
