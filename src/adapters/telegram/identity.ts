import type { Api } from 'grammy';
import type { Update } from 'grammy/types';
import { seconds } from '../../core/kernel/time.ts';
import { codeOf } from './errors.ts';
import { askSelf, type Unanswered } from './examine.ts';
import type { Log } from './log.ts';
import type { Identity } from './read.ts';
import { deadlineSignal } from './signal.ts';
import { backOff, wait } from './wait.ts';

const identityOf = (me: Awaited<ReturnType<Api['raw']['getMe']>>): Identity => {
  return { id: me.id, username: me.username, readsAll: me.can_read_all_group_messages };
};

export type Introduced =
  | { readonly kind: 'known'; readonly me: Identity }
  /** Telegram knows no such token: it never will. */
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'stopped' };

export type Introducing = {
  readonly log: Log;
  readonly over: AbortSignal;
  /** Hears once that Telegram does not answer, and once that it does again. */
  readonly silent: (fault: Unanswered) => void;
  readonly back: () => void;
};

/** Tries between two lines of the log, a minute or so. */
const LOGGED_EVERY = 6;

/** Asks Telegram who we are, for as long as it takes. */
export async function introduce(api: Api, { log, over, silent, back }: Introducing): Promise<Introduced> {
  for (let failures = 0; !over.aborted; failures += 1) {
    const answer = await askSelf(api, over);
    if (answer.kind === 'refused') return answer;
    if (answer.kind === 'answer') {
      if (failures > 0) back();
      return { kind: 'known', me: answer.value };
    }
    if (over.aborted) break;
    if (failures === 0) silent(answer);
    else if (failures % LOGGED_EVERY === 0)
      log.warn({ code: answer.why, failures }, 'Telegram does not say who this bot is: trying again');
    await wait(backOff(failures, seconds(10)), over);
  }
  return { kind: 'stopped' };
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
