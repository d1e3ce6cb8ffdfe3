import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { botApiJson, updatesJson } from '../../scripts/bot-api.ts';
import { type Answer, localTelegram, words } from './local-telegram.ts';

const { call, neighbour, root, token } = await localTelegram();
const anna = neighbour();
const send = async (more: object) =>
  words(await call('sendMessage', { chat_id: anna.id, text: 'x', ...more }));

test('The committed description of the Bot API is what the installed package says', () => {
  const committed = readFileSync(new URL('../../playground/bot-api.json', import.meta.url), 'utf8');
  assert.equal(committed, botApiJson(), 'run: npm run bot-api');
});

test('The committed description of updates is what the installed package says', () => {
  const committed = readFileSync(new URL('../../playground/updates.json', import.meta.url), 'utf8');
  assert.equal(committed, updatesJson(), 'run: npm run bot-api');
});

test('Every described method is played', async () => {
  for (const method of Object.keys(JSON.parse(botApiJson()).methods)) {
    assert.notEqual((await call(method)).error_code, 501, method);
  }
});

test('A method that Telegram does not have is not found', async () => {
  assert.equal((await call('sendMassage')).error_code, 404);
});

test('A wrong token is unauthorized', async () => {
  const response = await fetch(`${root}/bot${token}x/getMe`);
  assert.equal(response.status, 401);
});

test('A parameter that does not exist is refused by its name', async () => {
  assert.match(await send({ reply_to: 5 }), /no parameter "reply_to"/);
});

test('A value of the wrong type is refused by its place', async () => {
  assert.match(await send({ text: 5 }), /"text" must be a string/);
  assert.match(await send({ disable_notification: 'yes' }), /"disable_notification" must be a boolean/);
  const keys = (button: object) => ({ reply_markup: { inline_keyboard: [[button]] } });
  assert.match(
    await send(keys({ text: 'a', callback_dta: 'b' })),
    /inline_keyboard\[0\]\[0\]" has no field "callback_dta"/,
  );
  assert.match(await send(keys({ callback_data: 'b' })), /needs the field "text"/);
  assert.match(
    await send(keys({ text: 'a', callback_data: 'b', style: 'pink' })),
    /must be one of danger, success, primary/,
  );
});

test('What is missing is said in the words of Telegram', async () => {
  assert.equal(words(await call('sendMessage', { chat_id: anna.id })), 'Bad Request: message text is empty');
  assert.equal(words(await call('sendMessage', { text: 'x' })), 'Bad Request: chat_id is empty');
  assert.equal(
    words(await call('sendPhoto', { chat_id: anna.id })),
    'Bad Request: there is no photo in the request',
  );
});

test('A call may come as a link, as a form, as multipart and as JSON', async () => {
  const url = `${root}/bot${token}/sendMessage`;
  const markup = JSON.stringify({ inline_keyboard: [[{ text: 'Иду', callback_data: 'go' }]] });
  const fields = {
    chat_id: String(anna.id),
    text: 'Привет',
    disable_notification: 'true',
    reply_markup: markup,
  };
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  const requests = [
    fetch(`${url}?${new URLSearchParams(fields)}`),
    fetch(url, { method: 'POST', body: new URLSearchParams(fields) }),
    fetch(url, { method: 'POST', body: form }),
    fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        ...fields,
        chat_id: anna.id,
        disable_notification: true,
        reply_markup: JSON.parse(markup),
      }),
    }),
  ];
  for (const response of await Promise.all(requests)) {
    const { result } = (await response.json()) as Answer;
    assert.equal(result.text, 'Привет');
    assert.deepEqual(result.reply_markup, JSON.parse(markup));
  }
});
