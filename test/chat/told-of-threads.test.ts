import assert from 'node:assert/strict';
import { test } from 'node:test';
import { callFor } from '../../src/chat/browser-call.ts';
import type { AlertPart } from '../../src/core/alerts/feature.ts';
import { alertId, letterId, personId } from '../../src/core/kernel/ids.ts';
import type { CardSubject } from '../../src/core/notices.ts';
import { ANNA, BORIS, DINA, NOW, spotOf, VERA } from '../support/rows.ts';
import { openDrawing, readerOf } from './drawing.ts';

const GONE = personId(9);
const SECOND_GUARD = personId(5);
const spot = spotOf(45);
const party = (alert: number, part: AlertPart, person: number, more = {}) => ({
  ...{ alert_id: alert, part, person_id: person, joined_at: part === 'sender' ? NOW : null },
  ...{ reach: part === 'sender' ? null : 'delivered', guard: part === 'helper' },
  ...more,
});
const card = (alert: number, part: AlertPart): CardSubject => ({
  kind: 'alert',
  alert: alertId(alert),
  part,
});

/** 1: a call that goes on, 2: one that is over, 3: of a number nobody knows, 4: of a car nobody knows, 5: of Борис's car. */
async function openThreads(scope: Parameters<typeof openDrawing>[0]) {
  const house = await openDrawing(scope);
  const car = { plate: 'А123ВС', plate_key: 'A123BC', spot: null };
  await house.put(
    'alerts',
    { id: 1, kind: 'blocked', spot: 45, state: 'open' },
    ...[
      { id: 2, state: 'closed', closed_at: NOW, closing: 'resolved' },
      { id: 3, kind: 'unknown', spot: null },
    ],
    ...[
      { id: 4, ...car, unfound: true },
      { id: 5, ...car },
      { id: 6, kind: 'message' },
    ],
    ...[{ id: 7, state: 'answered' }],
  );
  const all = [1, 2, 4, 5, 6, 7].flatMap((id) => [party(id, 'holder', BORIS), party(id, 'holder', VERA)]);
  const senders = [2, 3, 4, 5, 6, 7].map((id) => party(id, 'sender', ANNA));
  const helpers = [DINA, BORIS, GONE].flatMap((person) => [
    party(1, 'helper', person),
    party(3, 'helper', person),
  ]);
  await house.put('alert_parties', party(1, 'sender', ANNA), ...senders, ...all, ...helpers);
  await house.put('persons', { id: SECOND_GUARD, display_name: 'Фёдор', language: 'ru' });
  await house.put('memberships', { person_id: SECOND_GUARD, approved_at: NOW, roles: ['guard'] });
  await house.put(
    'alert_letters',
    { id: 1, alert_id: 3, author: ANNA, part: 'sender', text: 'Белая', photo: null },
    { id: 2, alert_id: 2 },
  );
  return house;
}

test('What is added to a call is read while it goes on, by whoever was told of it and may be told still', async (t) => {
  const { told, pool } = await openThreads(t);
  const photo = (person: typeof ANNA, alert: number) =>
    told(person, { kind: 'alert photo', alert: alertId(alert), spot: alert < 3 ? spot : null, photo: 'x' });
  assert.match((await photo(BORIS, 1)) ?? '', /о месте 45/);
  assert.match((await photo(BORIS, 5)) ?? '', /о машине А123ВС/);
  for (const alert of [2, 99]) assert.equal(await photo(BORIS, alert), null, `${alert}`);
  const letter = (person: typeof ANNA, alert: number, which: number) =>
    told(person, { kind: 'alert letter', alert: alertId(alert), letter: letterId(which) });
  assert.match((await letter(DINA, 3, 1)) ?? '', /Белая/);
  // Who was called and is no guard any more, who was forgotten, and a guard who was not called.
  for (const other of [BORIS, GONE, SECOND_GUARD]) assert.equal(await letter(other, 3, 1), null, `${other}`);
  assert.equal(await letter(DINA, 3, 7), null);
  await pool.query('update memberships set banned_until = $1 where person_id = 4', [
    new Date(NOW.getTime() + 86_400_000),
  ]);
  assert.equal(await letter(DINA, 3, 1), null);
  // A message that was not sent yet has no buttons to change.
  for (const alert of [3, 99])
    assert.equal(await told(DINA, { kind: 'letter anew', alert: alertId(alert), letter: letterId(1) }), null);
});

