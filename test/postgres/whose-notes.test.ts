import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alertId } from '../../src/core/kernel/ids.ts';
import { days } from '../../src/core/kernel/time.ts';
import type { ResortOf } from '../../src/core/last-resort/last-resort-ports.ts';
import { ANNA, ago, BORIS, DINA, HOUSE, NEXT_DOOR, NOW, openRows, spotOf, VERA } from '../support/rows.ts';

const SPOT = { spot: spotOf(45) };

test('How to call somebody is kept of one person or one spot of this house', async (t) => {
  const { put, ask, ids } = await openRows(t);
  await put(
    'last_resorts',
    { id: 1, person_id: ANNA, spot: null, flat: '1', phone: null },
    ...[
      { id: 2, person_id: BORIS },
      { id: 3, person_id: null, spot: 45, flat: '3' },
      { id: 4, person_id: null, spot: 46 },
    ],
    ...[
      { ...NEXT_DOOR, id: 5, flat: '5' },
      { ...NEXT_DOOR, id: 6, person_id: VERA },
    ],
    { ...NEXT_DOOR, id: 7, person_id: null, spot: 45, flat: '7' },
  );
  const get = (of: ResortOf) => ask((tx) => tx.lastResorts.get(HOUSE, of));
  assert.equal((await get({ person: ANNA })).flat, '1');
  assert.equal((await get({ person: VERA })).flat, null);
  assert.equal((await get(SPOT)).flat, '3');
  assert.equal((await get({ spot: spotOf(47) })).flat, null);
  await put(
    'alerts',
    { id: 1, kind: 'blocked', spot: 45, state: 'open' },
    { id: 2, state: 'closed' },
    { id: 3 },
    {
      ...{ id: 4, ...NEXT_DOOR },
    },
  );
  await put(
    'last_resort_showings',
    { alert_id: 1, resort_id: 1 },
    { alert_id: 2 },
    { alert_id: 3, resort_id: 2 },
    {
      ...{ alert_id: 3, ...NEXT_DOOR },
    },
  );
  await put('last_resort_showings', { alert_id: 3, resort_id: 7 });
  await put(
    'last_resort_showings',
    { alert_id: 4, resort_id: 1 },
    NEXT_DOOR,
    { alert_id: 1, resort_id: 3 },
    {
      ...{ alert_id: 1, resort_id: 5, ...NEXT_DOOR },
    },
  );
  assert.deepEqual(await ask((tx) => tx.lastResorts.shownIn(HOUSE, { person: ANNA })), [1]);
  const shown = (id: number) => ask((tx) => tx.lastResorts.shown(HOUSE, alertId(id)));
  assert.deepEqual(
    (await shown(1)).map(({ flat }) => flat),
    ['1', '3'],
  );
  assert.deepEqual(
    (await shown(3)).map(({ person }) => person),
    [BORIS],
  );
  await put('last_resort_showings', { alert_id: 1, resort_id: 1, ...NEXT_DOOR });
  await ask((tx) => tx.lastResorts.hide(HOUSE, { person: ANNA }, alertId(1)));
  const which = "complex_id || ' ' || alert_id || ' ' || resort_id";
  const left = ['1 1 3', '1 2 1', '1 3 2', '1 3 7', '1 4 1', '2 1 1', '2 1 5', '2 3 1', '2 4 1'];
  assert.deepEqual(await ids('last_resort_showings', 'true', which), left);
  await ask((tx) => tx.lastResorts.set(HOUSE, { person: ANNA }, { flat: null, phone: null }, NOW));
  assert.deepEqual(await ids('last_resorts'), [2, 3, 4, 5, 6, 7]);
  const has = async (spot: number) => {
    const asked = { sender: ANNA, kind: 'blocked', spot: spotOf(spot), car: null, text: null } as const;
    return (await ask((tx) => tx.alerts.loadRaise(HOUSE, asked, NOW))).hasSpotResort;
  };
  assert.deepEqual([await has(45), await has(47)], [true, false]);
  await ask((tx) => tx.lastResorts.set(HOUSE, SPOT, { flat: null, phone: null }, NOW));
  assert.deepEqual([await ids('last_resorts'), await has(45)], [[2, 4, 5, 6, 7], false]);
});

