import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alertId, claimId, complexId } from '../../src/core/kernel/ids.ts';
import { hours, minutes } from '../../src/core/kernel/time.ts';
import {
  ANNA,
  ago,
  ahead,
  BORIS,
  DINA,
  HOUSE,
  NEXT_DOOR,
  NOW,
  openRows,
  spotOf,
  VERA,
} from '../support/rows.ts';

const ROW = 'complex_id * 1000 + id';
const ALERT = { kind: 'alert', alert: alertId(1), part: 'holder' } as const;
const CARD = {
  subject_kind: 'alert',
  subject_id: 1,
  part: 'holder',
  viewer: ANNA,
  line_id: null,
  rings_wanted: 1,
};

test('A card is rung, drawn anew and told of for its own thread, part, viewer and house', async (t) => {
  const { put, ask, ids, pool } = await openRows(t);
  const others = [
    { id: 2, subject_id: 2 },
    { id: 3, subject_kind: 'claim' },
    { id: 4, part: 'sender' },
    { id: 5, viewer: BORIS },
    { id: 1, ...NEXT_DOOR },
    { id: 6, ...NEXT_DOOR, viewer: DINA },
  ];
  await put('cards', { id: 1, ...CARD }, ...others);
  await put('cards', { id: 7, ...CARD, viewer: null, part: 'group', line_id: 31 });
  await put('group_lines', { id: 31, group_id: 5 }, { id: 32, group_id: 6 }, { group_id: 7, ...NEXT_DOOR });
  await pool.query('alter table cards alter column id restart with 500');
  await ask((tx) => tx.cards.ring(HOUSE, ALERT, ANNA));
  assert.deepEqual(await ids('cards', 'rings_wanted = 2', ROW), [1001]);
  const due = () => ids('notices', "state = 'due'", 'complex_id * 1000 + card_id');
  assert.deepEqual(await due(), [1001]);
  await ask((tx) => tx.cards.redraw(HOUSE, { kind: 'alert', alert: alertId(1), parts: ['holder'] }));
  assert.deepEqual(await due(), [1001, 1005], 'one that is due already is not queued twice');
  await ask((tx) => tx.cards.redraw(HOUSE, { kind: 'alert', alert: alertId(1) }));
  assert.deepEqual(await due(), [1001, 1004, 1005, 1007]);
  assert.deepEqual(await ids('notices', 'group_id is not null', 'group_id'), [5]);
  assert.deepEqual(await ids('notices', 'lane > 0', 'card_id'), [7], 'a line waits for people');
  await ask((tx) => tx.cards.show(HOUSE, ALERT, [ANNA, VERA]));
  assert.deepEqual(await ids('cards', 'rings_wanted = 3', ROW), [1001]);
  assert.equal((await ids('cards', `viewer = ${VERA} and complex_id = 1 and part = 'holder'`)).length, 1);
  const [both] = [
    { kind: 'card shown', card: 1 as never, message: 'm' as never, shown: 's', ringsDone: 3 } as const,
  ];
  await ask((tx) => tx.save(HOUSE, [both]));
  assert.deepEqual(await ids('cards', "message_ref = 'm'", ROW), [1001]);
  await put('cards', { id: 8, ...CARD, viewer: DINA, rings_wanted: 0 });
  await pool.query('delete from notices');
  const shown = async () => {
    const found = await ask((tx) => tx.cards.shown(HOUSE, ALERT));
    return found
      .toSorted((a, b) => a.viewer - b.viewer)
      .map(({ viewer, isShown, ring }) => `${viewer} ${isShown} ${ring}`);
  };
  assert.deepEqual(await shown(), ['1 true heard', '2 false lost', '3 false lost', '4 false null']);
  const notice = { id: 901, lane: 0, card_id: 5, state: 'sent', channel: 'messenger', settled_at: NOW };
  await put(
    'notices',
    notice,
    { id: 902, channel: 'push', settled_at: ago(minutes(2)) },
    { id: 903, state: 'due', card_id: 2 },
    {
      ...{ id: 904, state: 'due', ...NEXT_DOOR },
    },
  );
  assert.deepEqual((await shown())[1], '2 false lost');
  await put('notices', { ...notice, id: 905, channel: 'push' });
  assert.deepEqual((await shown())[1], '2 false on its way');
  await pool.query("update notices set state = 'sending' where id = 901; delete from notices where id = 905");
  assert.deepEqual((await shown())[1], '2 false on its way');
  await put('notices', { ...notice, id: 906, card_id: 8, channel: 'push', state: 'unreachable' });
  await pool.query('update cards set rings_wanted = 1 where id = 8');
  assert.equal((await shown())[3], '4 false lost');
  await pool.query('update cards set rings_pushed = 1 where id = 8');
  assert.equal((await shown())[3], '4 true heard');
  const group = { kind: 'alert', alert: alertId(1), part: 'group' } as const;
  assert.deepEqual(await ask((tx) => tx.cards.shown(HOUSE, group)), []);
  const claim = { kind: 'claim', claim: claimId(9) } as const;
  for (let times = 0; times < 2; times += 1) await ask((tx) => tx.cards.show(HOUSE, claim, [ANNA]));
  assert.deepEqual(await ids('cards', 'subject_id = 9', 'rings_wanted'), [1]);
});

