import type { Message } from '../telegram.ts';
import type { State } from './state.ts';

export type UntilOptions = {
  /** Machine milliseconds; 5,000 when left out. */
  readonly timeoutMs?: number;
  /** What is waited for, for the message of the failure. */
  readonly what?: string;
};

/**
 * Waits until `predicate` gives something other than undefined, null and false, asking again at each change of
 * the world; fails after the time with what the chats and the last calls looked like.
 */
export function until<T>(
  state: State,
  predicate: () => T | undefined | null | false,
  { timeoutMs = 5_000, what = 'the condition' }: UntilOptions = {},
): Promise<T> {
  return new Promise((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined;
    let stop = () => {};
    const finish = () => {
      clearTimeout(timer);
      stop();
    };
    const check = () => {
      try {
        const found = predicate();
        if (found === undefined || found === null || found === false) return false;
        finish();
        resolve(found);
      } catch (error) {
        finish();
        reject(error);
      }
      return true;
    };
    if (check()) return;
    stop = state.records.onChange(check);
    timer = setTimeout(() => {
      finish();
      reject(new Error(`waited ${timeoutMs} ms in vain for ${what}\n${dump(state)}`));
    }, timeoutMs);
  });
}

/** The last lines of every chat and the last calls, for a failed test's reader. */
export function dump(state: State): string {
  const chats = [...state.chats.values()]
    .filter(({ messages }) => messages.size > 0)
    .slice(0, 12)
    .flatMap((chat) => {
      const name = chat.title || state.people.get(chat.id)?.person.firstName;
      return [
        `  chat ${chat.id} (${name}):`,
        ...[...chat.messages.values()].slice(-4).map(({ message }) => `    ${brief(message)}`),
      ];
    });
  const calls = state.records.calls
    .filter(({ method }) => method !== 'getUpdates')
    .slice(-10)
    .map((call) => {
      const outcome = 'error' in call ? `${call.error.code} ${call.error.description}` : 'ok';
      return `    ${call.method} ${JSON.stringify(call.params).slice(0, 160)} → ${outcome}`;
    });
  const waiting = state.updates.pending().size;
  return ['the world:', ...chats, '  last calls:', ...calls, `  updates not confirmed: ${waiting}`].join(
    '\n',
  );
}

function brief(message: Message): string {
  const buttons = (message.reply_markup?.inline_keyboard ?? []).flat().map(({ text }) => `[${text}]`);
  const content = message.text ?? message.caption ?? '(no text)';
  return [`${message.from?.first_name ?? message.chat.title}:`, JSON.stringify(content), ...buttons].join(
    ' ',
  );
}
