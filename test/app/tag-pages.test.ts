import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { type TestContext, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { hasTag, passerBy, SITE } from '../support/passer-by.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

const MADE_UP = 'AAAAAAAAAAAAAAAAAAAAAA';
const KEY = 'abcdefghijklmnopqrstuv';

async function aHouse(t: TestContext) {
  const app = await openTestApp(t, SITE);
  const boris = await app.resident('Борис Тайный', [4545]);
  return { app, boris, token: await hasTag(app, boris, 4545, { code: 'K7PM4XQ2' }) };
}

type Asked = {
  readonly method?: string;
  readonly body?: Record<string, string> | string;
  readonly headers?: Record<string, string>;
};

async function asks(app: TestApp, path: string, { method = 'GET', body, headers = {} }: Asked = {}) {
  const sent = typeof body === 'object' ? new URLSearchParams(body) : body;
  const answer = await fetch(new URL(path, app.app().url), {
    method,
    redirect: 'manual',
    ...(sent !== undefined && { body: sent }),
    headers: { accept: 'text/html', 'accept-language': 'ru', connection: 'close', ...headers },
  });
  const { status } = answer;
  const head = Object.fromEntries([...answer.headers].filter(([name]) => name !== 'date'));
  return { status, head, text: await answer.text() };
}

test('15: without a script the answer appears, in one request of at most 12 KB, and the fourth call in ten minutes is refused', async (t) => {
  const { app, boris, token } = await aHouse(t);
  const somebody = passerBy(app);
  const pages = [
    await somebody.opens(`/w/${token}`),
    await somebody.opens(`/w/${token}?reason=hit`),
    await somebody.calls(token),
  ];
  await app.taps(boris, 'Иду');
  pages.push(await somebody.looks(), await somebody.opens('/w/'), await somebody.opens('/w/s/none'));
  assert.match(pages[3]?.text ?? '', /Хозяин ответил: «Иду»/);
  for (const { html, headers } of pages) {
    assert.ok(Buffer.byteLength(html) <= 12 * 1024, `${Buffer.byteLength(html)} bytes`);
    // Nothing that a browser would fetch: its one request is the page.
    assert.doesNotMatch(html, /<script|<img|<iframe|@import|url\(|src=|<link(?! rel="icon" href="data:,")/i);
    assert.equal(headers.get('set-cookie'), null);
  }
  const largest = Math.max(...pages.map(({ html }) => html.length));
  t.diagnostic(
    `${largest} bytes at most, ${Math.max(...pages.map(({ html }) => gzipSync(html).length))} packed`,
  );
  for (const at of [2, 3]) {
    const other = await hasTag(app, await app.resident(`Сосед ${at}`, [at]), at);
    assert.equal((await somebody.calls(other)).status, 200);
  }
  const fourth = await hasTag(app, await app.resident('Сосед', [9]), 9);
  assert.equal((await somebody.calls(fourth)).status, 429);
});

test('16: a card that was made up, replaced or lost its holder answers the same, to the byte', async (t) => {
  const { app, boris, token } = await aHouse(t);
  const left = await hasTag(app, boris, 4545 - 1).catch(() => null);
  assert.equal(left, null, 'nobody has a card of a spot that he does not hold');
  const gone = await app.resident('Галя', [7]);
  const lost = await hasTag(app, gone, 7);
  await app.pool.query('delete from holdings where spot = 7');
  await app.pool.query(
    `update windscreen_tags set token_hash = sha256('new'), code_hash = sha256('new') where spot = 4545`,
  );
  const form = { method: 'POST', body: { reason: 'blocked', key: KEY } };
  for (const [what, asked] of [
    ['looked at', {}],
    ['called', form],
    ['called for JSON', { ...form, headers: { accept: 'application/json' } }],
  ] as const) {
    const answers = [];
    for (const one of [MADE_UP, token, lost, 'short', '%F0%9F%9A%97'])
      answers.push(await asks(app, `/w/${one}`, asked));
    for (const answer of answers) assert.deepEqual(answer, answers[0], what);
    assert.equal(answers[0]?.status, 404, what);
  }
});

test('17: another origin calls nobody, and the page is framed by nobody and runs nothing', async (t) => {
  const { app, token } = await aHouse(t);
  const form = { method: 'POST', body: { reason: 'blocked', key: KEY } } as const;
  const foreign = [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { origin: SITE.PUBLIC_URL.replace('8443', '8444') },
  ];
  for (const headers of foreign)
    assert.equal((await asks(app, `/w/${token}`, { ...form, headers })).status, 403, JSON.stringify(headers));
  assert.deepEqual((await app.pool.query('select from alerts')).rowCount, 0);
  const page = await asks(app, `/w/${token}`);
  const style = /<style>([\s\S]*)<\/style>/.exec(page.text)?.[1] ?? '';
  const hash = createHash('sha256').update(style).digest('base64');
  assert.equal(
    page.head['content-security-policy'],
    `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  );
  assert.equal(page.head['cache-control'], 'no-store');
  assert.equal(page.head['x-content-type-options'], 'nosniff');
  assert.equal(
    (await asks(app, `/w/${token}`, { ...form, headers: { origin: SITE.PUBLIC_URL } })).status,
    303,
  );
  await app.quiet();
});

test('18: markup, signs that run the other way and five thousand of them are shown as text or kindly refused', async (t) => {
  const { app, token } = await aHouse(t);
  await app.pool.query(`update complexes set guard_phone = '<b>\u202e+7 900</b>"''&'`);
  const form = { method: 'POST', body: { reason: 'blocked', key: KEY } } as const;
  await asks(app, `/w/${token}`, form);
  await app.quiet();
  const page = await asks(app, `/w/s/${KEY}`);
  assert.match(page.text, /&lt;b&gt;/);
  assert.doesNotMatch(page.text, /<b>\u202e/);
  for (const hostile of [
    '<b>',
    '\u202eabc',
    'x'.repeat(5_000),
    'blocked\u0000',
    '__proto__',
    'constructor',
  ]) {
    const path = `/w/${token}?reason=${encodeURIComponent(hostile)}`;
    assert.match((await asks(app, path)).text, /Что случилось\?/, hostile.slice(0, 20));
    assert.ok(
      [303, 404].includes(
        (await asks(app, `/w/${token}`, { ...form, body: { reason: hostile, key: KEY } })).status,
      ),
    );
    const code = await asks(app, '/w/', { method: 'POST', body: { code: hostile } });
    assert.equal(code.status, 404);
    assert.ok(!code.text.includes(hostile), 'nothing typed is shown again');
  }
});

test('A thousand hostile bodies call nobody and break nothing', async (t) => {
  const { app, token } = await aHouse(t);
  const word = fc.oneof(
    fc.string(),
    fc.constantFrom('reason', 'key', 'wish', 'blocked', 'call', '__proto__', KEY.slice(1)),
  );
  const body = fc.oneof(
    fc.string({ maxLength: 300 }),
    fc.array(fc.tuple(word, word)).map((pairs) => new URLSearchParams(pairs).toString()),
  );
  const type = fc.constantFrom(
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/json',
    'text/plain',
  );
  const path = fc.constantFrom(`/w/${token}`, `/w/s/${KEY}`, '/w/', '/w/s', `/w/${MADE_UP}`);
  await fc.assert(
    fc.asyncProperty(path, type, body, async (to, contentType, sent) => {
      const { status } = await asks(app, to, {
        method: 'POST',
        body: sent,
        headers: { 'content-type': contentType },
      });
      assert.ok([303, 404, 413, 429].includes(status), `${status} of ${to}`);
    }),
    { numRuns: 1_000 },
  );
  assert.equal((await app.pool.query('select from alerts')).rowCount, 0);
});

test('A code is typed as it is read: in small letters, with a Russian keyboard, with or without the line in it', async (t) => {
  const { app } = await aHouse(t);
  for (const typed of ['K7PM-4XQ2', 'k7pm4xq2', ' К7РМ 4ХQ2 ']) {
    const answer = await asks(app, '/w/', { method: 'POST', body: { code: typed } });
    assert.deepEqual([answer.status, answer.head.location], [303, '/w/K7PM4XQ2'], typed);
  }
  assert.match((await passerBy(app).opens('/w/K7PM4XQ2')).text, /Что случилось\?/);
  assert.match((await passerBy(app).calls('K7PM4XQ2')).text, /Доставлено/);
});

test('Nobody goes through codes: twenty of a network in ten minutes, right or wrong, and then not even the right one', async (t) => {
  const { app, token } = await aHouse(t);
  for (let at = 0; at < 20; at += 1)
    assert.equal((await asks(app, `/w/ABCDEFG${'23456789ABCDEFGHJKLM'[at]}`)).status, 404);
  const right = await asks(app, '/w/K7PM4XQ2');
  assert.equal(right.status, 429);
  assert.equal(right.head['retry-after'], '600');
  assert.equal((await asks(app, `/w/${token}`)).status, 200, 'a QR is no try');
  const elsewhere = await asks(app, '/w/K7PM4XQ2', { headers: { 'x-forwarded-for': '198.51.100.9' } });
  assert.equal(elsewhere.status, 200);
});

test('Whoever asks for JSON gets what the page says', async (t) => {
  const { app, boris, token } = await aHouse(t);
  const json = { accept: 'application/json' };
  const called = await asks(app, `/w/${token}`, {
    method: 'POST',
    body: { reason: 'lights', key: KEY },
    headers: json,
  });
  assert.equal(called.status, 201);
  assert.deepEqual(JSON.parse(called.text), { visit: `/w/s/${KEY}` });
  await app.quiet();
  await app.taps(boris, 'Иду');
  const { text } = await asks(app, `/w/s/${KEY}`, { headers: { ...json, 'accept-language': 'en' } });
  assert.deepEqual(JSON.parse(text), {
    state: 'answered',
    title: 'The owner answered: “Coming”',
    more: ['Answered at 22:36.'],
    over: false,
    may: ['take back'],
  });
});

test('The page of a call lives for two hours, and says of itself when it was true', async (t) => {
  const { app, token } = await aHouse(t);
  const somebody = passerBy(app);
  const first = await somebody.calls(token);
  assert.equal(first.headers.get('refresh'), '10');
  assert.equal((await somebody.opens(`${first.url}?still`)).headers.get('refresh'), null);
  await app.advance(119);
  const late = await somebody.looks();
  assert.equal(late.status, 200);
  assert.equal(late.headers.get('refresh'), '10');
  await app.advance(2);
  const over = await somebody.looks();
  assert.equal(over.status, 404);
  assert.match(over.text, /живёт два часа/);
});

test('Without an address in the web nobody is called by a card, and nobody is offered one', async (t) => {
  const app = await openTestApp(t);
  const boris = await app.resident('Борис', [45]);
  const token = await hasTag(app, boris, 45);
  assert.equal((await asks(app, `/w/${token}`)).status, 404);
  await app.says(boris, 'Моё место');
  assert.ok(!JSON.stringify(app.world.messages(boris)).includes('Карточка под стекло'));
});