test('A sender hears that nobody can be told where he named somebody, and whom else he may ring', async (t) => {
  const { told, pool } = await openThreads(t);
  const unreached = (alert: number, why: 'unreachable' | 'left' | 'promise left') =>
    told(ANNA, { kind: 'alert unreached', alert: alertId(alert), spot: alert === 1 ? spot : null, why });
  assert.match((await unreached(1, 'left')) ?? '', /У владельца места 45 больше нет|больше нет владельца/);
  for (const nobodys of [3, 4]) assert.equal(await unreached(nobodys, 'unreachable'), null, `${nobodys}`);
  assert.match(
    (await unreached(5, 'promise left')) ?? '',
    /хозяин, который обещал прийти, больше не ответит/,
  );
  assert.match((await unreached(1, 'promise left')) ?? '', /больше не отвечает за это место/);
  assert.doesNotMatch((await unreached(5, 'left')) ?? '', /обещал/);
  const left = (alert: number) => told(ANNA, { kind: 'helper left', alert: alertId(alert), spot: null });
  assert.match((await left(3)) ?? '', /^❌ Тот, кто взялся помочь, не придёт\. Зовём остальных/);
  assert.match((await left(5)) ?? '', /А123ВС.*: тот, кто взялся.*Больше звать некого\.$/);
  await pool.query("update complexes set guard_phone = '112' where id = 1");
  assert.match((await left(5)) ?? '', /Телефон охраны: 112/);
});

test('A card of a call is shown to its own people: nobody sees the first one when all is over but its sender', async (t) => {
  const { shown } = await openThreads(t);
  assert.match((await shown(BORIS, card(1, 'holder'))) ?? '', /мешает выехать/);
  assert.equal(await shown(BORIS, card(2, 'holder')), null);
  assert.match((await shown(BORIS, card(2, 'holder'), true)) ?? '', /Решено/);
  assert.match((await shown(ANNA, card(2, 'sender'))) ?? '', /Решено/);
  for (const before of [true, false]) {
    assert.equal(await shown(BORIS, card(99, 'holder'), before), null);
    assert.equal(await shown(BORIS, card(1, 'group'), before), null);
  }
  assert.match((await shown(DINA, card(1, 'helper'))) ?? '', /Беру/);
  assert.equal(await shown(SECOND_GUARD, card(1, 'helper')), null);
  assert.equal(await shown(SECOND_GUARD, card(1, 'helper'), true), 'Эта карточка больше не для вас.');
  assert.equal(await shown(ANNA, card(1, 'holder')), null);
  assert.equal(await shown(ANNA, card(1, 'holder'), true), 'Место 45 уже не ваше, отвечать не нужно.');
});

test('Three digits are perhaps a car: where the whole house is listed, and that number is not', async (t) => {
  const { shown, put, clear } = await openDrawing(t);
  await put('alerts', { id: 1, kind: 'blocked', spot: 450, state: 'open' }, { id: 2, spot: 45 });
  await put('alert_parties', party(1, 'sender', ANNA), party(2, 'sender', ANNA));
  const isThere = async (alert = 1) => !/в доме нет/.test((await shown(ANNA, card(alert, 'sender'))) ?? '');
  const nowhere = { number: 7, section: null, row_label: null, column_number: null };
  await put('spots', nowhere);
  assert.equal(await isThere(), true);
  for (const place of [{ section: 'А' }, { row_label: '1' }, { column_number: 3 }]) {
    await clear('spots');
    await put('spots', { ...nowhere, ...place });
    assert.equal(await isThere(), false, JSON.stringify(place));
    assert.equal(await isThere(2), true);
  }
  await put('spots', { ...nowhere, number: 450 });
  assert.equal(await isThere(), true);
});

