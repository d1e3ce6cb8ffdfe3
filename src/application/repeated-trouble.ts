import { type Duration, minutes, seconds } from '../core/kernel/time.ts';

/**
 * Whose trouble it is that something failed. While everything fails it is the database's, which passes. What alone
 * fails, again and again, while all others pass, is to blame itself.
 */
export type Trouble = {
  /** False: it would fail for ever. */
  readonly isDatabases: (key: string, error: unknown) => boolean;
  readonly passed: (key: string) => void;
  /** Nobody tries it any more. */
  readonly over: (key: string) => void;
  /** For how long what fails longest has failed; 0: nothing does. */
  readonly lasts: () => Duration;
};

const ALONE_FOR = minutes(2);
/** What was not tried for so long is in somebody else's hands by now. */
const FORGOTTEN_AFTER = minutes(10);

/** What is in trouble still is tried again sooner; the rest was dropped, or is somebody else's. */
const TRIED_WITHIN = seconds(30);

type Failing = { readonly firstAt: Duration; lastAt: Duration; aloneSince: Duration | null };

/** `looksLikeIt`: whether an error may be the database's. `now` is machine time in milliseconds. */
export function watchTrouble(
  looksLikeIt: (error: unknown) => boolean,
  now: () => Duration = () => performance.now(),
): Trouble {
  const failing = new Map<string, Failing>();
  const forgetOld = (at: Duration) => {
    for (const [key, { lastAt }] of failing) if (at - lastAt > FORGOTTEN_AFTER) failing.delete(key);
  };
  return {
    isDatabases: (key, error) => {
      if (!looksLikeIt(error)) return false;
      const at = now();
      forgetOld(at);
      const one = failing.get(key) ?? { firstAt: at, lastAt: at, aloneSince: null };
      one.lastAt = at;
      failing.set(key, one);
      return one.aloneSince === null || at - one.aloneSince < ALONE_FOR;
    },
    passed: (key) => {
      // Had this one failed, too, the trouble was everybody's, and is over: from now on the others may be alone.
      const wasEverybodys = failing.delete(key);
      for (const one of failing.values()) {
        if (wasEverybodys) one.aloneSince = null;
        else one.aloneSince ??= now();
      }
    },
    over: (key) => void failing.delete(key),
    lasts: () => {
      const at = now();
      forgetOld(at);
      const tried = [...failing.values()].filter(({ lastAt }) => at - lastAt < TRIED_WITHIN);
      return Math.max(0, ...tried.map(({ firstAt }) => at - firstAt));
    },
  };
}