test('Whoever has a browser is called there, too, or there alone, and whoever has none is written to', async (t) => {
  const { put, ask, ids, pool } = await openRows(t);
  await pool.query("insert into bots (messenger, external_id) values ('web', '2')");
  // Анна has both ways, Борис the web alone, Вера a messenger that is out of reach, Дина no browser here.
  await put(
    'push_subscriptions',
    { id: 1, session_id: 1, endpoint: 'a', person_id: ANNA },
    ...[
      { id: 2, session_id: 2, endpoint: 'b', person_id: BORIS },
      { id: 3, session_id: 3, endpoint: 'c', person_id: VERA },
      { id: 4, session_id: 4, endpoint: 'd', person_id: DINA, ...NEXT_DOOR },
    ],
  );
  const at = { bot_id: 1, chat_ref: '1', unreachable_since: null };
  await put(
    'addresses',
    { ...at, person_id: ANNA, external_id: '1' },
    { bot_id: 2, person_id: BORIS, external_id: '2' },
    {
      ...{ person_id: VERA, external_id: '3', unreachable_since: NOW },
    },
    { person_id: DINA, external_id: '4' },
  );
  const told = async (lane: 'alert' | 'note') => {
    await pool.query('delete from notices');
    await ask((tx) =>
      tx.notices.add(
        HOUSE,
        [ANNA, BORIS, VERA, DINA],
        lane,
        { kind: 'mark ended', spot: spotOf(45), by: ANNA },
        NOW,
      ),
    );
    return ids(
      'notices',
      'true',
      "recipient || ' ' || channel || case when pair is null then '' else ' pair' end",
    );
  };
  const alone = ['2 push', '3 push', '4 messenger'];
  assert.deepEqual(await told('alert'), ['1 messenger pair', '1 push pair', ...alone]);
  assert.deepEqual(await told('note'), ['1 messenger', ...alone]);
  await pool.query('delete from notices');
  await put('cards', { id: 1, ...CARD }, { id: 2, viewer: BORIS });
  await ask((tx) => tx.cards.redraw(HOUSE, { kind: 'alert', alert: alertId(1) }));
  assert.deepEqual(await ids('notices', 'true', "recipient || ' ' || channel"), [
    '1 messenger',
    '2 messenger',
  ]);
});

test('In «Все уведомления» stands what somebody was told himself, here and by now, each card once', async (t) => {
  const { put, ask } = await openRows(t);
  const told = {
    lane: 1,
    recipient: ANNA,
    notice: { kind: 'x' },
    card_id: null,
    state: 'sent',
    channel: 'messenger',
    pair: null,
  };
  await put(
    'cards',
    { id: 1, ...CARD },
    { id: 2, subject_id: 2 },
    { ...NEXT_DOOR, subject_id: 9 },
    { id: 3, subject_id: 3 },
  );
  await put(
    'notices',
    { id: 1, ...told, due_at: NOW },
    ...[
      { id: 2, recipient: BORIS },
      { id: 3, ...NEXT_DOOR },
      { id: 4, due_at: ahead(hours(1)) },
      { id: 5, state: 'dropped' },
      { id: 6, channel: 'push' },
      { id: 7, channel: 'push', pair: 1 },
      { id: 8, pair: 1 },
      { id: 9, notice: null, card_id: 1, state: 'dropped' },
      { id: 10, notice: null, card_id: 1 },
      { id: 11, notice: null, card_id: 2, channel: 'push', pair: 2 },
      { id: 12, notice: null, card_id: 2, ...NEXT_DOOR },
    ],
  );
  const of = async (before: number | null, most = 99) =>
    (await ask((tx) => tx.feed.of(HOUSE, ANNA, before, most, NOW))).map(({ ref }) => ref);
  assert.deepEqual(await of(null), ['web:c2', 'web:c1', 'web:n8', 'web:n6', 'web:n1']);
  assert.deepEqual([await of(8), await of(null, 1)], [['web:n6', 'web:n1'], ['web:c2']]);
  const one = async (ref: string) => (await ask((tx) => tx.feed.one(HOUSE, ANNA, ref)))?.number ?? null;
  assert.deepEqual([await one('web:n1'), await one('web:c1'), await one('web:c2')], [1, 10, 11]);
  assert.deepEqual(
    [await one('web:n2'), await one('web:n3'), await one('web:n10'), await one('n1')],
    [null, null, null, null],
  );
  const first = (await ask((tx) => tx.feed.one(HOUSE, ANNA, 'web:c1')))?.content;
  assert.deepEqual(first, { kind: 'card', subject: ALERT });
  await put('notices', { id: 13, ...told, notice: null, card_id: 1, ...NEXT_DOOR });
  const there = (await ask((tx) => tx.feed.one(complexId(2), ANNA, 'web:c1')))?.content;
  assert.deepEqual(there, { kind: 'card', subject: { ...ALERT, alert: 9 } });
  const second = (await ask((tx) => tx.feed.one(HOUSE, ANNA, 'web:c2')))?.content;
  assert.deepEqual(second, { kind: 'card', subject: { ...ALERT, alert: 2 } });
});
