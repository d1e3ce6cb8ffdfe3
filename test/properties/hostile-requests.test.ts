import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ENDPOINTS, type EndpointName, FAULTS } from '../../src/web/contract.ts';
import { contents } from '../rights/contents.ts';
import { newKey } from '../support/web-client.ts';
import { openWebHouse } from '../support/web-house.ts';
import { insertSession } from '../support/web-sessions.ts';

/** `npm run properties` asks for a thousand of each endpoint and of everybody. */
const BODIES = process.env.PARKING_HOUSES === undefined ? 60 : 1_000;

/** A session may ask 120 times a minute. */
const OF_A_SESSION = 100;

const NAMES = ['Незабудкина', 'Чертополохов', 'Ландышева', 'Одуванчиков'] as const;
const SECRETS = [...NAMES, 'nezabudka_45'];

const nasty = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.constantFrom(
      '<b>x</b>',
      "'; drop table persons; --",
      '\u202e\u2066evil',
      '\u0000',
      '\ud800',
      '__proto__',
      '../../etc/passwd',
      '%00%2f..',
      'web:c1',
      'web:n1',
      '-1',
      '0',
      '1e309',
      '9007199254740993',
      'NaN',
      'x'.repeat(5_000),
      '/forget',
      '45',
      'op:raise-blocked',
    ),
  },
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.integer(),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.array(fc.string(), { maxLength: 3 }),
  fc.dictionary(fc.string({ maxLength: 5 }), fc.jsonValue(), { maxKeys: 3 }),
);

type Hostile = {
  /** What stands in the fields that the contract names. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** Of a body that is none of the contract's at all; null: the fields are sent. */
  readonly raw: string | null;
  readonly type: string;
  readonly key: string | null;
};

/** Bodies of an endpoint: its own fields with what does not belong there, some whole ones, and some that are no JSON. */
function hostileTo(name: EndpointName, codes: readonly string[]): fc.Arbitrary<Hostile> {
  const known = Object.keys(ENDPOINTS[name].input.shape);
  const field = codes.length > 0 ? fc.oneof(nasty, fc.constantFrom(...codes)) : nasty;
  const all = Object.fromEntries(known.map((key) => [key, field]));
  const fields = fc.oneof(fc.record(all), fc.record(all, { requiredKeys: [] }));
  const more = fc.dictionary(fc.string({ maxLength: 8 }), nasty, { maxKeys: 1 });
  return fc.record({
    fields: fc.oneof(
      fields,
      fc.tuple(fields, more).map(([one, other]) => ({ ...one, ...other })),
    ),
    raw: fc.option(
      fc.constantFrom(
        '',
        'null',
        '[]',
        '{',
        '"x"',
        '{"a":'.repeat(5_000),
        'x'.repeat(70_000),
        '\u0000',
        '{"__proto__":{"x":1}}',
      ),
      { freq: 12 },
    ),
    type: fc.constantFrom(...Array<string>(15).fill('application/json'), 'text/plain', 'application/xml', ''),
    key: fc.oneof(
      { weight: 15, arbitrary: fc.constant(null) },
      { weight: 1, arbitrary: fc.constantFrom('', 'short', 'x'.repeat(500)) },
    ),
  });
}

const ALLOWED = new Set<number>([200, ...Object.values(FAULTS).filter((status) => status < 500)]);

/** Everything that only guards and admins change, or the person himself by his own press. */
const OF_THE_HOUSE = [
  'complexes',
  'spots',
  'holdings',
  'memberships',
  'invites',
  'journal',
  'claims',
  'guest_passes',
];

