import type { Urgency } from '../../chat/kit/outgoing.ts';
import type { PaceLimits } from '../../chat/kit/pace.ts';
import { type Duration, seconds } from '../../core/kernel/time.ts';

/**
 * A slot so far ahead, or a refusal that asks for so much quiet, is waited for. Whoever pressed has nothing but the reply;
 * a notice comes back by itself, and a loop must not hold it in memory. Least of all a note: notes would wait in all the
 * hands that there are, and an alert for a free one.
 */
const PATIENCE: Readonly<Record<Urgency, Duration>> = {
  ...{ reply: seconds(30), alert: seconds(10), note: seconds(2), announcement: seconds(10) },
};

export const patience = (urgency: Urgency): Duration => PATIENCE[urgency];

/**
 * Telegram allows about 30 messages a second; in a chat 1 a second, in a group 20 a minute. 34 ms are 29.4 a second: at
 * 33.3 ms the least jitter puts a 31st message into some second, and a 429 costs more than the 2 % (docs/bench.md).
 *
 * Short bursts are fine: what does not wait for everybody else waits only when it is so far ahead. In a chat a bit
 * less than two slots: a timer that rings early must not be refused.
 *
 * Where replies wait, a second has 27.8 of them and 1.6 alerts: 29.4 in all. A burst is 22 of them, and 6 alerts behind it.
 */
export const TELEGRAM_LIMITS: PaceLimits = {
  bot: {
    ...{ slot: 34, headroom: seconds(0.75), crowded: 36 },
    alerts: { slot: seconds(0.6), headroom: seconds(3) },
  },
  patience,
  private: { slot: seconds(1), headroom: seconds(1.9) },
  group: { slot: seconds(3), headroom: seconds(1.9) },
};
