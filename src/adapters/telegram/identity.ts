import type { Api } from 'grammy';
import type { Update } from 'grammy/types';
import { seconds } from '../../core/kernel/time.ts';
import { codeOf } from './errors.ts';
import type { Log } from './log.ts';
import type { Identity } from './read.ts';
import { asGrammySignal, deadlineSignal } from './signal.ts';
import { backOff, wait } from './wait.ts';

const identityOf = (me: Awaited<ReturnType<Api['raw']['getMe']>>): Identity => {
  return { id: me.id, username: me.username, readsAll: me.can_read_all_group_messages };
};

/** Asks Telegram who we are, for as long as it takes; null when `over` aborted first. */
export async function identify(api: Api, log: Log, over: AbortSignal): Promise<Identity | null> {
  for (let failures = 0; !over.aborted; failures += 1) {
    try {
      const me = await api.raw.getMe(
        asGrammySignal(AbortSignal.any([over, AbortSignal.timeout(seconds(10))])),
      );
      return identityOf(me);
    } catch (error) {
      log.error({ code: codeOf(error), failures }, 'Telegram does not say who this bot is: trying again');
      await wait(backOff(failures, seconds(10)), over);
    }
  }
  return null;
}

/**
 * Who the bot is when an update is read: asked anew whenever its place in a group changes, for its privacy mode may
 * have changed with it. Answers come in the order of the questions, so that no update overtakes another.
 */
export function createIdentity(api: Api, first: Identity, log: Log): (update: Update) => Promise<Identity> {
  let newest = Promise.resolve(first);
  return (update) => {
    const { my_chat_member: standing } = update;
    if (standing && standing.chat.type !== 'private')
      newest = newest.then((known) => askAgain(api, known, log));
    return newest;
  };
}

async function askAgain(api: Api, known: Identity, log: Log): Promise<Identity> {
  try {
    return identityOf(await api.raw.getMe(deadlineSignal(seconds(3))));
  } catch (error) {
    log.warn({ code: codeOf(error) }, 'Telegram does not say what this bot may read');
    return known;
  }
}
