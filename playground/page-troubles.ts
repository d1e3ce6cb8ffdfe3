import type { Troubles } from './page-wire.ts';
import type { State } from './world/state.ts';

export type TroubleName = keyof Troubles;

const retryAfter = 3;

/** Telegram's bad days at the press of a switch. */
export function createTroubles(state: State) {
  const ends = new Map<TroubleName, () => void>();
  const begin: Readonly<Record<TroubleName, () => () => void>> = {
    tooMany: () => state.faults.add({ kind: 'too-many-requests', retryAfter }),
    offline() {
      const ways = [
        state.faults.add({ kind: 'cut-before' }),
        state.faults.add({ kind: 'cut-before', method: 'getUpdates' }),
      ];
      // Else the poll that waits would still bring one update through.
      state.updates.close();
      return () => {
        for (const end of ways) end();
      };
    },
  };
  return {
    now: (): Troubles => ({ tooMany: ends.has('tooMany'), offline: ends.has('offline') }),
    turn(name: TroubleName, on: boolean): void {
      if (on === ends.has(name)) return;
      if (on) ends.set(name, begin[name]());
      else {
        ends.get(name)?.();
        ends.delete(name);
      }
      state.records.changed({ kind: 'house' });
    },
  };
}

export type TroubleSwitches = ReturnType<typeof createTroubles>;