test('How to call is shown once a thread, of its owners and its spot, and told to whom it is about', async (t) => {
  const { put, ask, ids } = await openRows(t);
  await put(
    'last_resorts',
    { id: 1, person_id: ANNA, spot: null },
    ...[
      { id: 2, person_id: BORIS },
      { id: 3, person_id: null, spot: 45 },
      { id: 4, person_id: null, spot: 46 },
    ],
    ...[
      { ...NEXT_DOOR, id: 5 },
      { ...NEXT_DOOR, id: 1, person_id: DINA },
      { id: 6, person_id: VERA },
    ],
  );
  const change = {
    kind: 'last resorts shown',
    alert: alertId(1),
    spot: spotOf(45),
    owners: [ANNA, VERA],
  } as const;
  await put('last_resort_showings', { alert_id: 1, resort_id: 6 });
  await ask((tx) => tx.save(HOUSE, [change]));
  await ask((tx) => tx.save(HOUSE, [change]));
  assert.deepEqual(await ids('last_resort_showings', 'complex_id = 1', 'resort_id'), [1, 3, 6]);
  assert.deepEqual(await ids('last_resort_showings', 'complex_id = 2', 'resort_id'), []);
  assert.deepEqual(await ids('notices', 'true', 'recipient'), [ANNA]);
  assert.deepEqual(await ids('journal', 'true', 'coalesce(about, 0)'), [0, ANNA]);
});

test('What somebody switched off, and whether it rang, is his own, here', async (t) => {
  const { put, ask, ids } = await openRows(t);
  await put(
    'memberships',
    { person_id: ANNA, notes_off: [] },
    { person_id: DINA },
    { person_id: BORIS, notes_off: ['marks'] },
    NEXT_DOOR,
    {
      ...{ person_id: VERA, notes_off: ['marks'], ...NEXT_DOOR },
    },
  );
  const MEMBER = 'complex_id * 100 + person_id';
  const off = (person: typeof ANNA) => ask((tx) => tx.notifications.off(HOUSE, person));
  assert.deepEqual([await off(BORIS), await off(VERA)], [['marks'], []]);
  const turn = (isOff: boolean) => ask((tx) => tx.notifications.switch(HOUSE, ANNA, 'marks', isOff));
  assert.deepEqual([await turn(true), await turn(true)], [true, false]);
  assert.deepEqual(await ids('memberships', "notes_off = '{marks}'", MEMBER), [101, 102, 203]);
  assert.deepEqual([await turn(false), await turn(false)], [true, false]);
  const check = { person_id: ANNA, number: 1, outcome: null };
  await put(
    'sound_checks',
    check,
    { person_id: BORIS, number: 2 },
    { ...NEXT_DOOR, number: 3 },
    {
      ...{ person_id: VERA, ...NEXT_DOOR },
    },
  );
  for (const look of ['soundCheck', 'lockSoundCheck'] as const) {
    const found = (person: typeof ANNA) => ask((tx) => tx.notifications[look](HOUSE, person));
    assert.deepEqual(
      [(await found(ANNA))?.number, (await found(BORIS))?.number, await found(VERA)],
      [1, 2, null],
    );
  }
});

test('A spot is out of reach where no holder of it, here, has an address that takes a message', async (t) => {
  const { put, ask, pool } = await openRows(t);
  await pool.query("insert into bots (messenger, external_id) values ('web', '2')");
  const person = { display_name: 'x', language: 'ru' };
  await put('persons', { id: 1, ...person }, ...[2, 3, 4, 5, 6].map((id) => ({ id })));
  await put(
    'holdings',
    { spot: 45, person_id: 1, since: ago(days(1)) },
    ...[
      { spot: 46, person_id: 2 },
      { spot: 46, person_id: 3 },
      { spot: 47, person_id: 4 },
      { spot: 48, person_id: 5 },
    ],
    ...[
      { spot: 49, ...NEXT_DOOR },
      { spot: 50, person_id: 6 },
    ],
  );
  const at = (person_id: number, bot_id: number, unreachable_since: Date | null) => ({
    ...{ person_id, bot_id, unreachable_since, external_id: `${person_id}`, chat_ref: '1' },
  });
  const [day, week] = [ago(days(1)), ago(days(7))];
  await put(
    'addresses',
    at(1, 1, day),
    at(2, 1, day),
    at(3, 1, null),
    at(4, 2, day),
    at(5, 1, day),
    at(5, 2, null),
    at(6, 1, week),
  );
  await put('addresses', at(6, 2, day));
  const found = await ask((tx) => tx.notifications.unreached(HOUSE));
  assert.deepEqual(
    found.map(({ spot, holders }) => [
      spot,
      holders.map(({ person, since, inBrowser }) => [person, since, inBrowser]),
    ]),
    [
      [45, [[1, day, false]]],
      [47, [[4, null, true]]],
      [50, [[6, week, false]]],
    ],
  );
});
