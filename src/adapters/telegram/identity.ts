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
  readonly signal: AbortSignal;
  /** Hears once that Telegram does not answer, and once that it does again. */
  readonly silent: (fault: Unanswered) => void;
  readonly back: () => void;
};

/** Tries between two lines of the log, a minute or so. */
const LOGGED_EVERY = 6;

/** Asks Telegram who we are, for as long as it takes. */
export async function introduce(api: Api, { log, signal, silent, back }: Introducing): Promise<Introduced> {
  for (let failures = 0; !signal.aborted; failures += 1) {
    const answer = await askSelf(api, signal);
    if (answer.kind === 'refused') return answer;
    if (answer.kind === 'answer') {
      if (failures > 0) back();
      return { kind: 'known', me: answer.value };
    }
    if (signal.aborted) break;
    if (failures === 0) silent(answer);
    else if (failures % LOGGED_EVERY === 0)
      log.warn({ code: answer.why, failures }, 'Telegram does not say who this bot is: trying again');
    await wait(backOff(failures, seconds(10)), signal);
  }
  return { kind: 'stopped' };
}

/** Null: a newer change of the same group has come, and says all of it. */
export type WhoAmI = (update: Update) => Promise<Identity | null>;

type Waiting = { readonly answer: Promise<Identity>; readonly overtake: () => void };

/**
 * Who the bot is when an update is read: asked anew whenever its place in a group changes, for its privacy mode may
 * have changed with it. Only that group waits for the answer, so that no update of it overtakes another; a change that
 * is overtaken by the next one waits no longer, and nothing is read from it.
 */
export function createIdentity(api: Api, first: Identity, log: Log): WhoAmI {
  let known = first;
  let asking: Promise<Identity> | null = null;
  let next: Promise<Identity> | null = null;
  const groups = new Map<number, Waiting>();

  const ask = () => {
    asking = askAgain(api, known, log).then((answer) => {
      asking = null;
      known = answer;
      return answer;
    });
    return asking;
  };
  // The question that is under way may be older than the change: one more comes after it, for all who wait.
  const askAfter = (now: Promise<Identity>) => {
    next ??= now.then(() => {
      next = null;
      return ask();
    });
    return next;
  };
  const changed = (group: number) => {
    groups.get(group)?.overtake();
    const { promise, resolve } = Promise.withResolvers<Identity | null>();
    const waiting: Waiting = { answer: asking ? askAfter(asking) : ask(), overtake: () => resolve(null) };
    groups.set(group, waiting);
    void waiting.answer.then((me) => {
      resolve(me);
      if (groups.get(group) === waiting) groups.delete(group);
    });
    return promise;
  };

  return (update) => {
    const group = groupOf(update);
    if (group === null) return Promise.resolve(known);
    if (update.my_chat_member) return changed(group);
    // As many steps from the answer as the change itself: what came later is read later.
    return groups.get(group)?.answer.then((me) => me) ?? Promise.resolve(known);
  };
}

/** The group that an update comes from; null for a private chat. */
function groupOf({ my_chat_member: standing, message, callback_query: press }: Update): number | null {
  const chat = standing?.chat ?? message?.chat ?? press?.message?.chat;
  return chat && chat.type !== 'private' ? chat.id : null;
}

async function askAgain(api: Api, known: Identity, log: Log): Promise<Identity> {
  try {
    return identityOf(await api.raw.getMe(deadlineSignal(seconds(3))));
  } catch (error) {
    log.warn({ code: codeOf(error) }, 'Telegram does not say what this bot may read');
    return known;
  }
}