test(`Nobody breaks the house with what a page would never send (${BODIES} bodies an endpoint, of whoever sends them)`, {
  timeout: 14_400_000,
}, async (t) => {
  const app = await openWebHouse(t);
  const { pool, clock } = app;
  const boris = await app.resident(NAMES[0], [45], { username: 'nezabudka_45' });
  await app.resident(NAMES[1], [12]);
  const olga = await app.admin(NAMES[2]);
  const banned = await app.resident(NAMES[3], [46]);
  const idOf = async (id: number) =>
    Number(
      (await pool.query('select person_id as id from addresses where external_id = $1', [String(id)])).rows[0]
        .id,
    );
  const people = {
    nobody: null,
    banned: await idOf(banned.id),
    resident: await idOf(boris.id),
  };
  await pool.query('update memberships set banned_until = $2 where person_id = $1', [
    people.banned,
    new Date(clock.now().getTime() + 86_400_000),
  ]);
  const stranger = app.stranger('Вера');
  await app.says(stranger, '/start');
  await app.taps(stranger, 'Согласен');
  await app.says(stranger, '13');
  // What an admin could press: somebody else's button.
  const codes = app.world
    .messages(olga)
    .flatMap(({ reply_markup: markup }) => markup?.inline_keyboard.flat() ?? [])
    .flatMap((button) => ('callback_data' in button && button.callback_data ? [button.callback_data] : []));
  assert.ok(codes.length > 0, 'the admin has a claim before her');
  const url = app.app().url.replace('localhost', '127.0.0.1');

  for (const [who, person] of Object.entries(people)) {
    let sent = 0;
    let token = '';
    const session = async () => {
      if (person === null) return null;
      if (sent++ % OF_A_SESSION === 0) token = await insertSession(pool, { person, now: clock.now() });
      return token;
    };
    await session();
    for (const name of Object.keys(ENDPOINTS) as EndpointName[]) {
      const isOwn = who === 'resident';
      const before = await contents(app);
      await fc.assert(
        fc.asyncProperty(hostileTo(name, codes), async (hostile) => {
          // Else the sixth wrong code is refused unread.
          if (ENDPOINTS[name].for === 'anybody') await pool.query('delete from limits');
          const { status, text } = await send(url, app.site, name, hostile, await session());
          const about = `${who}, ${name}: ${status} ${text.slice(0, 200)}`;
          assert.ok(ALLOWED.has(status), about);
          if (!isOwn) for (const secret of SECRETS) assert.ok(!text.includes(secret), about);
          if (isOwn)
            for (const secret of [NAMES[1], NAMES[2], NAMES[3]]) assert.ok(!text.includes(secret), about);
          if (status !== 200 && text !== '')
            assert.deepEqual(Object.keys(JSON.parse(text)).slice(0, 2), ['code', 'words'], about);
        }),
        { numRuns: BODIES, endOnFailure: true },
      );
      await app.quiet();
      const after = await contents(app);
      const tables = isOwn ? OF_THE_HOUSE : Object.keys(before).filter((table) => table !== 'web_sessions');
      for (const table of tables)
        assert.equal(after[table], before[table], `${who}, ${name} changed ${table}`);
    }
  }
});

const spelled = (value: unknown) => (typeof value === 'object' ? JSON.stringify(value) : String(value));

async function send(
  url: string,
  origin: string,
  name: EndpointName,
  { fields, raw, type, key }: Hostile,
  token: string | null,
): Promise<{ readonly status: number; readonly text: string }> {
  const [method = '', template = ''] = name.split(' ');
  const left = new Map(Object.entries(fields));
  const path = template.replace(/:(\w+)/g, (_, one: string) => {
    const value = spelled(left.get(one));
    left.delete(one);
    return encodeURIComponent(value.toWellFormed()) || '-';
  });
  const hasBody = method === 'POST' || method === 'PUT';
  const query = new URLSearchParams([...left].map(([one, value]): [string, string] => [one, spelled(value)]));
  const abort = new AbortController();
  const response = await fetch(new URL(`/api/${path}${hasBody ? '' : `?${query}`}`, url), {
    method,
    headers: {
      origin,
      'x-parking': '1',
      ...(token !== null && { authorization: `Bearer ${token}` }),
      ...(hasBody && type !== '' && { 'content-type': type }),
      ...(hasBody && { 'idempotency-key': key ?? newKey() }),
    },
    signal: abort.signal,
    ...(hasBody && { body: raw ?? JSON.stringify(Object.fromEntries(left)) }),
  });
  if (response.headers.get('content-type') === 'text/event-stream') {
    abort.abort();
    return { status: response.status, text: '' };
  }
  return { status: response.status, text: await response.text() };
}
