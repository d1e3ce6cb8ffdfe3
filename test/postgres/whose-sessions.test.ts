import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import type { Visitor } from '../../src/chat/kit/visitors.ts';
import { complexId } from '../../src/core/kernel/ids.ts';
import { days, hours, minutes } from '../../src/core/kernel/time.ts';
import { ANNA, ago, ahead, BORIS, DINA, HOUSE, NEXT_DOOR, NOW, openRows, VERA } from '../support/rows.ts';

const hash = (token: string) => `\\x${createHash('sha256').update(token).digest('hex')}`;
const ROW = 'complex_id * 100 + id';

test('A session in a browser is of one person and house until it ends; closing one leaves the others', async (t) => {
  const { put, ask, ids } = await openRows(t);
  const session = (id: number, more = {}) => ({ id, token_hash: hash(`token ${id}`), ...more });
  const here = {
    person_id: ANNA,
    bot_id: 1,
    external_id: '1',
    kind: 'browser',
    expires_at: ahead(hours(1)),
    seen_at: NOW,
    made_at: NOW,
  };
  await put(
    'web_sessions',
    { ...here, ...session(1) },
    ...[
      session(2, { person_id: BORIS, external_id: '2' }),
      session(3, { expires_at: NOW }),
      session(4, NEXT_DOOR),
    ],
    ...[
      session(5, { kind: 'gate' }),
      session(6, { person_id: null, external_id: '6' }),
      session(7, { seen_at: ago(minutes(1)) }),
    ],
    ...[session(10, { ...NEXT_DOOR, kind: 'gate', person_id: DINA, external_id: '10' })],
    ...[
      session(8, { bot_id: 2, external_id: '2', person_id: VERA }),
      session(9, { ...NEXT_DOOR, person_id: DINA, external_id: '4' }),
    ],
  );
  await put(
    'persons',
    { id: ANNA, display_name: 'Анна', language: 'ru' },
    { id: BORIS, display_name: 'Борис' },
    { id: DINA },
    {
      ...{ id: VERA, display_name: 'Вера' },
    },
  );
  await put(
    'memberships',
    { person_id: ANNA, approved_at: NOW, roles: [] },
    { person_id: BORIS },
    { person_id: DINA },
    { person_id: VERA },
    {
      ...{ person_id: BORIS, ...NEXT_DOOR },
    },
  );
  await put(
    'addresses',
    { person_id: ANNA, bot_id: 1, external_id: '1', chat_ref: 'c1' },
    { person_id: BORIS, external_id: '2' },
    { person_id: DINA, external_id: '4' },
  );
  await put(
    'addresses',
    { person_id: ANNA, bot_id: 2, external_id: '9', chat_ref: 'c2' },
    { person_id: VERA, external_id: '2' },
  );
  const find = (id: number) => ask((tx) => tx.visitors.find(`token ${id}`, NOW));
  const anna = (await find(1)) ?? assert.fail();
  assert.deepEqual([anna.session, anna.person?.displayName], [1, 'Анна']);
  assert.deepEqual(anna.elsewhere, [{ bot: 2, externalId: '9', chat: 'c2' }]);
  const boris = (await find(2)) ?? assert.fail();
  assert.deepEqual([boris.session, boris.person?.displayName], [2, 'Борис']);
  assert.deepEqual([await find(3), (await find(6))?.person, (await find(9))?.person], [null, null, null]);
  assert.equal((await find(8))?.person?.displayName, 'Вера');
  const again = (of: object) => ask((tx) => tx.visitors.again({ ...anna, ...of } as Visitor, NOW));
  assert.deepEqual(
    [(await again({ session: 2 }))?.session, await again({ session: 3 }), await again({ session: 4 })],
    [2, null, null],
  );
  await put('web_sessions', { ...here, ...session(2), token_hash: hash('x'), ...NEXT_DOOR });
  await ask((tx) => tx.visitors.seen(boris, ahead(minutes(5))));
  assert.deepEqual(await ids('web_sessions', `seen_at = '${ahead(minutes(5)).toISOString()}'`, ROW), [102]);
  const personAt = (bot: number, external: string) =>
    ask((tx) => tx.visitors.personAt(bot as never, external as never));
  assert.deepEqual(
    [await personAt(1, '2'), await personAt(2, '2'), await personAt(2, '1')],
    [BORIS, VERA, null],
  );
  const of = async (person: typeof ANNA) =>
    (await ask((tx) => tx.webSessions.of(HOUSE, person, NOW))).map(({ id }) => id);
  assert.deepEqual([await of(ANNA), await of(DINA)], [[5, 1, 7], []]);
  const close = (id: number) => ask((tx) => tx.webSessions.close(HOUSE, ANNA, id as never));
  assert.deepEqual(
    [await close(2), await close(4), await close(1), await close(1)],
    [false, false, true, false],
  );
  await ask((tx) => tx.webSessions.closeStranger(HOUSE, 4 as never));
  await ask((tx) => tx.webSessions.closeStranger(HOUSE, 6 as never));
  assert.deepEqual(await ids('web_sessions', 'true', ROW), [102, 103, 105, 107, 108, 202, 204, 209, 210]);
  await ask((tx) => tx.webSessions.closeKind(HOUSE, 'gate'));
  assert.deepEqual(await ids('web_sessions', 'true', ROW), [102, 103, 107, 108, 202, 204, 209, 210]);
  await ask((tx) => tx.webSessions.closeAll(HOUSE, ANNA));
  assert.deepEqual(await ids('web_sessions', 'true', ROW), [102, 108, 202, 204, 209, 210]);
  await ask((tx) => tx.webSessions.closeKind(complexId(2), 'gate'));
  assert.deepEqual(await ids('web_sessions', 'true', ROW), [102, 108, 202, 204, 209]);
});

test('A link and a code let in whom they were made for, in that house, once, and only the newest', async (t) => {
  const { ask, ids, put } = await openRows(t);
  const make = (complex: number, person: typeof ANNA, until = ahead(minutes(5))) =>
    ask((tx) => tx.webLogins.make(complexId(complex), person, until, NOW));
  const spend = (by: { link: string } | { code: string }, complex = 1) =>
    ask((tx) => tx.webLogins.spend(complexId(complex), by, NOW));
  const [first, boris, there] = [await make(1, ANNA), await make(1, BORIS), await make(2, ANNA)];
  const second = await make(1, ANNA);
  assert.equal((await ids('web_logins')).length, 3);
  assert.deepEqual([await spend(first), await spend({ code: first.code })], [null, null]);
  assert.deepEqual([await spend({ link: there.link }), await spend({ code: there.code })], [null, null]);
  assert.equal(await spend({ link: second.link }), ANNA);
  assert.equal(await spend({ link: second.link }), null);
  assert.equal(await spend({ code: boris.code }), BORIS);
  assert.equal(await spend({ code: there.code }, 2), ANNA);
  const late = await make(1, VERA, NOW);
  assert.deepEqual([await spend({ link: late.link }), await spend({ code: late.code })], [null, null]);
  await put(
    'web_logins',
    { person_id: DINA, link_hash: hash('link'), code_hash: '\\x01', expires_at: ahead(days(1)) },
    {
      ...{ person_id: 5, code_hash: '\\x02', link_hash: hash('other') },
    },
  );
  assert.equal(await spend({ link: 'link' }), DINA);
});
