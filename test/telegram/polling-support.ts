import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Lead, type PollingOptions, startPolling } from '../../src/adapters/telegram/polling.ts';
import { allowedUpdates, type Update } from '../../src/adapters/telegram/update.ts';
import { createTestLog, openTelegram } from './support.ts';

export const textOf = (update: Update) => update.message?.text ?? '';

/** A way to lead that can be taken away. */
export function createThrone() {
  const leads: { depose(): void; released: boolean; polled: number }[] = [];
  const lead = async (): Promise<Lead> => {
    const { promise: lost, resolve: depose } = Promise.withResolvers<void>();
    const mine = { depose, released: false, polled: 0 };
    leads.push(mine);
    const release = async () => {
      mine.released = true;
    };
    const polled = () => {
      mine.polled += 1;
    };
    return { lost, release, polled };
  };
  return { lead, leads };
}

/** Somebody to write, and a bot that polls; what it rests for is written down instead of waited for. */
export async function openTestApp(t: TestContext) {
  const telegram = await openTelegram(t);
  const { world, api } = telegram;
  const [anna, boris] = ['Анна', 'Борис'].map((firstName) => world.addPerson({ firstName }));
  assert.ok(anna && boris);
  const log = createTestLog();
  const throne = createThrone();
  const waits: number[] = [];
  // Rests of trouble are skipped; the pauses between polls are short and real.
  const wait: PollingOptions['wait'] = async (time, signal) => {
    waits.push(time);
    await sleep(time < 500 ? 5 : 0, undefined, { signal: signal }).catch(() => {});
  };
  const poll = (onUpdate: PollingOptions['onUpdate'], more: Partial<PollingOptions> = {}) => {
    const polling = startPolling({ api, allowedUpdates, lead: throne.lead, onUpdate, log, wait, ...more });
    t.after(() => polling.stop());
    return polling;
  };
  const polls = () => world.log.filter(({ method }) => method === 'getUpdates');
  const answered = (count: number) => world.until(() => polls().length >= count);
  return { ...telegram, anna, boris, log, throne, waits, poll, polls, answered };
}

/** Work that is finished by hand. */
export function createGate() {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { passed: promise, open: resolve };
}
