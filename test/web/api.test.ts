import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ApiEvent, apiApp } from '../../src/adapters/web/api.ts';
import { deviceName } from '../../src/adapters/web/device.ts';
import { createPace } from '../../src/adapters/web/pace.ts';
import { complexId, personId } from '../../src/core/kernel/ids.ts';
import { before, hours, minutes } from '../../src/core/kernel/time.ts';

const NOW = new Date('2026-11-22T19:36:00Z');
const SITE = 'https://parking.example.org';
const TOKEN = 't'.repeat(43);

type World = {
  readonly roles?: readonly string[];
  readonly seenAt?: Date;
  readonly isNamed?: boolean;
  readonly throws?: Error;
};

/** The door of the web, with one browser at it. */
function openApi({ roles = ['resident'], seenAt = NOW, isNamed = true, throws }: World = {}, site = SITE) {
  const [found, noted, events]: [string[], number[], ApiEvent[]] = [[], [], []];
  const person = { id: personId(2), displayName: 'Борис', language: 'ru', roles, spots: [], away: false };
  const visitor = (session: number) => ({
    complex: complexId(7),
    session,
    seenAt,
    isNamed,
    elsewhere: [],
    person,
  });
  const tx = {
    visitors: {
      find: async (token: string) => {
        found.push(token);
        return token.startsWith('t') ? visitor(token.length) : null;
      },
      seen: async ({ session }: { session: number }) => void noted.push(session),
      personAt: async () => personId(2),
    },
    webSessions: {
      of: async () => {
        if (throws) throw throws;
        return [];
      },
      open: async () => ({ id: 5, token: TOKEN }),
      closeAll: async () => {},
    },
    browsers: { settle: async () => ({ has: false, changed: false, otherwise: true }) },
    residents: { get: async () => ({ roles: ['resident'] }) },
    complexes: { get: async () => ({ name: 'Двор', timeZone: 'Europe/Moscow' }) },
  };
  const run = async <T>(work: (all: never) => Promise<T>) => work(tx as never);
  const face = {
    ...{
      site,
      home: complexId(7),
      clock: { now: () => NOW },
      look: run,
      transact: run,
      pageWords: () => ({}),
    },
    words: {
      languages: ['ru', 'en'],
      choose: (tag?: string) => (tag?.startsWith('en') ? 'en' : 'ru'),
      plain: (language: string, key: string) => (language === 'ru' ? key : `${language} ${key}`),
    },
    vouched: async () => ({ bot: 1, externalId: '77' }),
  };
  const app = apiApp({
    ...{ face: face as never, proxies: { trustedProxies: [], addressHeader: 'x-forwarded-for' } },
    ...{ origins: [site], report: (event) => void events.push(event) },
  });
  const ask = async (name: string, headers: Readonly<Record<string, string>> = {}, body?: string) => {
    const [method = '', path = ''] = name.split(' ');
    const request = new Request(`${site}/api/${path}`, {
      method,
      headers,
      ...(body !== undefined && { body }),
    });
    const response = await app.fetch(request, { incoming: { socket: { remoteAddress: '192.0.2.7' } } });
    return {
      status: response.status,
      headers: response.headers,
      said: (await response.json()) as Record<string, unknown>,
    };
  };
  return { ask, found, noted, events };
}

const BEARER = { authorization: `Bearer ${TOKEN}` };

test('A session is told by its token or by our cookie, which no other page can make a browser send', async () => {
  const { ask, found } = openApi();
  assert.equal((await ask('GET sessions', BEARER)).status, 200);
  const cookie = `__Host-s=${TOKEN}`;
  assert.equal((await ask('GET sessions', { cookie, 'x-parking': '1' })).status, 200);
  assert.deepEqual(found, [TOKEN, TOKEN]);
  for (const headers of [
    {},
    { cookie },
    { cookie: `s=${TOKEN}`, 'x-parking': '1' },
    { authorization: 'Bearer short' },
    { authorization: `Bearer ${'x'.repeat(43)}` },
  ])
    assert.equal(
      (await ask('GET sessions', headers as never)).said.code,
      'not signed in',
      JSON.stringify(headers),
    );
  for (const foreign of [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }])
    assert.equal((await ask('GET sessions', { ...BEARER, ...foreign } as never)).status, 403);
  assert.equal(
    (await ask('GET sessions', { ...BEARER, origin: SITE, 'sec-fetch-site': 'cross-site' })).status,
    200,
  );
  const banned = await openApi({ roles: ['banned'] }).ask('GET sessions', BEARER);
  assert.deepEqual([banned.status, banned.said], [403, { code: 'not allowed', words: 'site-banned' }]);
  assert.equal(banned.headers.get('retry-after'), null);
});

test('Whoever is refused reads why in his own language, else in that of his browser', async () => {
  const { ask } = openApi({ roles: ['banned'] });
  const english = { 'accept-language': 'en-GB,en;q=0.9' };
  assert.equal((await ask('GET sessions', english)).said.words, 'en site-not-signed-in');
  assert.equal((await ask('GET sessions', { ...BEARER, ...english })).said.words, 'site-banned');
  const atTheGate = await openApi().ask('GET gate/today', { ...BEARER, ...english });
  assert.equal(atTheGate.said.words, 'gate-guards-only', 'also of what only the gate refuses him');
});

