import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { looking } from '../support/looking.ts';
import type { TestApp } from '../support/test-app.ts';
import { openWebHouse } from '../support/web-house.ts';

/** A house in which two of them look at the app. */
async function twoLook(t: TestContext) {
  const app = await openWebHouse(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const olga = await app.admin('Ольга');
  const look = async (person: Person) => {
    const browser = await app.browserOf(person);
    return { browser, stream: await looking(t, browser) };
  };
  return { ...app, anna, boris, olga, look };
}

async function opensCard(app: TestApp, admin: Person, name: string, label: string): Promise<void> {
  await app.says(admin, 'Управление');
  await app.taps(admin, 'Жители');
  await app.says(admin, name);
  await app.taps(admin, label);
}

test('What happens in the chat is hinted at within a second to whom it is about, and to nobody else', async (t) => {
  const { says, anna, boris, olga, look, quiet } = await twoLook(t);
  const [his, hers] = [await look(boris), await look(olga)];
  await quiet();
  await says(anna, '/blocked 45');
  await his.stream.hears('feed');
  assert.ok(!hers.stream.lines.join().includes('feed'), hers.stream.lines.join());
  const { headers } = his.stream.answer;
  assert.equal(headers.get('content-type'), 'text/event-stream');
  assert.equal(headers.get('cache-control'), 'no-store');
  const all = his.stream.lines.join('\n');
  assert.match(
    all,
    /^(?:event: beat\ndata:|data: \["feed"\]|\n)+$/,
    'words, and nothing of what they are about',
  );
});

test('«Иду» pressed on a page is hinted at to the sender', async (t) => {
  const { says, anna, boris, look } = await twoLook(t);
  await says(anna, '/blocked 45');
  const [his, hers] = [await look(boris), await look(anna)];
  await his.browser.taps('Иду');
  await hers.stream.hears('feed');
});

test('A ban in the chat: the next request is refused, and the stream is closed within two seconds', async (t) => {
  const house = await twoLook(t);
  const { browser, stream } = await house.look(house.boris);
  await opensCard(house, house.olga, 'борис', 'Борис · 45');
  await house.taps(house.olga, 'Заблокировать');
  await house.says(house.olga, '25.11');
  await house.says(house.olga, 'Шумел ночью');
  await house.taps(house.olga, 'Подтвердить');
  await stream.over();
  const refused = await browser.refused('GET feed');
  assert.deepEqual([refused.status, refused.code], [403, 'not allowed']);
  assert.equal((await browser.raw('GET stream')).status, 403);
});

test('«Выйти здесь» on another device closes that one’s stream, and leaves the others', async (t) => {
  const { boris, look } = await twoLook(t);
  const [first, second] = [await look(boris), await look(boris)];
  const { session } = await second.browser.call('GET me');
  await first.browser.call('DELETE sessions/:id', { id: session });
  await second.stream.over();
  await first.stream.hears('resync');
  assert.equal((await second.browser.raw('GET feed')).status, 401);
  await first.browser.call('DELETE sessions');
  await first.stream.over();
});

test('Whoever is forgotten is let go', async (t) => {
  const { boris, look, says, taps } = await twoLook(t);
  const { browser, stream } = await look(boris);
  await says(boris, '/forget');
  await taps(boris, 'Подтвердить');
  await stream.over();
  assert.equal((await browser.raw('GET me')).status, 401);
});

test('Whoever is made an admin reads everything anew', async (t) => {
  const house = await twoLook(t);
  const { stream } = await house.look(house.boris);
  await opensCard(house, house.olga, 'борис', 'Борис · 45');
  await house.taps(house.olga, 'Назначить администратором');
  await house.taps(house.olga, 'Подтвердить');
  await stream.hears('resync');
});

test('A stop lets everybody go before anything is waited for', async (t) => {
  const house = await twoLook(t);
  const { stream } = await house.look(house.boris);
  const begun = performance.now();
  await house.stopBot();
  await stream.over();
  assert.ok(performance.now() - begun < 5_000);
});
