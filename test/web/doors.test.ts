import assert from 'node:assert/strict';
import { test } from 'node:test';
import { complexId, personId, spotNumber } from '../../src/core/kernel/ids.ts';
import { minutes } from '../../src/core/kernel/time.ts';
import { byCode, byLink, byTelegram } from '../../src/web/acts/sign-in.ts';
import type { Face, Request } from '../../src/web/face.ts';

const NOW = new Date('2026-11-22T19:36:00Z');
const HOME = complexId(7);
const BORIS = personId(2);
const SECRET = 'a'.repeat(22);

type Door = { readonly externalId: string; readonly what: string };

type World = {
  /** Whose login it is. */
  readonly login?: number;
  readonly roles?: readonly string[];
  readonly link?: object | null;
  readonly strip?: number | null;
  /** How often a door has been tried, by what is counted there. */
  readonly tries?: Readonly<Record<string, number>>;
  readonly vouched?: object | null;
  readonly known?: boolean;
};

/** The web's door, and what came of it: sessions that were opened, wrong tries that were counted. */
function doorOf({
  login,
  roles = ['resident'],
  link,
  strip,
  tries = {},
  vouched = null,
  known = true,
}: World) {
  const opened: Record<string, unknown>[] = [];
  const counted: string[] = [];
  const locked: unknown[][] = [];
  const told: unknown[] = [];
  const member = { complex: HOME, person: BORIS, roles, spots: [spotNumber(45)] };
  const person = { id: BORIS, displayName: 'Борис', language: 'ru', roles: [], spots: [], away: false };
  const tx = {
    visitors: {
      lockDoor: async (...door: unknown[]) => void locked.push(door),
      personAt: async () => (known ? BORIS : null),
      find: async () => ({
        complex: HOME,
        session: 5,
        person: opened.at(-1)?.person ? person : null,
        elsewhere: [],
      }),
    },
    limits: {
      isFull: async ({ what }: Door, most: number) => (tries[what] ?? 0) >= most,
      take: async ({ externalId, what }: Door) => void counted.push(`${what} of ${externalId}`),
    },
    webLogins: { spend: async () => login ?? null },
    residents: { get: async () => member },
    invites: { find: async () => link ?? null },
    strips: { find: async () => strip ?? null },
    webSessions: {
      open: async (complex: number, session: object) => {
        opened.push({ complex, ...session });
        return { id: 5, token: 'token' };
      },
    },
    notices: { add: async (...all: unknown[]) => void told.push(all) },
    complexes: { get: async () => ({ name: 'Двор', timeZone: 'Europe/Moscow' }) },
  };
  const run = async <T>(work: (all: never) => Promise<T>) => work(tx as never);
  const face = {
    ...{ bot: 9, home: HOME, look: run, transact: run, vouched: async () => vouched, ask: async () => [] },
    words: { languages: ['ru'], choose: () => 'ru', plain: (_: string, key: string) => key },
    pageWords: () => ({}),
  } as unknown as Face;
  const call = {
    now: NOW,
    network: '192.0.2.7',
    device: 'Chrome, Android',
    languageTag: 'ru',
    key: 'k',
  } as Request;
  return { face, call, opened, counted, locked, told };
}

const LINK = { by: personId(3), spot: spotNumber(45), family: false, tenantUntil: null };
const NOBODY = { complex: HOME, person: null, device: 'Chrome, Android' };

test('Five wrong codes from one network, or thirty at the door of one house, and nobody is looked at there', async () => {
  for (const [what, most] of [
    ['login', 5],
    ['login of house', 30],
  ] as const) {
    for (const [had, status] of [
      [most - 1, 'in'],
      [most, 'too often'],
    ] as const) {
      const { face, call, opened } = doorOf({ login: 2, tries: { [what]: had } });
      const came = await byCode(face, call, { code: '1234 5678' });
      assert.equal(came.ok ? 'in' : came.why.code, status, `${what} ${had}`);
      assert.deepEqual(
        [came.ok || came.why.retryAfter, opened.length],
        [came.ok || minutes(10), came.ok ? 1 : 0],
      );
    }
  }
});