test('What the cookie holds is this host’s alone, and no script reads it; a Mini App has its token instead', async () => {
  const json = { 'content-type': 'application/json', 'idempotency-key': 'k'.repeat(22) };
  const mini = await openApi().ask('POST session/telegram', json, '{"initData":"x"}');
  assert.deepEqual([mini.said.token, mini.headers.getSetCookie()], [TOKEN, []]);
  const gone = await openApi().ask('DELETE sessions', BEARER);
  assert.match(
    gone.headers.getSetCookie()[0] ?? '',
    /^__Host-s=; Max-Age=0; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
  );
  const near = await openApi({}, 'http://localhost:3000').ask('DELETE sessions', BEARER);
  assert.match(near.headers.getSetCookie()[0] ?? '', /^s=; Max-Age=0; Path=\/; HttpOnly; SameSite=Strict$/);
});

test('That somebody is there is noted once an hour, and at once when he has become somebody', async () => {
  const noted = async (world: World) => {
    const { ask, noted } = openApi(world);
    await ask('GET sessions', BEARER);
    return noted.length;
  };
  assert.equal(await noted({}), 0);
  assert.equal(await noted({ seenAt: before(NOW, hours(1)) }), 0);
  assert.equal(await noted({ seenAt: before(NOW, hours(1) + 1) }), 1);
  assert.equal(await noted({ seenAt: before(NOW, -hours(1) - 1) }), 1, 'by a clock that was ahead');
  assert.equal(await noted({ isNamed: false }), 1);
});

test('A body that is no record of what was asked for is refused before anything is done', async () => {
  const { ask } = openApi();
  const json = { ...BEARER, 'content-type': 'application/json', 'idempotency-key': 'k'.repeat(22) };
  for (const body of ['[]', 'null', '"x"', '7', '{', '{"text":"x","more":1}', '{"text":7}', '[{"text":"x"}]'])
    assert.equal((await ask('POST say', json, body)).status, 400, body);
  for (const body of ['[]', 'null', '7'])
    assert.equal((await ask('POST push/test', json, body)).status, 400, body);
  assert.equal((await ask('POST say', { ...json, 'idempotency-key': 'short' }, '{"text":"x"}')).status, 400);
  assert.equal((await ask('POST say', json, JSON.stringify({ text: 'x'.repeat(70_000) }))).status, 413);
  assert.equal((await ask('GET nothing', BEARER)).status, 404);
});

test('What goes wrong is said as such, and the log learns of it by route and session', async () => {
  const error = new Error('planted');
  const { ask, events } = openApi({ throws: error });
  const { status, said, headers } = await ask('GET sessions', BEARER);
  assert.deepEqual(
    [status, said, headers.get('retry-after')],
    [503, { code: 'trouble', words: 'went-wrong', retryAfter: 5 }, '5'],
  );
  assert.equal(headers.get('cache-control'), 'no-store');
  const [{ ms, ...event } = assert.fail()] = events;
  assert.deepEqual(event, { route: 'GET sessions', status: 503, session: 43, error });
  assert.ok(ms >= 0);
});

test('A session asks 120 times a minute and no more, whatever others ask', async () => {
  const { ask, events } = openApi();
  for (let time = 0; time < 120; time += 1) assert.equal((await ask('GET sessions', BEARER)).status, 200);
  assert.equal((await ask('GET sessions', BEARER)).status, 429);
  assert.equal((await ask('GET sessions', { authorization: `Bearer ${TOKEN}t` })).status, 200);
  assert.equal('error' in (events[0] ?? {}), false);
  const pace = createPace();
  const asks = (session: number, at: number, times = 120) =>
    Array.from({ length: times }, () => pace.take(session, at)).filter((isFine) => isFine).length;
  assert.deepEqual([asks(1, 0, 60), asks(2, 1), asks(1, 2, 61)], [60, 120, 60]);
  // What is refused is not counted; a minute after the first of them there is room for as many.
  assert.deepEqual([asks(1, minutes(1)), asks(1, minutes(1) + 1, 1), asks(2, minutes(1) + 1)], [60, 0, 120]);
});

test('A device is called by its browser and its system, whatever else it says of itself', () => {
  for (const [agent, name] of [
    ['(Linux; Android 15) Chrome/140.0 Mobile Safari/537', 'Chrome, Android'],
    ['(Linux; Android 15) SamsungBrowser/28 Chrome/130 Safari/537', 'Samsung Internet, Android'],
    ['(Linux; Android 15) Chrome/130 YaBrowser/25 Safari/537', 'Яндекс Браузер, Android'],
    ['(Windows NT 10.0) Chrome/140 Safari/537 Edg/140', 'Edge, Windows'],
    ['(Windows NT 10.0) Chrome/140 Safari/537 OPR/120', 'Opera, Windows'],
    ['(iPhone; CPU iPhone OS 18 like Mac OS X) Version/18 Safari/604', 'Safari, iPhone'],
    ['(iPad; CPU OS 18 like Mac OS X) CriOS/140 Safari/604', 'Chrome, iPad'],
    ['(Macintosh; Intel Mac OS X) Firefox/140', 'Firefox, Mac'],
    ['(X11; CrOS x86_64) Chrome/140', 'Chrome, ChromeOS'],
    ['(X11; Linux x86_64) Firefox/140', 'Firefox, Linux'],
    ['curl/8 (Windows)', 'Windows'],
    ['Борис <b>', ''],
  ] as const)
    assert.equal(deviceName(`Mozilla/5.0 ${agent}`), name);
});
