import { type Api, GrammyError } from 'grammy';
import type { Update } from 'grammy/types';
import { type Duration, minutes, seconds } from '../../core/kernel/time.ts';
import { askedPause, codeOf } from './errors.ts';
import type { Log } from './log.ts';
import { deadlineSignal } from './signal.ts';
import { readUpdate, type UpdateKind } from './update.ts';
import { backOff, type Wait } from './wait.ts';
import type { Window } from './window.ts';

/** Telegram allows 50 s; proxies and address translators cut silent connections earlier. */
const LONG_POLL = 30;
const ANSWER_SLACK = seconds(10);
/** Whoever waits for us to stop does not wait for more than ten seconds. */
const LAST_ANSWER = seconds(3);
/** With updates in flight a long poll answers at once: a pause keeps it from becoming a busy loop. */
const SHORTEST_PAUSE = 50;
const LONGEST_PAUSE = 500;
const LONGEST_REST = seconds(30);
/** A poll that brings nothing takes its 30 s; a server or proxy that answers at once would be asked without end. */
const SOONEST_EMPTY = seconds(1);

export type FetchingOptions = {
  readonly api: Api;
  readonly allowedUpdates: readonly UpdateKind[];
  readonly window: Window;
  /** Aborts when everything in the window is finished; a new one after each filling. */
  readonly drained: () => AbortSignal;
  readonly handOut: (updates: readonly Update[]) => void;
  readonly polled: () => void;
  readonly wait: Wait;
  readonly log: Log;
};

/** Fetches until `over`, whatever Telegram and the network do. */
export async function fetchUpdates(options: FetchingOptions, signal: AbortSignal): Promise<void> {
  const { api, window, wait } = options;
  let webhookGone = false;
  let failures = 0;
  let pause = SHORTEST_PAUSE;
  while (!signal.aborted) {
    try {
      if (!webhookGone) await api.raw.deleteWebhook({}, signalFor(0, signal));
      webhookGone = true;
      const asked = performance.now();
      const fresh = await fetchOnce(options, signal);
      failures = 0;
      pause = fresh > 0 ? SHORTEST_PAUSE : Math.min(pause * 2, LONGEST_PAUSE);
      const isHasty = fresh === 0 && performance.now() - asked < SOONEST_EMPTY;
      if (window.open() > 0) await wait(pause, AbortSignal.any([signal, options.drained()]));
      else if (isHasty) await wait(pause, signal);
    } catch (error) {
      if (signal.aborted) return;
      // Perhaps somebody has set a webhook: the settings of this start decide, each time.
      if (isConflict(error)) webhookGone = false;
      await wait(restAfter(error, failures++, options.log), signal);
    }
  }
}

/** One getUpdates; tells how many of its updates were new. */
async function fetchOnce(options: FetchingOptions, signal: AbortSignal): Promise<number> {
  const { api, allowedUpdates, window, log } = options;
  const ask = window.ask();
  const batch = await api.raw.getUpdates(
    { ...offsetOf(ask.offset), limit: 100, timeout: LONG_POLL, allowed_updates: [...allowedUpdates] },
    signalFor(LONG_POLL, signal),
  );
  const readable = batch.filter((update) => readUpdate(update) !== null);
  // Without a number nobody can confirm it, and it must not stop those that have one.
  if (readable.length < batch.length) log.error({}, 'Telegram sends what is no update: it is left out');
  const fresh = window.answered(ask, readable);
  options.polled();
  options.handOut(fresh);
  return fresh.length;
}

/** Tells Telegram what is finished without taking anything new. Never throws: what it misses comes again. */
export async function confirmFinished(options: FetchingOptions): Promise<void> {
  const { api, allowedUpdates, window, log } = options;
  const { offset, confirms } = window.ask();
  if (confirms.length === 0) return;
  try {
    await api.raw.getUpdates(
      { ...offsetOf(offset), limit: 1, timeout: 0, allowed_updates: [...allowedUpdates] },
      deadlineSignal(LAST_ANSWER),
    );
  } catch (error) {
    log.warn({ code: codeOf(error) }, 'the last updates could not be confirmed: they come again');
  }
}

const offsetOf = (offset: number | undefined) => (offset === undefined ? {} : { offset });

const signalFor = (timeout: number, signal?: AbortSignal) =>
  deadlineSignal(seconds(timeout) + ANSWER_SLACK, signal);

const isConflict = (error: unknown) => error instanceof GrammyError && error.error_code === 409;

/** How long to leave Telegram alone, in milliseconds; says in the log what is wrong. */
function restAfter(error: unknown, failures: number, log: Log): Duration {
  const fields = { code: codeOf(error), failures };
  const refused = error instanceof GrammyError ? error.error_code : 0;
  if (refused === 401 || refused === 404) {
    log.error(fields, 'Telegram does not know this BOT_TOKEN: take the current one from @BotFather');
    return minutes(1);
  }
  const conflict = 'somebody else fetches the updates of this bot: another start or a webhook with its token';
  log.warn(fields, isConflict(error) ? conflict : 'updates could not be fetched: trying again');
  return askedPause(error) ?? backOff(failures, LONGEST_REST);
}
