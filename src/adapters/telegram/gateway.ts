import { setTimeout as sleep } from 'node:timers/promises';
import type { Api } from 'grammy';
import type { BotId, ChatRef } from '../../chat/incoming.ts';
import type { Delivery, Gateway, Outgoing, Urgency } from '../../chat/outgoing.ts';
import type { Pace } from '../../chat/pace.ts';
import { type Duration, seconds } from '../../core/kernel/time.ts';
import { encodeEdit, encodePhoto, encodeSend, encodeToast } from './encode.ts';
import { afterEdit, afterSend, askedPause, codeOf, movedTo } from './errors.ts';
import type { Log } from './log.ts';
import { afterwards, deadlineSignal } from './signal.ts';

export type GatewayOptions = {
  readonly api: Api;
  readonly bot: BotId;
  readonly pace: Pace;
  readonly log?: Log;
  /** Telegram refused a call because the group goes on under another id. */
  readonly moved?: (from: ChatRef, to: ChatRef) => Promise<void>;
  /** Waits for a slot; tests do without. */
  readonly wait?: (time: Duration, over?: AbortSignal) => Promise<unknown>;
  /** We are being stopped: nobody waits for a slot any more, and what has begun gets a few seconds. */
  readonly over?: AbortSignal;
};

type CallSignal = ReturnType<typeof deadlineSignal>;

/** How long a slot may be ahead, and then how long Telegram may take to answer. */
const deadline = (urgency: Urgency): Duration => seconds(urgency === 'reply' ? 3 : 10);

/** Nothing was sent and nobody is told why: the database that keeps the pace is away. */
const PACE_REST = seconds(2);

const LAST_CALLS = seconds(3);

const waitFor = (time: Duration, over?: AbortSignal) =>
  sleep(time, undefined, over && { signal: over }).catch(() => {});

/** The way out to Telegram: keeps the pace, tries once, and tells what became of it. Rejects for bugs only. */
export function createGateway({ api, bot, pace, log, moved, wait = waitFor, over }: GatewayOptions): Gateway {
  const last = over ? [afterwards(over, LAST_CALLS)] : [];
  const attempt = async (
    chat: ChatRef,
    urgency: Urgency,
    call: (signal: CallSignal) => Promise<Delivery>,
    failed: (error: unknown) => Delivery,
  ): Promise<Delivery> => {
    const ahead = await reserve(chat, urgency);
    // Whoever pressed is no longer looking, and a loop must not hold a notice in memory: it comes back.
    if (ahead === null || ahead > deadline(urgency)) return later(ahead ?? PACE_REST);
    // A reply is owed to somebody who is looking; a notice can wait for the next process.
    const patience = urgency === 'reply' ? undefined : over;
    if (ahead > 0) await wait(ahead, patience);
    if (patience?.aborted) return later(PACE_REST);
    try {
      return await call(deadlineSignal(deadline(urgency), ...last));
    } catch (error) {
      const became = failed(error);
      await obey(error);
      const refused = became.kind === 'never' && became.why === 'refused';
      if (refused) log?.error({ bot, code: codeOf(error) }, 'Telegram refuses what we send: a bug of ours');
      else if (became.kind === 'later')
        log?.warn({ bot, code: codeOf(error) }, 'Telegram did not take a call');
      return became;
    }
  };

  const reserve = (chat: ChatRef, urgency: Urgency): Promise<Duration | null> =>
    pace.reserve(chat, chat.startsWith('-') ? 'group' : 'private', urgency).catch(paceLost);

  const paceLost = (error: unknown) => {
    log?.error({ bot, code: codeOf(error) }, 'the pace cannot be kept: nothing is sent');
    return null;
  };

  const obey = async (error: unknown) => {
    const pause = askedPause(error);
    if (pause !== null) await pace.pause(pause).catch(paceLost);
  };

  /** Where the group has gone, once that is written down; null: the error is about something else. */
  const follow = async (from: ChatRef, error: unknown): Promise<ChatRef | null> => {
    const to = movedTo(error);
    if (to !== null) await moved?.(from, to);
    return to;
  };

  return {
    send: (chat, message, urgency) => {
      const sendTo = (to: ChatRef, what: Outgoing, signal: CallSignal) =>
        what.photo === undefined
          ? api.raw.sendMessage(encodeSend(to, what), signal)
          : api.raw.sendPhoto(encodePhoto(to, what.photo, what), signal);
      const call = async (signal: CallSignal): Promise<Delivery> => {
        const sent = await sendTo(chat, message, signal).catch(async (error: unknown) => {
          const to = await follow(chat, error);
          if (to === null) throw error;
          // A number of the old group's messages means another message in the new one.
          const { replyTo: _, ...unrelated } = message;
          return sendTo(to, unrelated, signal);
        });
        return { kind: 'delivered', message: String(sent.message_id) };
      };
      return attempt(chat, urgency, call, afterSend);
    },
    edit: (chat, ref, message, urgency) => {
      const call = async (signal: CallSignal): Promise<Delivery> => {
        try {
          await api.raw.editMessageText(encodeEdit(chat, ref, message), signal);
        } catch (error) {
          // The messages of the old group are not those of the new one.
          if ((await follow(chat, error)) !== null) return { kind: 'gone' };
          throw error;
        }
        return { kind: 'delivered', message: ref };
      };
      return attempt(chat, urgency, call, (error) => afterEdit(error, ref));
    },
    async toast(pressId, text) {
      try {
        await api.raw.answerCallbackQuery(
          encodeToast(pressId, text),
          deadlineSignal(deadline('reply'), ...last),
        );
      } catch (error) {
        // Telegram forgets a press within minutes, and a spinner ends by itself.
        log?.info({ bot, code: codeOf(error) }, 'a toast was lost');
        await obey(error);
      }
    },
  };
}

function later(after: Duration): Delivery {
  return { kind: 'later', after, unsure: false, everybody: false };
}
