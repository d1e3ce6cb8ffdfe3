import assert from 'node:assert/strict';
import { test } from 'node:test';
import { complexId, personId, spotNumber } from '../../src/core/kernel/ids.ts';
import { before, days, seconds } from '../../src/core/kernel/time.ts';
import { readPush, turnOn } from '../../src/web/acts/push.ts';
import { closeSession, closeSessions, listSessions } from '../../src/web/acts/sessions.ts';
import type { Call, Face } from '../../src/web/face.ts';
import { readFeed } from '../../src/web/views/feed.ts';
import { readMe } from '../../src/web/views/me.ts';
import { listenForHints } from '../../src/web/views/stream.ts';
import { textOf } from '../support/web-client.ts';
import { words } from '../support/words.ts';

const NOW = new Date('2026-11-22T19:36:00Z');
const HOME = complexId(7);
const BORIS = personId(2);

type Who = { readonly roles: readonly string[]; readonly spots?: readonly number[] } | null;

/** The page of somebody; what is changed is written down. */
function pageOf(
  who: Who,
  { tx = {}, ...more }: { readonly tx?: object; readonly [part: string]: unknown } = {},
) {
  const changed: unknown[] = [];
  const whole = {
    complexes: { get: async () => ({ name: 'Двор', timeZone: 'Europe/Moscow' }) },
    residents: { get: async () => ({ roles: ['resident'] }) },
    notifications: { off: async () => [], soundCheck: async () => ({ number: 1 }) },
    ...tx,
  };
  const run = async <T>(work: (all: never) => Promise<T>) => work(whole as never);
  const face = {
    ...{ words, clock: { now: () => NOW }, look: run, hints: { open: () => null } },
    transact: async (work: (all: never) => Promise<unknown>) => {
      changed.push(work);
      return work(whole as never);
    },
    pageWords: (language: string) => ({ 'web-title': language }),
    push: { key: 'KEY' },
    ...more,
  } as unknown as Face;
  const person = who && {
    ...{ id: BORIS, displayName: 'Борис', language: 'ru', away: false, roles: who.roles },
    spots: (who.spots ?? []).map((spot) => spotNumber(spot)),
  };
  const visitor = { complex: HOME, session: 5, bot: 9, externalId: 's1', elsewhere: [], person };
  return { face, call: { now: NOW, languageTag: 'en', visitor } as unknown as Call, changed };
}

const saidBy = <T>(outcome: { ok: true; value: { value: T } } | { ok: false }): T =>
  outcome.ok ? outcome.value.value : assert.fail();

const meOf = async (who: Who) => {
  const { face, call } = pageOf(who);
  return saidBy(await readMe(face, call, {}));
};

test('Whoever signed in finds what is there for him: the gate for guards, an alert for whoever may raise one', async () => {
  const resident = await meOf({ roles: ['resident'], spots: [45] });
  assert.deepEqual([resident.tabs, resident.mayCall, resident.language], [['notices', 'more'], true, 'ru']);
  assert.deepEqual(resident.person, { name: 'Борис', roles: ['resident'], spots: [45], away: false });
  assert.deepEqual([resident.house, resident.timeZone, resident.session], ['Двор', 'Europe/Moscow', 5]);
  assert.deepEqual(resident.languages.toSorted(), ['en', 'ru']);
  const guard = await meOf({ roles: ['guard'] });
  assert.deepEqual([guard.tabs, guard.mayCall], [['gate', 'today', 'notices', 'more'], false]);
  assert.equal((await meOf({ roles: ['guard', 'resident'], spots: [45] })).mayCall, true);
  const newcomer = await meOf({ roles: ['newcomer'] });
  assert.deepEqual([newcomer.tabs, newcomer.mayCall], [['notices', 'more'], false]);
  for (const role of ['newcomer', 'applicant']) assert.deepEqual((await meOf({ roles: [role] })).menu, []);
  const nobody = await meOf(null);
  assert.deepEqual([nobody.person, nobody.menu, nobody.mayCall, nobody.language], [null, [], false, 'en']);
  const labels = resident.menu.map(({ label }) => label);
  assert.ok(/Моё место/.test(labels.join()) && !/Управление/.test(labels.join()), labels.join());
  assert.ok((await meOf({ roles: ['admin'] })).menu.some(({ label }) => label.includes('Управление')));
});

