import { minutes } from '../../core/kernel/time.ts';

/** What one session may ask in a minute: more than anybody reads. */
const MOST = 120;
const WINDOW = minutes(1);

/** How often each session asks, in this process: a shield in front of the database. `at`: machine milliseconds. */
export function createPace() {
  const asked = new Map<number, number[]>();
  return {
    take(session: number, at: number): boolean {
      const recent = (asked.get(session) ?? []).filter((one) => one > at - WINDOW);
      const isFine = recent.length < MOST;
      // Whoever was here last comes last; whoever has been silent for long is forgotten as others come.
      asked.delete(session);
      asked.set(session, isFine ? [...recent, at] : recent);
      for (const [oldest, times] of asked) {
        if ((times.at(-1) ?? 0) > at - WINDOW) break;
        asked.delete(oldest);
      }
      return isFine;
    },
  };
}
