import { type Duration, minutes } from '../core/kernel/time.ts';

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
};

const ALONE_FOR = minutes(2);
/** What was not tried for so long is in somebody else's hands by now. */
const FORGOTTEN_AFTER = minutes(10);

type Failing = { lastAt: Duration; aloneSince: Duration | null };

/** `looksLikeIt`: whether an error may be the database's. `now` is machine time in milliseconds. */
export function watchTrouble(
  looksLikeIt: (error: unknown) => boolean,
  now: () => Duration = () => performance.now(),
): Trouble {
  const failing = new Map<string, Failing>();
  return {
    isDatabases: (key, error) => {
      if (!looksLikeIt(error)) return false;
      const at = now();
      for (const [other, { lastAt }] of failing) if (at - lastAt > FORGOTTEN_AFTER) failing.delete(other);
      const { aloneSince } = failing.get(key) ?? { aloneSince: null };
      failing.set(key, { lastAt: at, aloneSince });
      return aloneSince === null || at - aloneSince < ALONE_FOR;
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
  };
}
