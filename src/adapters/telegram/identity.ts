import type { Api } from 'grammy';
import { seconds } from '../../core/kernel/time.ts';
import { codeOf } from './errors.ts';
import type { Log } from './log.ts';
import type { Identity } from './read.ts';
import { asGrammySignal } from './signal.ts';
import { backOff, wait } from './wait.ts';

/** Asks Telegram who we are, for as long as it takes; null when `over` aborted first. */
export async function identify(api: Api, log: Log, over: AbortSignal): Promise<Identity | null> {
  for (let failures = 0; !over.aborted; failures += 1) {
    try {
      const me = await api.raw.getMe(
        asGrammySignal(AbortSignal.any([over, AbortSignal.timeout(seconds(10))])),
      );
      return { id: me.id, username: me.username };
    } catch (error) {
      log.error({ code: codeOf(error), failures }, 'Telegram does not say who this bot is: trying again');
      await wait(backOff(failures, seconds(10)), over);
    }
  }
  return null;
}
