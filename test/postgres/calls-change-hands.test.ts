import assert from 'node:assert/strict';
import { test } from 'node:test';
import { callNewcomer, joinThread } from '../../src/core/alerts/call-newcomers.ts';
import { handOverThreads } from '../../src/core/alerts/hand-over.ts';
import { leaveCarThreads } from '../../src/core/alerts/leave-car-threads.ts';
import { leaveThread } from '../../src/core/alerts/leave-thread.ts';
import { muteSender } from '../../src/core/alerts/mute-sender.ts';
import { redrawThreads } from '../../src/core/alerts/redraw-threads.ts';
import { stepThread } from '../../src/core/alerts/step-thread.ts';
import { writeLetter } from '../../src/core/alerts/write-letter.ts';
import { plateKey } from '../../src/core/cars/plate.ts';
import { alertId } from '../../src/core/kernel/ids.ts';
import { hours, minutes } from '../../src/core/kernel/time.ts';
import { housed, member, why } from '../support/deeds.ts';
import {
  ANNA,
  ago,
  ahead,
  BORIS,
  DINA,
  HOUSE,
  NOW,
  openRows,
  type Rows,
  spotOf,
  VERA,
} from '../support/rows.ts';

const cells = async ({ pool }: Rows, query: string) =>
  (await pool.query({ text: query, rowMode: 'array' })).rows;
const told = (rows: Rows, kind: string) =>
  cells(rows, `select recipient from notices where notice ->> 'kind' = '${kind}' order by id`);
const holders = (rows: Rows) =>
  cells(rows, "select person_id from alert_parties where part = 'holder' order by 1");

/** Вера has called Анна of 45, with a photo; all of them can be written to. */
async function calls(rows: Rows, more: Readonly<Record<string, unknown>> = {}): Promise<void> {
  await housed(rows);
  const address = { chat_ref: '1', username: null, unreachable_since: null, bot_id: 1 };
  const others = [BORIS, VERA, DINA].map((person_id) => ({ person_id, external_id: `${person_id}` }));
  await rows.put('addresses', { person_id: ANNA, external_id: '1', ...address }, ...others);
  const call = { kind: 'blocked', spot: 45, plate: null, plate_key: null, closing: null, closed_at: null };
  const since = { raised_at: NOW, open_since: NOW, last_event_at: NOW, rung_at: NOW };
  await rows.put('alerts', {
    ...{ id: 1, ...call, ...since, state: 'open', note_photos: ['a photo'], owners_wait: false },
    ...{ withheld: false, unfound: false, called_at: null, taken_by: null, helped_at: null, ...more },
  });
  const party = { alert_id: 1, answer: null, answered_at: null, done_at: null, joined_at: NOW };
  await rows.put(
    'alert_parties',
    { ...party, part: 'sender', person_id: VERA, reach: null },
    { part: 'holder', person_id: ANNA, reach: 'delivered', muted: false },
  );
}

/** Вера has written, and Анна has read it; and the other way round. */
async function wrote(rows: Rows): Promise<void> {
  const letter = { alert_id: 1, author: VERA, part: 'sender', text: 'x' };
  await rows.put('alert_letters', { id: 1, ...letter }, { id: 2, author: ANNA, part: 'holder' });
  const notice = { card_id: null, group_id: null, state: 'sent', message_ref: 'm' };
  const about = { kind: 'alert letter', alert: 1 };
  await rows.put(
    'notices',
    { ...notice, recipient: ANNA, notice: { ...about, letter: 1 } },
    { recipient: VERA, notice: { ...about, letter: 2 } },
  );
}

test('Whoever has the spot now has the photos of its call, unless he wants peace from that neighbour', async (t) => {
  for (const quiet of [false, true]) {
    const rows = await openRows(t);
    await calls(rows);
    if (quiet) await rows.put('mutes', { holder: BORIS, sender: VERA, muted_until: ahead(hours(1)) });
    await rows.ask((tx) => handOverThreads(tx, HOUSE, spotOf(45), [ANNA], [BORIS], NOW));
    assert.deepEqual(await told(rows, 'alert photo'), quiet ? [] : [[BORIS]]);
    const helped = await cells(rows, "select person_id from alert_parties where part = 'helper'");
    assert.deepEqual(helped, quiet ? [[DINA]] : [], 'and help comes at once');
  }
});

test('The owner to whom a rented spot comes back is asked, and nobody waits for him any more', async (t) => {
  const rows = await openRows(t);
  await calls(rows, { spot: 46, owners_wait: true });
  await rows.pool.query("update alert_parties set person_id = case part when 'sender' then 1 else 3 end");
  await rows.pool.query('delete from holdings where person_id = 3');
  await rows.ask((tx) => handOverThreads(tx, HOUSE, spotOf(46), [VERA], [BORIS], NOW));
  assert.deepEqual(await cells(rows, 'select owners_wait from alerts'), [[false]]);
});

test('The buttons below a letter go with the spot, the thread and the part of whoever reads it', async (t) => {
  const rows = await openRows(t);
  await calls(rows);
  await wrote(rows);
  const anew = async (deed: Parameters<Rows['ask']>[0]) => {
    await rows.pool.query("delete from notices where notice ->> 'kind' = 'letter anew'");
    await rows.ask(deed);
    return (await told(rows, 'letter anew')).flat();
  };
  assert.deepEqual(await anew((tx) => redrawThreads(tx, HOUSE, ANNA)), [ANNA]);
  assert.deepEqual(await anew((tx) => handOverThreads(tx, HOUSE, spotOf(45), [ANNA], [BORIS], NOW)), [ANNA]);
  assert.deepEqual(await anew((tx) => leaveThread(tx, HOUSE, alertId(1), VERA, NOW)), [VERA]);
});

