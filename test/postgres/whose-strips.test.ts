import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { hashOfCaller } from '../../src/adapters/postgres/windscreen/tag-secrets.ts';
import { complexId } from '../../src/core/kernel/ids.ts';
import { days, hours, minutes } from '../../src/core/kernel/time.ts';
import type { Tag } from '../../src/core/windscreen/tag.ts';
import { ANNA, ago, ahead, BORIS, HOUSE, NEXT_DOOR, NOW, openRows, spotOf, VERA } from '../support/rows.ts';

const hex = (bytes: Buffer) => `\\x${bytes.toString('hex')}`;
const hash = (token: string) => hex(createHash('sha256').update(token).digest());
const secret = (spot: number, more = {}) => ({
  spot,
  token_hash: hash(`a strip ${spot}`),
  code_hash: hash(`${spot}`),
  ...more,
});

test('A strip opens one spot of its own house, once, until it is taken back or too old', async (t) => {
  const { put, ask, ids } = await openRows(t);
  const strip = { expires_at: ahead(days(1)), used_at: null, revoked_at: null, told: false, issue: 1 };
  const used = { used_at: ago(hours(1)) };
  await put(
    'strips',
    { ...strip, ...secret(45) },
    ...[
      secret(46, used),
      secret(47, { revoked_at: NOW }),
      secret(48, { expires_at: NOW }),
      secret(49, NEXT_DOOR),
    ],
    ...[secret(50), secret(51, { ...used, told: true }), { ...secret(52), ...used, ...NEXT_DOOR }],
  );
  await put(
    'spots',
    { number: 45 },
    ...[46, 47, 50].map((number) => ({ number })),
    { number: 49, ...NEXT_DOOR },
    {
      ...{ number: 45, ...NEXT_DOOR },
    },
  );
  await put('holdings', { spot: 45, person_id: ANNA }, { spot: 46, ...NEXT_DOOR });
  const opens = async (spot: number) => [
    await ask((tx) => tx.strips.find(HOUSE, `a strip ${spot}`, NOW)),
    await ask((tx) => tx.strips.use(HOUSE, `a strip ${spot}`, NOW)),
  ];
  for (const spot of [46, 47, 48, 49]) assert.deepEqual(await opens(spot), [null, false], `${spot}`);
  const until = ahead(days(1));
  const counted = { spots: 4, joined: 1, live: { count: 2, until }, liveMissing: 1, issues: 6 };
  assert.deepEqual(await ask((tx) => tx.strips.count(HOUSE, NOW)), counted);
  assert.deepEqual(await opens(45), [45, true]);
  assert.deepEqual(await opens(45), [null, false]);
  assert.deepEqual(await ids('strips', `used_at = '${NOW.toISOString()}'`, 'spot'), [45]);
  assert.equal(await ask((tx) => tx.strips.takeUntold(HOUSE)), 2);
  assert.deepEqual(await ids('strips', 'told', 'complex_id * 100 + spot'), [145, 146, 151]);
  assert.equal(await ask((tx) => tx.strips.revokeAll(HOUSE, NOW)), 1);
  assert.deepEqual(await ids('strips', 'revoked_at is not null', 'complex_id * 100 + spot'), [147, 150]);
  const printed = async (whom: 'all' | 'missing') =>
    (await ask((tx) => tx.strips.print(HOUSE, whom as never, NOW))).map(({ spot }) => spot);
  assert.deepEqual(await printed('missing'), [46, 47, 50]);
  assert.deepEqual(await printed('all'), [45, 46, 47, 50]);
  assert.deepEqual(
    await ids('strips', 'told', 'complex_id * 100 + spot'),
    [151],
    'who comes by the new ones is told of',
  );
  assert.deepEqual(await ids('strips', 'issue > 1 and complex_id = 2', 'spot'), []);
});

test('A card under a windscreen is of who holds the spot, and gone with it', async (t) => {
  const { put, ask, ids } = await openRows(t);
  const tag = (id: number, more = {}) => ({
    id,
    token_hash: hash(`tag ${id}`),
    code_hash: hash(`code:C${id}`),
    ...more,
  });
  const card = { person_id: ANNA, spot: 45, issue: 1 };
  await put(
    'windscreen_tags',
    { ...card, ...tag(1) },
    ...[
      tag(2, { person_id: BORIS }),
      tag(3, { spot: 46 }),
      tag(4, NEXT_DOOR),
      tag(5, { spot: 47 }),
      tag(6, { spot: 48 }),
    ],
    tag(7, { spot: 46, person_id: BORIS }),
  );
  await put(
    'holdings',
    { spot: 45, person_id: ANNA },
    ...[
      { person_id: BORIS },
      { spot: 46 },
      NEXT_DOOR,
      { spot: 47, ...NEXT_DOOR },
      { spot: 48, person_id: VERA },
    ],
  );
  const of = (found: readonly Tag[]) => found.map(({ id }) => id);
  assert.deepEqual(of(await ask((tx) => tx.windscreen.of(HOUSE, ANNA))), [1, 3]);
  assert.deepEqual(of(await ask((tx) => tx.windscreen.at(HOUSE, spotOf(45)))), [1, 2]);
  const find = async (shown: string) => (await ask((tx) => tx.windscreen.find(shown)))?.id ?? null;
  assert.deepEqual(
    [await find('tag 2'), await find('C3'), await find('tag 6'), await find('tag 4')],
    [2, 3, null, 4],
  );
  const issue = (replaced: number) =>
    ask((tx) => tx.windscreen.issue(HOUSE, { person: ANNA, spot: spotOf(45) }, replaced, NOW));
  assert.deepEqual([await issue(0), (await issue(1)) === null], [null, false]);
  assert.deepEqual(await ids('windscreen_tags', 'issue = 2'), [1]);
  await ask((tx) => tx.save(HOUSE, [{ kind: 'tag doubted', tag: 3 as never, until: NOW }]));
  await put('windscreen_tags', {
    ...card,
    ...tag(3),
    token_hash: hash('x'),
    code_hash: hash('y'),
    spot: 44,
    ...NEXT_DOOR,
  });
  await ask((tx) => tx.save(HOUSE, [{ kind: 'tag doubted', tag: 3 as never, until: NOW }]));
  assert.deepEqual(await ids('windscreen_tags', 'doubted_until is not null', 'complex_id * 100 + id'), [103]);
  const remove = () => ask((tx) => tx.windscreen.remove(HOUSE, { person: ANNA, spot: spotOf(45) }));
  assert.deepEqual([await remove(), await remove()], [true, false]);
  assert.deepEqual(
    await ids('windscreen_tags', 'true', 'complex_id * 100 + id'),
    [102, 103, 105, 106, 107, 203, 204],
  );
});

