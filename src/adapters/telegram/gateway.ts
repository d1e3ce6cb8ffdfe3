import { setTimeout as sleep } from 'node:timers/promises';
import type { Api } from 'grammy';
import type { BotId, ChatRef } from '../../chat/kit/incoming.ts';
import type { Delivery, Gateway, Urgency } from '../../chat/kit/outgoing.ts';
import type { Pace } from '../../chat/kit/pace.ts';
import { createReplies } from '../../chat/replies.ts';
import { type Duration, seconds } from '../../core/kernel/time.ts';
import type { Pictures, ReadCopy } from './attach.ts';
import { deadline, TRANSFER } from './calls.ts';
import { FILE_REFUSED } from './carrying.ts';
import { download } from './download.ts';
import { encodeToast } from './encode.ts';
import { afterSend, askedPause, codeOf, isGone, movedTo } from './errors.ts';
import { patience } from './limits.ts';
import type { Log } from './log.ts';
import type { ExternalIdOf } from './mentions.ts';
import { presence } from './presence.ts';
import { createSaying } from './saying.ts';
import { deadlineSignal } from './signal.ts';
import { createTurns, PACE_REST } from './turns.ts';

export type GatewayOptions = {
  readonly api: Api;
  readonly bot: BotId;
  readonly pace: Pace;
  readonly pictures: Pictures;
  /** How Telegram knows whom a message mentions. */
  readonly externalIdOf?: ExternalIdOf;
  /** The bytes of a copy in the folder of copies. */
  readonly readCopy?: ReadCopy;
  readonly log?: Log;
  /** Telegram refused a call because the group goes on under another id. */
  readonly moved?: (from: ChatRef, to: ChatRef) => Promise<void>;
  /** Waits for a slot; tests do without. */
  readonly wait?: (time: Duration, signal?: AbortSignal) => Promise<unknown>;
  /** We are being stopped: no notice waits for a slot any more. */
  readonly signal?: AbortSignal;
};

/** A secret stands in the chat meanwhile, and whoever wrote it waits. */
const MOST_REMOVALS = 3;

/** Nothing was sent: whoever comes after us sends it at once. */
const NEXT_PROCESS: Delivery = { kind: 'later', after: 0, unsure: false, exact: true };

const waitFor = (time: Duration, signal?: AbortSignal) =>
  sleep(time, undefined, signal && { signal: signal }).catch(() => {});

/** The way out to Telegram: keeps the pace, tries once, and tells what became of it. Rejects for bugs only. */
export function createGateway({
  api,
  bot,
  pace,
  pictures,
  externalIdOf = async () => null,
  readCopy = async () => null,
  log,
  moved,
  wait = waitFor,
  signal,
}: GatewayOptions): Gateway {
  const attempt = async (
    chat: ChatRef,
    urgency: Urgency,
    call: () => Promise<Delivery>,
    failed: (error: unknown) => Delivery,
    isLast = urgency !== 'reply',
  ): Promise<Delivery> => {
    const asked = performance.now();
    const ahead = await turns.reserve(chat, urgency);
    if (ahead === null || ahead > patience(urgency)) return later(ahead ?? PACE_REST);
    // A reply is owed to somebody who is looking, if it is nearly there; a notice can wait for the next process.
    const until = urgency === 'reply' && ahead <= deadline(urgency) ? undefined : signal;
    if (ahead > 0) await wait(ahead, until);
    if (until?.aborted) return NEXT_PROCESS;
    // All of them at once at the end of it would be refused anew: each asks for another slot.
    const quiet = ahead > 0 ? turns.quietFor(asked) : 0;
    if (quiet > patience(urgency)) return later(quiet);
    if (quiet > 0) await wait(quiet, signal);
    if (quiet > 0) return signal?.aborted ? NEXT_PROCESS : attempt(chat, urgency, call, failed, isLast);
    try {
      return await call();
    } catch (error) {
      const became = failed(error);
      await obey(chat, error);
      const refused = became.kind === 'never' && became.why === 'refused';
      if (became === FILE_REFUSED)
        log?.warn({ bot, code: codeOf(error) }, 'Telegram does not take what goes with a message');
      else if (refused)
        log?.error({ bot, code: codeOf(error) }, 'Telegram refuses what we send: a bug of ours');
      else if (became.kind === 'never')
        log?.info({ bot, code: codeOf(error) }, 'Telegram does not let us write there');
      else if (became.kind === 'later')
        log?.warn({ bot, code: codeOf(error) }, 'Telegram did not take a call');
      // A notice comes back by itself. A reply does not, and this one has surely not arrived.
      if (isLast || became.kind !== 'later' || became.unsure || became.after > patience(urgency))
        return became;
      await wait(became.after, signal);
      return signal?.aborted ? NEXT_PROCESS : attempt(chat, urgency, call, failed, true);
    }
  };

  const lost = (error: unknown) => {
    log?.error({ bot, code: codeOf(error) }, 'the pace cannot be kept: nothing is sent');
    return null;
  };

  const turns = createTurns({ pace, wait, signal, lost });

  const obey = async (chat: ChatRef, error: unknown) => {
    const pause = askedPause(error);
    if (pause !== null) await turns.pause(chat, pause);
  };

  /** Where the group has gone, once that is written down; null: the error is about something else. */
  const follow = async (from: ChatRef, error: unknown): Promise<ChatRef | null> => {
    const to = movedTo(error);
    if (to !== null) await moved?.(from, to);
    return to;
  };

  const toast = async (chat: ChatRef, pressId: string, text: string | null) => {
    try {
      await api.raw.answerCallbackQuery(encodeToast(pressId, text), deadlineSignal(deadline('reply')));
    } catch (error) {
      // Telegram forgets a press within minutes, and a spinner ends by itself.
      log?.info({ bot, code: codeOf(error) }, 'a toast was lost');
      await obey(chat, error);
    }
  };

  const said = createSaying({ api, bot, pictures, externalIdOf, readCopy, log, attempt, follow, wait });

  return {
    ...said,
    expect: turns.book,
    respond: createReplies({ ...said, toast, signal }),
    download: (file, mostBytes, within = TRANSFER) =>
      download(api, file, mostBytes, AbortSignal.timeout(within)),
    presence: (group, person) => presence(api, group, person),
    async remove(chat, ref) {
      const message = { chat_id: Number(chat), message_id: Number(ref) };
      for (let tries = 0; tries < MOST_REMOVALS; tries += 1) {
        if (tries > 0) await wait(seconds(1));
        try {
          await api.raw.deleteMessage(message, deadlineSignal(deadline('reply')));
          return true;
        } catch (error) {
          if (isGone(error)) return true;
          log?.warn({ bot, code: codeOf(error) }, 'a message cannot be deleted');
          if (afterSend(error).kind !== 'later') return false;
        }
      }
      return false;
    },
  };
}

function later(after: Duration): Delivery {
  return { kind: 'later', after, unsure: false, exact: false };
}