test('Whoever says «Решено» for himself loses the buttons below his letters, and the last one takes everybody’s along', async (t) => {
  const rows = await openRows(t);
  await calls(rows, { kind: 'sos' });
  await wrote(rows);
  await rows.put('alert_parties', { alert_id: 1, part: 'sender', person_id: DINA, joined_at: NOW });
  const resolves = async (sender: typeof VERA) => {
    await rows.pool.query("delete from notices where notice ->> 'kind' = 'letter anew'");
    await rows.ask((tx) => stepThread(tx, HOUSE, alertId(1), { kind: 'resolve', sender }, NOW));
    return (await told(rows, 'letter anew')).flat();
  };
  assert.deepEqual([await resolves(VERA), await resolves(DINA)], [[VERA], [ANNA, VERA]]);
});

test('Whoever comes to a spot is called to what nobody has answered there, and to nothing else', async (t) => {
  const rows = await openRows(t);
  await calls(rows);
  const due = () => cells(rows, "select due_at from timers where kind = 'alert'");
  const comes = async (set: string) => {
    await rows.pool.query(`update alerts set ${set}`);
    await rows.pool.query('delete from alert_parties where person_id = 2');
    await rows.ask((tx) => callNewcomer(tx, HOUSE, spotOf(45), BORIS, NOW));
    return (await holders(rows)).length === 2;
  };
  assert.equal(await comes("state = 'answered'"), false);
  assert.equal(await comes("state = 'open', withheld = true"), false);
  assert.equal(await comes("withheld = false, kind = 'message'"), false);
  assert.equal(await comes("kind = 'windscreen'"), false, 'it is somebody’s own card');
  const card = { subject_kind: 'alert', subject_id: 1, line_id: null, message_ref: 'm' };
  await rows.put('cards', { id: 101, ...card, part: 'sender', viewer: VERA });
  assert.equal(await comes("kind = 'blocked'"), true);
  assert.deepEqual(await rows.ids('notices', 'card_id = 101', 'card_id'), [101], 'her card says so');
  await rows.pool.query('update holdings set no_signals = true where person_id = 2');
  assert.equal(await comes("kind = 'blocked'"), false);
  await rows.pool.query("delete from timers; update alert_parties set reach = 'unreachable'");
  await rows.ask((tx) => joinThread(tx, HOUSE, alertId(1), BORIS, ahead(minutes(2))));
  assert.deepEqual(await holders(rows), [[ANNA], [BORIS]], 'whoever writes there is in it all the same');
  assert.equal((await due()).length, 1);
  await rows.pool.query("delete from alert_parties where person_id = 2; update alerts set state = 'closed'");
  await rows.ask((tx) => joinThread(tx, HOUSE, alertId(1), BORIS, NOW));
  assert.deepEqual(await holders(rows), [[ANNA]]);
});

test('Peace from a neighbour leaves the alarm alone that others hear, too, and is asked for once', async (t) => {
  const rows = await openRows(t);
  await calls(rows);
  await rows.put('alerts', { id: 2, kind: 'sos', spot: 45, state: 'open', owners_wait: false });
  const party = { alert_id: 2, joined_at: NOW, done_at: null, muted: false };
  await rows.put(
    'alert_parties',
    { ...party, part: 'sender', person_id: VERA },
    { person_id: DINA },
    { part: 'holder', person_id: ANNA, reach: 'delivered' },
  );
  const anna = member(ANNA, 'resident', [45]);
  const mutes = (muted: boolean) => why(rows, (tx) => muteSender(tx, anna, alertId(1), muted, NOW));
  assert.deepEqual([await mutes(false), await mutes(true), await mutes(true)], ['already', null, 'already']);
  assert.deepEqual(await cells(rows, 'select alert_id from alert_parties where muted order by 1'), [[1]]);
});

test('A letter goes to whoever has the call or will have it; who is done writes none; it keeps the thread open', async (t) => {
  const rows = await openRows(t);
  await calls(rows, { last_event_at: ago(hours(1)) });
  const vera = member(VERA, 'resident', [46]);
  const writes = async (reach: string) => {
    await rows.pool.query(`update alert_parties set reach = '${reach}' where part = 'holder'`);
    const content = { text: 'Скоро?', photos: [] };
    return why(rows, (tx) => writeLetter(tx, vera, alertId(1), 'sender', content, NOW));
  };
  assert.deepEqual([await writes('unreachable'), await writes('pending')], ['nobody to read', null]);
  assert.deepEqual(await told(rows, 'alert letter'), [[ANNA]]);
  assert.deepEqual(await cells(rows, 'select last_event_at from alerts'), [[NOW]]);
  await rows.pool.query("update alert_parties set done_at = now() where part = 'sender'");
  assert.equal(await writes('delivered'), 'not yours');
});

test('Whose car it is not any more is in no call about it, and his letters have no buttons; who expects it as a guest stays', async (t) => {
  const rows = await openRows(t);
  const plate = 'А111АА77';
  await calls(rows, { spot: null, plate, plate_key: plateKey(plate) });
  await wrote(rows);
  const leaves = async (unfound: boolean) => {
    await rows.pool.query('update alerts set unfound = $1', [unfound]);
    await rows.ask((tx) => leaveCarThreads(tx, HOUSE, ANNA, plateKey(plate), NOW));
    return [await holders(rows), await told(rows, 'letter anew')];
  };
  assert.deepEqual(await leaves(true), [[[ANNA]], []]);
  assert.deepEqual(await leaves(false), [[], [[ANNA]]]);
});
