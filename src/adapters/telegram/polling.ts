import type { Api } from 'grammy';
import type { Update } from 'grammy/types';
import { type Instant, seconds } from '../../core/kernel/time.ts';
import { codeOf } from './errors.ts';
import { confirmFinished, fetchUpdates } from './fetching.ts';
import { createHandOut } from './hand-out.ts';
import type { Log } from './log.ts';
import { steadyNow } from './steady.ts';
import type { UpdateKind } from './update.ts';
import { backOff, type Wait, wait as waitFor } from './wait.ts';
import { createWindow } from './window.ts';

/** The right to poll: at most one process holds it for a bot. */
export type Lead = {
  readonly lost: Promise<void>;
  readonly release: () => Promise<void>;
  /** Hears each time that Telegram has answered a poll, so that those who do not lead know that somebody polls. */
  readonly polled?: () => void;
};

export type PollingOptions = {
  readonly api: Api;
  readonly allowedUpdates: readonly UpdateKind[];
  /** Resolves when this process leads. The signal aborts when nobody waits for it any more. */
  readonly lead: (signal: AbortSignal) => Promise<Lead>;
  /**
   * Resolves once the update is committed. Called in order of arrival, many at a time: order inside a chat is the
   * caller's. Rejects only when the database is lost; the update is offered again then.
   */
  readonly onUpdate: (update: Update) => Promise<void>;
  readonly log: Log;
  /** Rests between tries; tests do without. */
  readonly wait?: Wait;
};

export type Polling = {
  /** Ends the poll, waits for what is being handled and confirms it. Never rejects. */
  readonly stop: () => Promise<void>;
  /** When Telegram last answered a poll of this process; steady time. */
  readonly lastPollAt: () => Instant | null;
  /** Since when this process may poll; null: another one does. */
  readonly leadsSince: () => Instant | null;
};

/** Fetches updates by long polling for as long as it leads. Nothing is confirmed before it is committed. */
export function startPolling(options: PollingOptions): Polling {
  const { log, wait = waitFor } = options;
  const stop = new AbortController();
  const running = new Set<Promise<void>>();
  let lastPollAt: Instant | null = null;
  let leadsSince: Instant | null = null;

  const leadOneTerm = async ({ lost, polled: tellOthers }: Lead) => {
    const termEnded = signalOf(lost);
    const signal = AbortSignal.any([stop.signal, termEnded]);
    const window = createWindow();
    let drained = new AbortController();
    const committed = (updateId: number) => {
      window.finish(updateId);
      if (window.open() > 0) return;
      drained.abort();
      drained = new AbortController();
    };
    const handOut = createHandOut({ onUpdate: options.onUpdate, committed, running, signal, wait, log });
    const polled = () => {
      lastPollAt = steadyNow();
      tellOthers?.();
    };
    const fetching = { ...options, window, drained: () => drained.signal, handOut, polled, wait };
    await fetchUpdates(fetching, signal);
    if (termEnded.aborted) log.warn({}, 'another process may poll now: leading again');
    else await Promise.all(running);
    if (!termEnded.aborted) await confirmFinished(fetching);
  };

  const work = async () => {
    for (let failures = 0; !stop.signal.aborted; ) {
      try {
        const lead = await leadOrStop(options.lead, stop.signal);
        if (!lead) break;
        failures = 0;
        leadsSince = steadyNow();
        await leadOneTerm(lead).finally(() => {
          leadsSince = null;
          return lead.release();
        });
      } catch (error) {
        log.error({ code: codeOf(error), failures }, 'the lead in polling was lost or cannot be had');
        await wait(backOff(failures++, seconds(2)), stop.signal);
      }
    }
    await Promise.all(running);
  };

  const working = work();
  return {
    stop: () => {
      stop.abort();
      return working;
    },
    lastPollAt: () => lastPollAt,
    leadsSince: () => leadsSince,
  };
}

function signalOf(lost: Promise<void>): AbortSignal {
  const termEnded = new AbortController();
  const abort = () => termEnded.abort();
  lost.then(abort, abort);
  return termEnded.signal;
}

/** Null when `stop` comes first; a lead that arrives too late is given back. */
async function leadOrStop(take: PollingOptions['lead'], stop: AbortSignal): Promise<Lead | null> {
  const { promise: stopped, resolve } = Promise.withResolvers<null>();
  const end = () => resolve(null);
  stop.addEventListener('abort', end, { once: true });
  const taking = take(stop);
  const lead = await Promise.race([taking, stopped]);
  stop.removeEventListener('abort', end);
  if (!lead) taking.then((late) => late.release()).catch(() => {});
  return lead;
}
