import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, beforeEach, describe, test } from 'node:test';
import type { Update } from '../../playground/index.ts';
import { localTelegram, words } from './local-telegram.ts';

const { call, neighbour, world } = await localTelegram({ webhook: { retryMs: 20, cutMs: 200 } });
const [anna, boris] = [neighbour('Анна'), neighbour('Борис')];

type Delivery = { update: Update; secret: unknown; answer(status: number): void };
let deliveries: Delivery[] = [];
let answers: (delivery: Delivery) => void = ({ answer }) => answer(200);

// The bot's side of a webhook.
const bot = createServer((request, response) => {
  const pieces: Buffer[] = [];
  request.on('data', (piece) => pieces.push(piece));
  request.on('end', () => {
    const delivery = {
      update: JSON.parse(Buffer.concat(pieces).toString()),
      secret: request.headers['x-telegram-bot-api-secret-token'],
      answer: (status: number) => response.writeHead(status).end(),
    };
    deliveries.push(delivery);
    answers(delivery);
    arrived();
  });
});
let arrived = () => {};
bot.listen(0, '127.0.0.1');
await once(bot, 'listening');
const url = `http://127.0.0.1:${(bot.address() as AddressInfo).port}/hook`;
after(() => {
  bot.close();
  bot.closeAllConnections();
});

const received = () => deliveries.map(({ update }) => update.message?.text);
async function until(condition: () => boolean) {
  while (!condition()) {
    await new Promise<void>((resolve) => {
      arrived = resolve;
    });
  }
}

describe('Updates by webhook', () => {
  beforeEach(async () => {
    await call('deleteWebhook', { drop_pending_updates: true });
    deliveries = [];
    answers = ({ answer }) => answer(200);
  });

  test('Updates arrive with the secret, also those that waited', async () => {
    world.say(anna, 'до вебхука');
    await call('setWebhook', { url, secret_token: 'Secret_1-x' });
    world.say(anna, 'после');
    await until(() => deliveries.length === 2);
    await world.settled();
    assert.deepEqual(received(), ['до вебхука', 'после']);
    assert.equal(deliveries[0]?.secret, 'Secret_1-x');
    assert.equal((await call('getWebhookInfo')).result.pending_update_count, 0);
  });

  test('One chat’s updates come one after another, another chat does not wait', async () => {
    answers = () => {};
    await call('setWebhook', { url });
    world.say(anna, 'раз');
    world.say(anna, 'два');
    world.say(boris, 'я');
    await until(() => deliveries.length === 2);
    assert.deepEqual(received(), ['раз', 'я']);
    deliveries[0]?.answer(200);
    await until(() => deliveries.length === 3);
    assert.deepEqual(received(), ['раз', 'я', 'два']);
    for (const { answer } of deliveries.slice(1)) answer(200);
    await world.settled();
  });

  test('What the bot did not take comes again, before anything newer of that chat', async () => {
    let refusals = 3;
    answers = ({ answer }) => answer(refusals-- > 0 ? 500 : 200);
    await call('setWebhook', { url });
    world.say(anna, 'раз');
    world.say(anna, 'два');
    await until(() => deliveries.length === 5);
    await world.settled();
    assert.deepEqual(received(), ['раз', 'раз', 'раз', 'раз', 'два']);
    assert.match((await call('getWebhookInfo')).result.last_error_message, /500 Internal Server Error/);
  });

  test('An answer that comes too late is cut and the update comes again', async () => {
    let first = true;
    answers = ({ answer }) => {
      if (!first) answer(200);
      first = false;
    };
    await call('setWebhook', { url });
    world.say(anna, 'долго');
    await until(() => deliveries.length === 2);
    await world.settled();
    assert.equal((await call('getWebhookInfo')).result.last_error_message, 'Read timeout expired');
  });

  test('No more connections are opened than allowed', async () => {
    const people = Array.from({ length: 8 }, () => neighbour());
    await call('getUpdates', { offset: -1 });
    let [open, most] = [0, 0];
    answers = ({ answer }) => {
      most = Math.max(most, ++open);
      // A round trip to Telegram gives any further delivery the time to come.
      void call('getMe').then(() => {
        open--;
        answer(200);
      });
    };
    for (const person of people) world.say(person, 'я');
    await call('setWebhook', { url, max_connections: 2 });
    await world.settled();
    assert.equal(most, 2);
  });

  test('Polling is refused while a webhook is set', async () => {
    await call('setWebhook', { url });
    assert.match(
      words(await call('getUpdates')),
      /^Conflict: can't use getUpdates method while webhook is active/,
    );
    await call('deleteWebhook');
    assert.equal(words(await call('getUpdates')), 'ok');
  });

  test('A webhook is an HTTPS address, or a loopback one here', async () => {
    const set = async (more: object) => words(await call('setWebhook', { url, ...more }));
    assert.match(await set({ url: 'http://example.org/hook' }), /An HTTPS URL must be provided/);
    assert.match(await set({ secret_token: 'пароль' }), /unallowed characters/);
    assert.match(await set({ max_connections: 101 }), /from 1 to 100/);
  });
});
