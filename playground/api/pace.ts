import { tooManyRequests } from './error.ts';

/** Telegram's published limits: about 30 sends a second in all, 1 a second per chat with short bursts, 20 a minute per group. */
export type PaceLimits = {
  readonly perSecond: number;
  readonly perChatSecond: number;
  readonly chatBurst: number;
  readonly perGroupMinute: number;
};

export const telegramPace: PaceLimits = { perSecond: 30, perChatSecond: 1, chatBurst: 3, perGroupMinute: 20 };

export type Pace = {
  /** Undefined: no limit. */
  limits: PaceLimits | undefined;
  /** How many calls were refused. */
  refused: number;
  /** Counts a send or an edit. Throws 429 when it comes too fast. Machine time: real Telegram follows no test's clock. */
  charge(method: string, chat: number): void;
};

type Bucket = { level: number; at: number };
const counted = /^(send(?!ChatAction)|edit|copy|forward)/;

export function createPace(limits: PaceLimits | undefined, milliseconds: () => number): Pace {
  const buckets = new Map<string, Bucket>();
  /** Seconds until there is room for one more; 0 when there is. */
  const lack = (key: string, perSecond: number, burst: number) => {
    const now = milliseconds();
    const bucket = buckets.get(key) ?? { level: 0, at: now };
    bucket.level = Math.max(0, bucket.level - ((now - bucket.at) / 1000) * perSecond);
    bucket.at = now;
    buckets.set(key, bucket);
    return Math.max(0, (bucket.level + 1 - burst) / perSecond);
  };
  const fill = (key: string) => {
    const bucket = buckets.get(key);
    if (bucket) bucket.level++;
  };
  return {
    limits,
    refused: 0,
    charge(method, chat) {
      if (!this.limits || !counted.test(method)) return;
      const { perSecond, perChatSecond, chatBurst, perGroupMinute } = this.limits;
      const own = `chat ${chat}`;
      const wait = Math.max(
        lack('all', perSecond, perSecond),
        chat < 0 ? lack(own, perGroupMinute / 60, perGroupMinute) : lack(own, perChatSecond, chatBurst),
      );
      if (wait > 0.001) {
        this.refused++;
        throw tooManyRequests(Math.max(1, Math.ceil(wait)));
      }
      fill('all');
      fill(own);
    },
  };
}
