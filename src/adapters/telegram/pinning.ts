import { type Api, GrammyError } from 'grammy';
import type { ChatRef, MessageRef } from '../../chat/kit/incoming.ts';
import type { Gateway, Pinned } from '../../chat/kit/outgoing.ts';
import { seconds } from '../../core/kernel/time.ts';
import { askedPause, codeOf, movedTo } from './errors.ts';
import type { GatewayOptions } from './gateway.ts';
import { deadlineSignal } from './signal.ts';

const DEADLINE = seconds(10);

type PinningOptions = Pick<GatewayOptions, 'api' | 'bot' | 'pace' | 'log' | 'moved'>;

/** A gateway that pins what wants to be pinned, once it is sent. That pinning failed undoes no sending. */
export function pinning(gateway: Gateway, { api, bot, pace, log, moved }: PinningOptions): Gateway {
  const pin = async (chat: ChatRef, message: MessageRef, isFresh: boolean): Promise<Pinned | 'gone'> => {
    try {
      return (await mayPin(api, chat)) ? await pinNow(api, chat, message) : 'no right';
    } catch (error) {
      const to = movedTo(error);
      if (to !== null) {
        await moved?.(chat, to);
        // Sending has followed the group; an older message's number means another one there.
        return isFresh ? pin(to, message, true) : 'gone';
      }
      log?.warn({ bot, code: codeOf(error) }, 'a message could not be pinned');
      const pause = askedPause(error);
      if (pause !== null) await pace.pause(chat, pause);
      return reasonOf(error);
    }
  };
  return {
    ...gateway,
    send: async (chat, message, urgency) => {
      if (!message.pin) return gateway.send(chat, message, urgency);
      const { sent } = message.pin;
      const there = sent === null ? 'gone' : await pin(chat, sent, false);
      if (sent !== null && there !== 'gone') return { kind: 'delivered', message: sent, pinned: there };
      const delivery = await gateway.send(chat, message, urgency);
      if (delivery.kind !== 'delivered') return delivery;
      const pinned = await pin(chat, delivery.message, true);
      return { ...delivery, pinned: pinned === 'gone' ? 'not pinned' : pinned };
    },
  };
}

/** Asked first: a call that is going to be refused is not made. */
async function mayPin(api: Api, chat: ChatRef): Promise<boolean> {
  const self = Number(api.token.split(':')[0]);
  const member = await api.raw.getChatMember(
    { chat_id: Number(chat), user_id: self },
    deadlineSignal(DEADLINE),
  );
  return member.status === 'administrator' && member.can_pin_messages === true;
}

async function pinNow(api: Api, chat: ChatRef, message: MessageRef): Promise<Pinned> {
  // Whoever silenced the group is not rung for it.
  const params = { chat_id: Number(chat), message_id: Number(message), disable_notification: true };
  await api.raw.pinChatMessage(params, deadlineSignal(DEADLINE));
  return 'pinned';
}

function reasonOf(error: unknown): Pinned | 'gone' {
  if (!(error instanceof GrammyError)) return 'not pinned';
  if (/message to pin not found|message_id_invalid/i.test(error.description)) return 'gone';
  return /not enough rights|chat_admin_required/i.test(error.description) ? 'no right' : 'not pinned';
}