test('What is wrong is counted at both doors, what is right at neither; whoever tries at the same door waits', async () => {
  const wrong = doorOf({});
  const refused = await byCode(wrong.face, wrong.call, { code: '12345678' });
  assert.deepEqual(!refused.ok && refused.why, { code: 'not found', words: 'site-code-wrong' });
  assert.deepEqual(wrong.counted, ['login of 192.0.2.7', 'login of house of 7']);
  const right = doorOf({ login: 2 });
  assert.equal((await byLink(right.face, right.call, { token: SECRET })).ok, true);
  assert.deepEqual([right.counted, right.locked], [[], [[HOME, '192.0.2.7']]]);
  assert.deepEqual(right.opened, [{ ...NOBODY, kind: 'browser', person: 2 }]);
  assert.equal(right.told.length, 1, 'whoever it is reads of the device');
  for (const code of ['1234-5678', ' 1234\u00A05678 ', '12 34 56 78'])
    assert.equal((await byCode(right.face, right.call, { code })).ok, true, code);
});

test('An invitation opens the kind of session that it is for, and nobody is anybody there before he agrees', async () => {
  const enters = async (world: World, code: string) => {
    const { face, call, opened, counted } = doorOf(world);
    const came = await byCode(face, call, { code });
    return { why: came.ok ? null : came.why.code, opened, counted };
  };
  const admin = { roles: ['admin'] };
  assert.deepEqual((await enters({ ...admin, link: LINK }, `r_${SECRET}`)).opened, [
    { ...NOBODY, kind: 'browser' },
  ]);
  const guards = { ...admin, link: { ...LINK, spot: null } };
  assert.deepEqual((await enters(guards, `g_${SECRET}`)).opened, [{ ...NOBODY, kind: 'gate' }]);
  assert.deepEqual((await enters({ strip: 45 }, `s_K7PM4XQ2`)).opened, [{ ...NOBODY, kind: 'browser' }]);
  assert.deepEqual((await enters({ strip: 45 }, 'K7PM-4XQ2')).opened, [{ ...NOBODY, kind: 'browser' }]);
  for (const [world, code] of [
    [guards, `r_${SECRET}`],
    [{ ...admin, link: LINK }, `g_${SECRET}`],
    [{ roles: ['resident'], link: LINK }, `r_${SECRET}`],
    [admin, `r_${SECRET}`],
    [{ ...admin, link: LINK }, 'nothing of ours'],
    [{}, 's_K7PM4XQ2'],
  ] as const) {
    const { why, opened, counted } = await enters(world, code);
    assert.deepEqual(
      [why, opened.length, counted.includes('login of 192.0.2.7')],
      ['not found', 0, true],
      code,
    );
  }
  const spent = await enters({ strip: 45, tries: { 'strip code of house': 999 } }, 's_K7PM4XQ2');
  assert.deepEqual([spent.why, spent.counted], ['too often', []]);
});

test('A link into a messenger brings its stranger in by the page, too', async () => {
  const { face, call, opened } = doorOf({ roles: ['admin'], link: LINK });
  const came = await byLink(face, call, { token: `r_${SECRET}` });
  assert.equal(came.ok, true);
  assert.deepEqual(opened, [{ ...NOBODY, kind: 'browser' }]);
});

test('Whom Telegram vouches for is in without a word to him; whom the house does not know, or has banned, is not', async () => {
  const comes = async (world: World) => {
    const { face, call, opened, told } = doorOf(world);
    const came = await byTelegram(face, call, { initData: 'x' });
    return [came.ok || came.why.words, opened.map(({ kind }) => kind), told];
  };
  const vouched = { bot: 1, externalId: '77' };
  assert.deepEqual(await comes({ vouched }), [true, ['mini app'], []]);
  assert.deepEqual(await comes({ vouched: null }), ['site-not-signed-in', [], []]);
  assert.deepEqual(await comes({ vouched, known: false }), ['site-start-in-chat', [], []]);
  assert.deepEqual(await comes({ vouched, roles: ['banned'] }), ['site-banned', [], []]);
});
