import type { Context } from 'hono';
import type { LogEntry } from './page-wire.ts';
import { openStream, type Streams } from './stream.ts';
import type { Change } from './world/records.ts';
import type { State } from './world/state.ts';

const kept = 500;

/** The newest calls and updates with their timing, for the engineer's view. */
export function createPageLog(state: State, streams: Streams) {
  const entries: LogEntry[] = [];
  const listeners = new Set<(entry: LogEntry) => void>();
  /** Updates that the bot has not confirmed yet: when they came, by the machine's clock, and their place here. */
  const untaken = new Map<number, { readonly since: number; readonly n: number }>();
  let n = 0;
  const add = (entry: Omit<LogEntry, 'n' | 'at'>) => {
    const whole = { n: n++, at: state.clock.now().getTime(), ...entry };
    entries.push(whole);
    if (entries.length > kept) entries.shift();
    for (const listener of listeners) listener(whole);
    return whole.n;
  };
  const look = (change: Change) => {
    if (change.kind === 'call') {
      const { method: name, params, ms, at: _, ...outcome } = change.call;
      const fault = 'error' in outcome ? `${outcome.error.code} ${outcome.error.description}` : null;
      const chat = typeof params.chat_id === 'number' ? params.chat_id : null;
      add({ what: 'call', name, chat, ms, fault, body: { params, ...outcome } });
    } else if (change.kind === 'update') {
      const { update, chat } = change;
      const name = Object.keys(update).find((key) => key !== 'update_id') ?? 'update';
      const place = add({ what: 'update', name, chat, ms: null, fault: null, body: update });
      untaken.set(update.update_id, { since: performance.now(), n: place });
    } else if (change.kind === 'confirmed') settle();
  };
  const settle = () => {
    const pending = state.updates.pending();
    for (const [id, { since, n: place }] of untaken) {
      if (pending.has(id)) continue;
      untaken.delete(id);
      const i = entries.findIndex((entry) => entry.n === place);
      const entry = entries[i];
      if (!entry) continue;
      const timed = { ...entry, ms: performance.now() - since };
      entries[i] = timed;
      for (const listener of listeners) listener(timed);
    }
  };
  const stop = state.records.onChange(look);
  return {
    open: (c: Context): Response =>
      openStream(c, streams, (send) => {
        for (const entry of entries) send(entry);
        listeners.add(send);
        return () => listeners.delete(send);
      }),
    close: stop,
  };
}