test('A lock screen offers to answer only a call that goes on, to whoever of its holders has not', async (t) => {
  const { ask, put, clear } = await openThreads(t);
  const call = async (alert: number, part: AlertPart = 'holder', person = BORIS) => {
    const one = { card: 1 as never, message: null, shown: null, ring: true, ringsWanted: 1 };
    const content = { kind: 'card' as const, ...one, subject: card(alert, part) };
    const said = await ask((tx) => callFor(tx, readerOf(person), content, { id: 1, silent: false }));
    return said && `${said.title}${said.actions.map(({ title }) => ` [${title}]`).join('')}`;
  };
  assert.equal(await call(1), 'Просят переставить машину [Иду] [Буду через 5 минут]');
  for (const over of [2, 99]) assert.equal(await call(over), null, `${over}`);
  assert.equal(await call(6), 'Вам написали');
  assert.equal(await call(7), 'Просят переставить машину');
  assert.equal(await call(1, 'sender', ANNA), 'Новости по вашему обращению');
  assert.equal(await call(1, 'helper'), 'Зовут на помощь');
  await clear('alert_parties');
  const said = { answer: 'not mine', answered_at: NOW };
  await put(
    'alert_parties',
    party(1, 'sender', ANNA),
    party(1, 'holder', VERA, said),
    party(1, 'holder', BORIS),
  );
  assert.match((await call(1)) ?? '', /\[Иду\]/);
  assert.doesNotMatch((await call(1, 'holder', VERA)) ?? '', /\[Иду\]/);
  await clear('alerts');
  const reasons = { blocked: 1, passage: 2, alarm: 3, lights: 4, hit: 5 };
  for (const [reason, id] of Object.entries(reasons))
    await put('alerts', { id, kind: 'windscreen', spot: 45, state: 'open', reason, rings: 'loud' });
  const titles = await Promise.all(Object.values(reasons).map((id) => call(id)));
  const [moves, alarm, letter] = ['Просят переставить машину', 'Сработала сигнализация', 'Вам написали'];
  assert.deepEqual(
    titles.map((title) => title?.replace(/ \[.*/, '')),
    [moves, moves, alarm, letter, letter],
  );
});

test('A host reads of his guests who may be there now, whoever is inside first, and of a complaint whose words it is about', async (t) => {
  const { put, shown, told, pool } = await openThreads(t);
  const pass = { host: BORIS, spot: 45, guest: 'Старый', made_at: NOW, until: NOW, salt: '\\x01' };
  const free = { ended_at: null, entered_at: null, left_at: null };
  await put('guest_passes', { id: 1, ...pass, ...free, code_key: '\\x01' });
  assert.doesNotMatch((await shown(BORIS, card(1, 'holder'))) ?? '', /гост/);
  const until = new Date(NOW.getTime() + 3_600_000);
  await put('guest_passes', {
    id: 2,
    ...pass,
    ...free,
    guest: 'Марина',
    host: VERA,
    until,
    code_key: '\\x02',
  });
  await put('guest_passes', { id: 3, ...pass, ...free, guest: 'Олег', until, code_key: '\\x03' });
  await pool.query('update guest_passes set entered_at = $1 where id = 2', [NOW]);
  // Вера's guest is inside, his own may come.
  assert.match((await shown(BORIS, card(1, 'holder'))) ?? '', /вашего гостя: Олег/);
  const olga = personId(6);
  await put('persons', { id: olga, display_name: 'Ольга', language: 'ru' });
  await put('memberships', { person_id: olga, approved_at: NOW, roles: ['admin'] });
  await pool.query('update alert_parties set spot = 12 where alert_id = 1 and person_id = $1', [ANNA]);
  await put('alert_parties', party(1, 'sender', DINA, { spot: 13 }));
  await put('alert_letters', { id: 3, alert_id: 1, author: DINA, part: 'sender', text: 'Эй', photo: null });
  const said = await told(olga, {
    kind: 'complaint',
    alert: alertId(1),
    letter: letterId(3),
    holder: BORIS,
  });
  assert.match(said ?? '', /Борис, место 45\n.*Дина.*13/);
});
