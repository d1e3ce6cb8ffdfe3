import { setTimeout as sleep } from 'node:timers/promises';
import type { Api } from 'grammy';
import type { BotId, ChatRef } from '../../chat/incoming.ts';
import type { Delivery, Gateway, Urgency } from '../../chat/outgoing.ts';
import type { Pace } from '../../chat/pace.ts';
import { type Duration, seconds } from '../../core/kernel/time.ts';
import { encodeEdit, encodeSend, encodeToast } from './encode.ts';
import { afterEdit, afterSend, askedPause, codeOf } from './errors.ts';
import type { Log } from './log.ts';
import { deadlineSignal } from './signal.ts';

export type GatewayOptions = {
  readonly api: Api;
  readonly bot: BotId;
  readonly pace: Pace;
  readonly log?: Log;
  /** Waits for a slot; tests do without. */
  readonly wait?: (time: Duration) => Promise<unknown>;
};

type CallSignal = ReturnType<typeof deadlineSignal>;

/** How long a slot may be ahead, and then how long Telegram may take to answer. */
const deadline = (urgency: Urgency): Duration => seconds(urgency === 'reply' ? 3 : 10);

/**
 * The way out to Telegram: keeps the pace, tries once, and tells what became of it. Throws only for bugs and for
 * a pace that cannot be kept because its database is lost.
 */
export function createGateway({ api, bot, pace, log, wait = sleep }: GatewayOptions): Gateway {
  const attempt = async (
    chat: ChatRef,
    urgency: Urgency,
    call: (signal: CallSignal) => Promise<Delivery>,
    failed: (error: unknown) => Delivery,
  ): Promise<Delivery> => {
    const ahead = await pace.reserve(chat, chat.startsWith('-') ? 'group' : 'private', urgency);
    // Whoever pressed is no longer looking, and a loop must not hold a notice in memory: it comes back.
    if (ahead > deadline(urgency)) return { kind: 'later', after: ahead, unsure: false, everybody: false };
    if (ahead > 0) await wait(ahead);
    try {
      return await call(deadlineSignal(deadline(urgency)));
    } catch (error) {
      const became = failed(error);
      await tell(error, became);
      return became;
    }
  };

  const tell = async (error: unknown, became: Delivery) => {
    const pause = askedPause(error);
    if (pause !== null) await pace.pause(pause);
    const refused = became.kind === 'never' && became.why === 'refused';
    if (refused) log?.error({ bot, code: codeOf(error) }, 'Telegram refuses what we send: a bug of ours');
    else if (became.kind === 'later') log?.warn({ bot, code: codeOf(error) }, 'Telegram did not take a call');
  };

  return {
    send: (chat, message, urgency) => {
      const params = encodeSend(chat, message);
      const call = async (signal: CallSignal): Promise<Delivery> => {
        const sent = await api.raw.sendMessage(params, signal);
        return { kind: 'delivered', message: String(sent.message_id) };
      };
      return attempt(chat, urgency, call, afterSend);
    },
    edit: (chat, ref, message, urgency) => {
      const params = encodeEdit(chat, ref, message);
      const call = async (signal: CallSignal): Promise<Delivery> => {
        await api.raw.editMessageText(params, signal);
        return { kind: 'delivered', message: ref };
      };
      return attempt(chat, urgency, call, (error) => afterEdit(error, ref));
    },
    async toast(pressId, text) {
      try {
        await api.raw.answerCallbackQuery(encodeToast(pressId, text), deadlineSignal(deadline('reply')));
      } catch (error) {
        // Telegram forgets a press within minutes, and a spinner ends by itself.
        log?.info({ bot, code: codeOf(error) }, 'a toast was lost');
        const pause = askedPause(error);
        if (pause !== null) await pace.pause(pause);
      }
    },
  };
}
