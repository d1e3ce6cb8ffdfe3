import assert from 'node:assert/strict';
import { test } from 'node:test';
import { payloadIn } from '../../src/web/acts/sign-in.ts';
import { openBrowser, textOf } from '../support/web-client.ts';
import { openWebHouse } from '../support/web-house.ts';

test('A code and its link let one in once; whoever they were given to reads of the device and shuts it out', async (t) => {
  const app = await openWebHouse(t);
  const boris = await app.resident('Борис', [45]);
  const { token, code } = await app.loginOf(boris);
  assert.match(app.reads(boris), /Код вводят только на этом сайте. Никто из дома его не спросит/);
  const at = openBrowser(app.app().url, { origin: app.site });
  const typed = `${code.slice(0, 4)} ${code.slice(4)}`;
  const { me, token: shown } = await at.call('POST session/code', { code: typed });
  assert.deepEqual([me.person?.name, shown], ['Борис', null], 'what the cookie holds no script reads');
  assert.equal((await at.refused('POST session/code', { code })).status, 404);
  assert.equal((await at.refused('POST session/link', { token })).status, 404);
  await app.quiet();
  assert.match(app.reads(boris), /вошли под вашим именем: Chrome, Android/);
  await app.taps(boris, 'Это не я');
  assert.equal((await at.refused('GET me')).status, 401);
  assert.ok(app.world.find(boris, 'на том устройстве вы больше не в приложении'));
});

test('Over https the bot offers to open the app within Telegram, where it is signed in by that', async (t) => {
  const app = await openWebHouse(t, { PUBLIC_URL: 'https://parking.example.org' });
  const boris = await app.resident('Борис', [45]);
  await app.says(boris, '/web');
  const [[open] = []] = app.world.lastMessage(boris)?.reply_markup?.inline_keyboard ?? [];
  assert.deepEqual(open, {
    text: 'Открыть здесь, в Telegram',
    web_app: { url: 'https://parking.example.org/app/telegram' },
  });
});

test('Where the house has no https yet, the bot offers a new code alone', async (t) => {
  const app = await openWebHouse(t);
  const boris = await app.resident('Борис', [45]);
  await app.says(boris, '/web');
  const keys = app.world.lastMessage(boris)?.reply_markup?.inline_keyboard ?? [];
  assert.deepEqual(
    keys.map((row) => row.map(({ text }) => text)),
    [['Новый код']],
  );
});

test('The sixth wrong code within ten minutes is not even looked at; a right one is counted for nothing', async (t) => {
  const app = await openWebHouse(t);
  const boris = await app.resident('Борис', [45]);
  const at = openBrowser(app.app().url, { origin: app.site });
  const { code } = await app.loginOf(boris);
  const wrong = String((Number(code) + 1) % 100_000_000).padStart(8, '0');
  for (let time = 0; time < 5; time += 1)
    assert.equal((await at.refused('POST session/code', { code: wrong })).status, 404);
  const sixth = await at.refused('POST session/code', { code });
  assert.deepEqual([sixth.status, sixth.retryAfter], [429, 600]);
  await app.advance(11);
  const again = await app.loginOf(boris);
  await at.call('POST session/code', { code: again.code });
});

test('A link is over after five minutes, and opening it logs nobody in', async (t) => {
  const app = await openWebHouse(t);
  const boris = await app.resident('Борис', [45]);
  const { token } = await app.loginOf(boris);
  const at = openBrowser(app.app().url, { origin: app.site });
  await app.advance(6);
  assert.equal((await at.refused('POST session/link', { token })).status, 404);
  const opened = await fetch(new URL(`/app/?login=${token}`, app.app().url));
  assert.deepEqual(opened.headers.getSetCookie(), []);
  const typed = await fetch(app.app().url, { redirect: 'manual' });
  assert.deepEqual([typed.status, typed.headers.get('location')], [302, '/app/']);
});

test('Whoever is banned in the chat is out at his next request', async (t) => {
  const app = await openWebHouse(t);
  const boris = await app.resident('Борис', [45]);
  const at = await app.browserOf(boris);
  await app.pool.query("update memberships set banned_until = 'infinity'");
  assert.equal((await at.refused('GET feed')).status, 403);
  assert.equal((await at.refused('POST say', { text: 'привет' })).status, 403);
});