test('A call by a card is counted of its card, its visitor, his network and the house, each in its time', async (t) => {
  const { put, ask, pool } = await openRows(t);
  const key = Buffer.alloc(32);
  const [visitor, other] = ['кто-то', 'другой'].map((who) => hex(hashOfCaller(key, who))) as [string, string];
  await put(
    'alerts',
    {
      id: 1,
      kind: 'windscreen',
      spot: 45,
      tag_id: 7,
      state: 'closed',
      raised_at: ago(minutes(5)),
      rings: 'silent',
    },
    ...[
      { id: 2, tag_id: 8 },
      { id: 3, raised_at: ago(hours(1)) },
      { id: 4, raised_at: ahead(minutes(2)) },
      { id: 5, ...NEXT_DOOR },
    ],
    ...[
      { id: 6, withheld: true, rings: 'loud' },
      { id: 7, raised_at: ago(hours(1)), rings: 'loud' },
    ],
    ...[
      { id: 8, raised_at: ahead(minutes(2)), rings: 'loud' },
      { id: 9, rings: 'loud', ...NEXT_DOOR },
    ],
    { id: 10, rings: 'loud', tag_id: 8 },
  );
  const visit = (id: number, alert: number, more = {}) => ({
    id,
    alert_id: alert,
    key_hash: hash(`page ${id}`),
    ...more,
  });
  await put(
    'windscreen_visits',
    { visitor, network: visitor, made_at: ago(minutes(5)), opened: true, ...visit(1, 1) },
    ...[
      visit(2, 1),
      visit(3, 2, { visitor: other }),
      visit(4, 3, { network: other }),
      visit(5, 5, NEXT_DOOR),
    ],
    ...[visit(6, 6, { made_at: ago(minutes(10)) }), visit(7, 7, { made_at: ago(days(1)) })],
    ...[
      visit(8, 8, { made_at: ahead(minutes(2)) }),
      visit(9, 9, { made_at: ago(hours(1)) }),
      visit(10, 1, NEXT_DOOR),
    ],
  );
  const tag = { complex: HOUSE, id: 7, spot: spotOf(45), holder: ANNA } as unknown as Tag;
  const caller = { visitor: 'кто-то', network: 'кто-то', key: 'page 3' };
  const call = (of = tag) => ask((tx) => tx.windscreen.loadCall(of, caller, NOW));
  const seen = await call();
  assert.deepEqual(seen.counts, { ofTag: 2, ofVisitor: 3, ofVisitorToday: 5, ofNetwork: 6, ofHouse: 5 });
  assert.deepEqual([seen.called, seen.open, seen.rangLately], [2, null, false]);
  await pool.query('update complexes set remind_after_minutes = 3 + id');
  assert.equal((await call({ ...tag, complex: complexId(2) })).rules.remindAfter, minutes(5));
  await put(
    'alerts',
    { id: 21, kind: 'windscreen', spot: 45, tag_id: 7, state: 'open', raised_at: ago(days(1)) },
    {
      ...{ id: 22, tag_id: 9 },
    },
  );
  await put('alerts', {
    id: 23,
    kind: 'windscreen',
    state: 'closed',
    tag_id: 7,
    rings: 'loud',
    raised_at: ago(minutes(59)),
  });
  const again = await call();
  assert.deepEqual([again.open, again.rangLately], [21, true]);
  const shown = (page: number, since = ago(hours(2))) =>
    ask((tx) => tx.windscreen.visit(`page ${page}`, since));
  assert.deepEqual(
    [(await shown(1))?.alone, (await shown(4))?.alone, (await shown(3))?.alert],
    [false, true, 2],
  );
  assert.deepEqual([(await shown(10))?.alone, await shown(1, ago(minutes(5)))], [true, null]);
  await put('windscreen_floods', { told_at: ago(minutes(59)) }, { ...NEXT_DOOR, told_at: ago(hours(1)) });
  const flood = (complex: number) => ask((tx) => tx.windscreen.noteFlood(complexId(complex), NOW));
  assert.deepEqual([await flood(1), await flood(2), await flood(2)], [false, true, false]);
});
