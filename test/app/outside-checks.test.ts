import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLogger } from '../../src/adapters/logs/logger.ts';
import { ENDPOINTS, type EndpointName } from '../../src/web/contract.ts';
import { looking } from '../support/looking.ts';
import { newKey, openBrowser, signInitData, textOf } from '../support/web-client.ts';
import { openWebHouse } from '../support/web-house.ts';
import { insertSession } from '../support/web-sessions.ts';

test('check 7: an alert from the page is with the holder within a second, and his «Иду» on the page within two', async (t) => {
  const app = await openWebHouse(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const at = await app.browserOf(boris);
  const stream = await looking(t, at);
  const begun = performance.now();
  await at.call('POST threads', { kind: 'blocked', text: '12' });
  await app.world.until(() => app.world.find(anna, 'мешает выехать'));
  assert.ok(performance.now() - begun < 1_000);
  await app.quiet();
  stream.forget();
  const pressed = performance.now();
  await app.taps(anna, 'Иду');
  await stream.hears('feed', 2_000);
  assert.match(textOf((await at.feed())[0]), /Иду/);
  assert.ok(performance.now() - pressed < 2_000);
});

test('check 11: what is somebody else’s, or another house’s, is as absent as what never was', async (t) => {
  const app = await openWebHouse(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const [hers, his] = [await app.browserOf(anna), await app.browserOf(boris)];
  await app.pool.query("insert into complexes (name, time_zone) values ('Другой дом', 'Europe/Moscow')");
  const { rows } = await app.pool.query<{ id: number }>(
    `with one as (insert into persons (display_name, language, met_at) values ('Хасан', 'ru', $1) returning id)
     insert into memberships (complex_id, person_id, consent_version, consented_at, approved_at)
     select 2, id, 2, $1, $1 from one returning person_id as id`,
    [app.clock.now()],
  );
  const person = Number(rows[0]?.id);
  const bearer = await insertSession(app.pool, { person, complex: 2, now: app.clock.now() });
  const foreign = openBrowser(app.app().url, { origin: app.site, bearer });
  await his.call('POST threads', { kind: 'blocked', text: '12' });
  await app.quiet();
  const [card] = await hers.feed();
  const { session } = await hers.call('GET me');
  for (const other of [his, foreign]) {
    const [theirs, none] = [
      await other.refused('DELETE sessions/:id', { id: session }),
      await other.refused('DELETE sessions/:id', { id: 4_000_000 }),
    ];
    assert.deepEqual(theirs, none);
    assert.equal(theirs.status, 404);
    const photo = await other.refused('GET photos/:ref/:n', { ref: card?.ref ?? '', n: 0 });
    assert.deepEqual(photo, await other.refused('GET photos/:ref/:n', { ref: 'web:c999999', n: 0 }));
    const going = card?.buttons.flat().find(({ label }) => label === 'Иду')?.press ?? '';
    const pressed = await other.call('POST press', { code: going, message: card?.ref ?? '' });
    const read = [pressed.toast, ...pressed.cards.map(textOf)].join();
    assert.equal(pressed.replaced, null);
    assert.match(read, /не для вас|устарел|открыт/i);
  }
  assert.deepEqual(await foreign.feed(), []);
  await app.quiet();
  assert.equal((await app.pool.query('select from alert_parties where answer is not null')).rows.length, 0);
  assert.equal((await hers.call('GET me')).session, session);
});

test('check 18: markup, writing from right to left and 5,000 characters are shown as text or kindly refused', async (t) => {
  const app = await openWebHouse(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const at = await app.browserOf(boris);
  await app.says(anna, '/blocked 45');
  const [card] = await at.feed();
  const replyTo = card?.ref ?? '';
  await at.call('POST say', { text: '<b>жирно</b> <script>1</script> \u202eнаоборот', replyTo });
  await app.quiet();
  const shown = app.reads(anna);
  assert.match(shown, /<b>жирно<\/b> <script>1<\/script>/);
  assert.doesNotMatch(shown, /\u202e/);
  const hers = await app.browserOf(anna);
  const letter = (await hers.feed()).find((one) => textOf(one).includes('жирно'));
  assert.ok(
    letter?.text.some(({ text }) => text.includes('<b>жирно</b>')),
    JSON.stringify(letter?.text),
  );
  const long = await at.refused('POST say', { text: 'я'.repeat(5_000), replyTo });
  assert.deepEqual([long.status, long.code], [400, 'malformed']);
  assert.match(long.words, /^[А-Я]/);
  const fitting = await at.call('POST say', { text: 'я'.repeat(4_000), replyTo });
  await app.quiet();
  assert.ok(fitting.toast !== null || fitting.cards.length > 0 || app.reads(anna).includes('яяя'));
});

test('check 17: a foreign origin with the cookie of somebody gets nothing done', async (t) => {
  const app = await openWebHouse(t);
  const boris = await app.resident('Борис', [45]);
  await app.resident('Анна', [12]);
  const at = await app.browserOf(boris);
  const input = { kind: 'blocked', text: '12' } as const;
  for (const origin of ['https://evil.example', 'null', `${app.site}.evil.example`])
    assert.equal((await at.raw('POST threads', input, { origin })).status, 403, origin);
  // A form of a foreign page can send no header of its own.
  assert.equal((await at.raw('POST threads', input, { 'x-parking': '' })).status, 401);
  assert.equal((await at.raw('POST threads', input, { 'content-type': 'text/plain' })).status, 400);
  const preflight = await fetch(new URL('/api/threads', app.app().url), {
    method: 'OPTIONS',
    headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
  });
  assert.equal(preflight.headers.get('access-control-allow-origin'), null);
  assert.equal((await app.pool.query('select from alerts')).rows.length, 0);
});

test('No secret and no word stands in an address, in a log or in a cache', async (t) => {
  const lines: string[] = [];
  const log = createLogger({ level: 'trace', destination: { write: (line) => void lines.push(line) } });
  const app = await openWebHouse(t, {}, log);
  const boris = await app.resident('Борис', [45]);
  await app.resident('Чертополохова', [12]);
  const { token, code } = await app.loginOf(boris);
  const at = openBrowser(app.app().url, { origin: app.site });
  await at.refused('POST session/code', { code: '87654321' });
  const initData = signInitData(app.playground.token, boris, app.clock.now());
  const { token: bearer } = await at.call('POST session/telegram', { initData });
  await at.call('POST session/link', { token });
  const key = newKey();
  const answers = [
    await at.raw('POST threads', { kind: 'blocked', text: '12' }, { 'idempotency-key': key }),
    await at.raw('GET feed'),
    await at.raw('GET me'),
    await at.raw('POST say', { text: 'Незабудковый текст' }),
    await at.raw('GET photos/:ref/:n', { ref: 'web:c1', n: 0 }),
    await at.raw('POST session/code', { code: 'x' }),
    await fetch(new URL('/api/nothing', app.app().url)),
  ];
  await app.quiet();
  for (const answer of answers) {
    assert.equal(answer.headers.get('cache-control'), 'no-store', answer.url);
    assert.equal(answer.headers.get('referrer-policy'), 'no-referrer');
  }
  assert.ok(
    lines.some((line) => line.includes('POST threads')),
    'requests are logged',
  );
  const cookie = at.cookie()?.split('=')[1] ?? '';
  const ofTheWeb = lines.filter((line) => line.includes('of the web')).join('');
  for (const secret of [token, code, bearer ?? '-', cookie, key, initData, '87654321'])
    assert.ok(!lines.join('').includes(secret), `${secret} is in the log`);
  for (const word of ['Незабудковый', 'Чертополохова', 'Борис', '127.0.0.1', '::1'])
    assert.ok(!ofTheWeb.includes(word), `${word} is in the log`);
  // What stands in an address goes into logs of proxies and into histories.
  for (const name of Object.keys(ENDPOINTS) as EndpointName[])
    if (!/^(POST|PUT)/.test(name))
      for (const field of Object.keys(ENDPOINTS[name].input.shape))
        assert.match(field, /^(id|language|before|ref|n|q|page|spot)$/, `${name}: ${field}`);
});

test('The chat goes on when the web fails: its tables are gone, its streams hang', async (t) => {
  const app = await openWebHouse(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const at = await app.browserOf(boris);
  const hanging: Response[] = [];
  for (let tab = 0; tab < 6; tab += 1) hanging.push(await at.raw('GET stream'));
  t.after(() => Promise.all(hanging.map((one) => one.body?.cancel().catch(() => {}))));
  await app.says(anna, '/blocked 45');
  assert.match(app.reads(boris), /мешает выехать/);
  await app.pool.query('alter table web_sessions rename to gone');
  const failed = await at.refused('GET feed');
  assert.deepEqual([failed.status, failed.code], [503, 'trouble']);
  await app.taps(boris, 'Иду');
  await app.quiet();
  assert.match(app.reads(anna), /хозяин машины идёт/);
  assert.equal((await fetch(new URL('/healthz', app.app().url))).status, 200);
});
