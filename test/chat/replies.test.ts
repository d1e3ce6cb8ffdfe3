import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Asked, Outgoing, Reply } from '../../src/chat/kit/outgoing.ts';
import { verbatim } from '../../src/chat/kit/wording.ts';
import { createReplies, MOST_UNSENT } from '../../src/chat/replies.ts';

const said = (text: string, screen?: string): Reply => {
  return { kind: 'message', message: { text: verbatim(text) }, ...(screen !== undefined && { screen }) };
};
const replaced = (text: string): Reply => ({ kind: 'replace', message: { text: verbatim(text) } });

/** A messenger whose slots come one by one, by hand. */
function open(signal?: AbortSignal) {
  const log: string[] = [];
  const slots: (() => void)[] = [];
  const slot = async (line: string) => {
    await new Promise<void>((resolve) => slots.push(resolve));
    log.push(line);
  };
  const send = async (chat: string, { text }: Outgoing) => {
    await slot(`${chat}: ${text.text}`);
    return { kind: 'delivered', message: '1' } as const;
  };
  const respond = createReplies({
    signal,
    send,
    edit: async (chat, ref, { text }) => {
      await slot(`${chat} ${ref}: ${text.text}`);
      return ref === 'gone' ? { kind: 'gone' } : { kind: 'delivered', message: ref };
    },
    toast: async (_chat, pressId, text) => void log.push(`toast ${pressId}: ${text}`),
  });
  const failures: string[] = [];
  const asked: Promise<void>[] = [];
  let key = 0;
  const ask = (chat: string, press: Asked['press'], answers: readonly Reply[]) => {
    const nth = `${key++}`;
    asked.push(respond({ key: nth, chat, press }, answers).catch(() => void failures.push(nth)));
  };
  const answer = (chat: string, ...answers: Reply[]) => ask(chat, null, answers);
  const press = (chat: string, message: string, ...answers: Reply[]) =>
    ask(chat, { id: `${key}`, message }, answers);
  const next = async () => {
    await settle();
    slots.shift()?.();
    await settle();
  };
  const all = async () => {
    for (let left = 200; left > 0; left -= 1) await next();
    await Promise.all(asked);
  };
  return { log, failures, answer, press, next, all };
}

const settle = () => new Promise(setImmediate);

test('A chat is answered in the order of its updates, and no chat waits for another', async () => {
  const { log, answer, next, all } = open();
  answer('анна', said('раз'), said('два'));
  answer('анна', said('три'));
  answer('борис', said('привет'));
  await next();
  await next();
  assert.deepEqual(log, ['анна: раз', 'борис: привет']);
  await all();
  assert.deepEqual(log.slice(2), ['анна: два', 'анна: три']);
});

test('A newer menu replaces an older one that has not left yet; what tells of something done stays', async () => {
  const { log, answer, all } = open();
  for (let nth = 1; nth <= 20; nth += 1) answer('анна', said(`меню ${nth}`, 'home'));
  answer('анна', said('не передано'));
  answer('анна', said('помощь', 'help'));
  answer('анна', said('не передано'));
  answer('анна', said('меню', 'home'));
  await all();
  assert.deepEqual(log, [
    'анна: меню 1',
    'анна: не передано',
    'анна: помощь',
    'анна: не передано',
    'анна: меню',
  ]);
});

test('Of two changes of one message the newer is enough; a message that is gone is sent anew', async () => {
  const { log, press, all } = open();
  press('анна', '7', replaced('раз'));
  press('анна', '8', replaced('другое'));
  press('анна', '7', replaced('два'));
  press('анна', '7', replaced('три'));
  press('анна', 'gone', replaced('заново'));
  await all();
  assert.deepEqual(
    log.filter((line) => !line.startsWith('toast')),
    ['анна 7: раз', 'анна 8: другое', 'анна 7: три', 'анна gone: заново', 'анна: заново'],
  );
});

test('A press is answered at once, however many messages wait for their slot', async () => {
  const { log, answer, press } = open();
  for (let nth = 1; nth <= 20; nth += 1) answer('анна', said(`${nth}`));
  press('анна', '7', { kind: 'toast', text: 'Принято' });
  await settle();
  assert.deepEqual(log, ['toast 20: Принято']);
});

test('What is beyond any conversation is not kept: the oldest of it goes', async () => {
  const { log, answer, all } = open();
  for (let nth = 0; nth <= 100; nth += 1) answer('анна', said(`${nth}`));
  await all();
  assert.equal(log.length, MOST_UNSENT + 1);
  assert.deepEqual([log[1], log.at(-1)], ['анна: 71', 'анна: 100']);
});

test('Whoever is being stopped sends the newest reply of a chat and no other', async () => {
  const stopping = new AbortController();
  const { log, answer, all } = open(stopping.signal);
  for (let nth = 1; nth <= 5; nth += 1) answer('анна', said(`${nth}`));
  await settle();
  stopping.abort();
  await all();
  assert.deepEqual(log, ['анна: 1', 'анна: 5']);
});

test('A reply that throws is reported and holds up nothing', async () => {
  const { log, failures, answer, next } = open();
  const broken = {
    ...said('раз'),
    get message(): never {
      throw new Error('a bug');
    },
  };
  answer('анна', broken);
  answer('анна', said('два'));
  await next();
  assert.deepEqual(failures, ['0']);
  assert.deepEqual(log, ['анна: два']);
});
