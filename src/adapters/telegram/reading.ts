import type { BotId, Incoming } from '../../chat/kit/incoming.ts';
import { decode } from './decode.ts';
import type { WhoAmI } from './identity.ts';
import { faultOf } from './shape.ts';
import type { Update } from './update.ts';

export type ReadingParts = {
  readonly bot: BotId;
  readonly whoAmI: WhoAmI;
  /** Hears of an update of a shape that nobody knows. */
  readonly unreadable: (error: unknown) => void;
};

/**
 * The one place where updates are read. Null: nobody has to answer. What cannot be read is nobody's either: offered
 * again it would be no better, for ever, and stop whoever comes after it.
 */
export function createReading({ bot, whoAmI, unreadable }: ReadingParts) {
  return async (update: Update): Promise<Incoming | null> => {
    try {
      const fault = faultOf(update);
      if (fault !== null) throw new Error(`not as Telegram describes it: ${fault}`);
      const me = await whoAmI(update);
      return me && decode(update, me, bot);
    } catch (error) {
      unreadable(error);
      return null;
    }
  };
}