test('Вера has no messenger: an invitation lets her in, and after «Согласен» she is a resident', async (t) => {
  const app = await openWebHouse(t);
  const olga = await app.admin('Ольга');
  const boris = await app.resident('Борис', [45]);
  await app.says(olga, 'Управление');
  await app.taps(olga, 'Пригласить жителя');
  await app.says(olga, '12');
  const [, payload = ''] = /start=(r_[\w-]+)/.exec(app.reads(olga)) ?? assert.fail(app.reads(olga));
  const at = openBrowser(app.app().url, { origin: app.site });
  assert.match(app.reads(olga), /Без Telegram/);
  const asGuard = payload.replace('r_', 'g_');
  assert.equal((await at.refused('POST session/code', { code: asGuard })).status, 404, 'it is no guard’s');
  const { me: nobody, answer } = await at.call('POST session/code', { code: payload });
  assert.equal(nobody.person, null);
  const cards = answer?.cards ?? assert.fail();
  const agree = cards
    .flatMap(({ buttons }) => buttons.flat())
    .find(({ label }) => label.includes('Согласен'));
  assert.ok(agree?.press, JSON.stringify(cards));
  const before = await app.pool.query('select from persons');
  assert.equal((await at.refused('POST press', { code: agree.press })).status, 422);
  await at.call('POST press', { code: agree.press, name: 'Вера <b>' });
  const me = await at.call('GET me');
  assert.deepEqual([me.person?.name, me.person?.spots], ['Вера <b>', [12]]);
  const { sessions } = await at.call('GET sessions');
  assert.deepEqual(
    sessions.map(({ here }) => here),
    [true],
    'she may end it from elsewhere',
  );
  assert.equal((await app.pool.query('select from persons')).rowCount, (before.rowCount ?? 0) + 1);
  await app.says(boris, '/blocked 12');
  assert.match(app.world.find(boris, 'перегородила')?.text ?? '', /Не дошло/);
  assert.match(textOf((await at.feed())[0]), /12/);
  await app.quiet();
  assert.match(app.world.find(boris, 'перегородила')?.text ?? '', /Доставлено/);
  await at.taps('Иду');
  await app.quiet();
  assert.match(app.world.find(boris, 'перегородила')?.text ?? '', /«Иду»/);
});

test('I see where I am signed in, and sign out there, here, or everywhere', async (t) => {
  const app = await openWebHouse(t);
  const boris = await app.resident('Борис', [45]);
  const vera = await app.resident('Вера', [46]);
  const [first, second, hers] = [
    await app.browserOf(boris),
    await app.browserOf(boris),
    await app.browserOf(vera),
  ];
  const { sessions } = await second.call('GET sessions');
  assert.deepEqual(
    sessions.map(({ here, device }) => [here, device]),
    [
      [true, 'Chrome, Android'],
      [false, 'Chrome, Android'],
    ],
  );
  const other = sessions.find(({ here }) => !here)?.id;
  assert.equal((await hers.refused('DELETE sessions/:id', { id: other })).status, 404);
  await second.call('DELETE sessions/:id', { id: other });
  assert.equal((await first.refused('GET me')).status, 401);
  await second.call('DELETE sessions');
  assert.equal(second.cookie(), null);
  assert.equal((await second.refused('GET me')).status, 401);
  assert.equal((await hers.call('GET me')).person?.name, 'Вера');
});

test('A foreign page gets nothing with my cookie, and a body that is no JSON is none', async (t) => {
  const app = await openWebHouse(t);
  const boris = await app.resident('Борис', [45]);
  const at = await app.browserOf(boris);
  assert.equal((await at.refused('GET me', {}, { origin: 'https://evil.example' })).status, 403);
  assert.equal((await at.refused('GET me', {}, { 'x-parking': '' })).status, 401);
  assert.equal((await at.refused('POST say', { text: 'x' }, { 'content-type': 'text/plain' })).status, 400);
  assert.equal((await at.refused('POST say', { text: 'x' }, { 'idempotency-key': 'short' })).status, 400);
  assert.equal((await at.refused('POST press', { code: 'no such' })).status, 409);
  const response = await at.raw('GET me');
  assert.equal(response.headers.get('access-control-allow-origin'), null);
  assert.equal(response.headers.get('cache-control'), 'no-store');
});

test('Without PUBLIC_URL there is no web, and the bot says so', async (t) => {
  const app = await openWebHouse(t, { PUBLIC_URL: '' });
  const boris = await app.resident('Борис', [45]);
  await app.says(boris, '/web');
  assert.match(app.reads(boris), /нет веб-приложения/);
  assert.equal((await fetch(new URL('/api/me', app.app().url))).status, 404);
});

test('No link of the bot is taken for an invitation, however its secret reads; a pasted one is found', () => {
  const secret = 'a'.repeat(22);
  for (const link of [secret, `g_${'a'.repeat(20)}`, `aaaaaag_${'a'.repeat(14)}`, `r_${'a'.repeat(20)}`])
    assert.equal(payloadIn(link), null, link);
  for (const typed of [
    `r_${secret}`,
    `https://t.me/bot?start=r_${secret}`,
    `https://a.example/app/#login=r_${secret}`,
  ])
    assert.equal(payloadIn(typed), `r_${secret}`, typed);
});
