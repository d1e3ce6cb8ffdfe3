import type { Update } from 'grammy/types';
import { seconds } from '../../core/kernel/time.ts';
import { codeOf } from './errors.ts';
import type { Log } from './log.ts';
import { backOff, type Wait } from './wait.ts';

const MOST_AT_ONCE = 100;
/** A database that comes back shall not find us asleep. */
const LONGEST_REST = seconds(2);

export type HandOutOptions = {
  /** Resolves once the update is committed; rejects when the database is lost. */
  readonly onUpdate: (update: Update) => Promise<void>;
  readonly committed: (updateId: number) => void;
  /** Those that are being worked on: they outlive this hand-out. */
  readonly running: Set<Promise<void>>;
  /** From then on nothing is handed out. */
  readonly signal: AbortSignal;
  readonly wait: Wait;
  readonly log: Log;
};

type Place = { readonly number: number; readonly update: Update };

/**
 * Hands updates out side by side, in order of arrival. What is rejected goes back to its place in the line, and
 * nobody is handed out before the rest is over: else a later message of the same chat would overtake it.
 */
export function createHandOut(options: HandOutOptions): (updates: readonly Update[]) => void {
  const { onUpdate, committed, running, signal, wait, log } = options;
  let line: Place[] = [];
  let number = 0;
  let inFlight = 0;
  let resting = false;
  let failures = 0;

  const handOut = () => {
    while (!resting && !signal.aborted && inFlight < MOST_AT_ONCE) {
      const next = line.shift();
      if (!next) return;
      const work = attempt(next).finally(() => running.delete(work));
      running.add(work);
    }
  };

  const attempt = async (place: Place) => {
    inFlight++;
    try {
      await onUpdate(place.update);
      failures = 0;
      committed(place.update.update_id);
    } catch (error) {
      line = [...line, place].sort((a, b) => a.number - b.number);
      void rest(error);
    } finally {
      inFlight--;
    }
    handOut();
  };

  const rest = async (error: unknown) => {
    if (resting) return;
    resting = true;
    log.error({ code: codeOf(error), failures }, 'an update could not be committed: it is offered again');
    await wait(backOff(failures++, LONGEST_REST), signal);
    resting = false;
    handOut();
  };

  return (updates) => {
    for (const update of updates) line.push({ number: number++, update });
    handOut();
  };
}