test('«Все уведомления» come twenty at a time; whoever opens them has seen the calls to him, and is noted as reached once', async () => {
  const item = (number: number, more: object = {}) => ({
    ...{ number, ref: `web:n${number}`, at: NOW, lane: 'note' },
    content: { kind: 'notice', notice: { kind: 'sound check', check: 1, ...more } },
  });
  const reads = async (
    count: number,
    standing: readonly object[] = [],
    before?: number,
    more: object = {},
  ) => {
    const asked: unknown[] = [];
    const tx = {
      feed: {
        of: async (...all: unknown[]) =>
          asked.push(all) && Array.from({ length: count }, (_, at) => item(90 - at, more)),
      },
      alerts: { standingOf: async () => standing },
    };
    const { face, call, changed } = pageOf(
      { roles: ['resident'] },
      { tx, transact: async () => void changed.push(1) },
    );
    const read = saidBy(await readFeed(face, call, { before }));
    return { ...read, changed: changed.length, asked };
  };
  const whole = await reads(20);
  assert.deepEqual([whole.cards.length, whole.before, whole.changed], [20, 71, 0]);
  assert.deepEqual(whole.asked, [[HOME, BORIS, null, 20, NOW]]);
  assert.deepEqual([(await reads(19)).before, (await reads(0)).before], [null, null]);
  assert.deepEqual(
    [whole.cards[0]?.ref, whole.cards[0]?.at, whole.cards[0]?.thread],
    ['web:n90', NOW.getTime(), undefined],
  );
  assert.equal(
    (await reads(1, [], undefined, { alert: 12 })).cards[0]?.thread,
    12,
    'a call leads to its thread',
  );
  assert.match(textOf(whole.cards[0]), /звук|слыш/i);
  // What is no longer to be said is not there.
  assert.equal((await reads(3, [], undefined, { check: 2 })).cards.length, 0);
  const call = { alert: 12, part: 'holder', hasCard: true };
  assert.equal((await reads(1, [{ ...call, isReached: false }])).changed, 1);
  assert.equal((await reads(1, [{ ...call, isReached: true }])).changed, 0);
  assert.equal(
    (await reads(1, [{ ...call, isReached: false }], 80)).changed,
    0,
    'further down nothing is seen first',
  );
  const { face, call: nobody } = pageOf(null);
  assert.deepEqual(saidBy(await readFeed(face, nobody, {})).cards, []);
});

test('A stranger sees no sessions and ends his own alone; whoever is known ends his', async () => {
  const closed: unknown[] = [];
  const note =
    (what: string) =>
    async (...all: readonly unknown[]) => {
      closed.push([what, ...all]);
      return all[2] !== 8;
    };
  const row = (id: number, device: string) => ({
    id,
    kind: 'browser',
    device,
    madeAt: before(NOW, days(3)),
    seenAt: NOW,
  });
  const tx = {
    webSessions: {
      of: async () => [row(5, 'Chrome'), row(6, '')],
      ...{ closeStranger: note('stranger'), close: note('one'), closeAll: note('all') },
    },
    browsers: {
      settle: async (person: number) => {
        closed.push(['within reach', person]);
        return { has: false, changed: false, otherwise: true };
      },
    },
  };
  const stranger = pageOf(null, { tx });
  assert.deepEqual(saidBy(await listSessions(stranger.face, stranger.call, {})), { sessions: [] });
  const other = await closeSession(stranger.face, stranger.call, { id: 6 });
  assert.deepEqual([other.ok, closed], [false, []]);
  const own = await closeSession(stranger.face, stranger.call, { id: 5 });
  assert.deepEqual([own.ok && own.value.gone, closed.splice(0)], [true, [['stranger', HOME, 5]]]);
  const all = await closeSessions(stranger.face, stranger.call, {});
  assert.deepEqual([all.ok && all.value.gone, closed.splice(0)], [true, [['stranger', HOME, 5]]]);
  const boris = pageOf({ roles: ['resident'] }, { tx });
  for (const [id, gone] of [
    [6, undefined],
    [5, true],
  ] as const) {
    const ended = await closeSession(boris.face, boris.call, { id });
    // Its browser is called no longer, which may have been the only way to him.
    assert.deepEqual([ended.ok && ended.value.gone, closed.splice(0)[1]], [gone, ['within reach', BORIS]]);
  }
  await closeSessions(boris.face, boris.call, {});
  assert.deepEqual(closed.splice(0)[1], ['within reach', BORIS]);
  const { sessions } = saidBy(await listSessions(boris.face, boris.call, {}));
  assert.deepEqual(
    sessions.map(({ since, seen }) => seen - since),
    [days(3), days(3)],
  );
  assert.deepEqual(
    sessions.map(({ id, here, device }) => [id, here, device]),
    [
      [5, true, 'Chrome'],
      [6, false, words.plain('ru', 'site-device-unknown')],
    ],
  );
});

test('A stranger’s browser, and one of somebody who may not, is called by nobody; without a place in the stream one looks by himself', async () => {
  const nobody = { key: null, here: false, messenger: false, browsers: 0 };
  for (const who of [null, { roles: [] }]) {
    const { face, call } = pageOf(who);
    assert.deepEqual(saidBy(await readPush(face, call, {})), nobody);
  }
  const browsers = { ways: async () => ({ here: false, messenger: false, browsers: 0 }) };
  const alone = pageOf({ roles: ['resident'] }, { tx: { browsers } });
  assert.deepEqual(saidBy(await readPush(alone.face, alone.call, {})), { ...nobody, key: 'KEY' });
  const { face, call } = pageOf(
    { roles: ['resident'] },
    { push: { key: 'KEY', accepts: async () => false } },
  );
  const browser = { endpoint: 'https://push.example/1', p256dh: 'p', auth: 'a' };
  const refused = { ok: false, why: { code: 'refused', words: 'push-unknown-service' } };
  assert.deepEqual(await turnOn(face, call, browser), refused);
  const stream = await listenForHints(face, call, {});
  assert.deepEqual(stream, {
    ok: false,
    why: { code: 'too often', words: 'site-too-often', retryAfter: seconds(30) },
  });
});
