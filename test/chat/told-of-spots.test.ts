import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawCard } from '../../src/chat/draw.ts';
import { gateCard } from '../../src/chat/passes/gate-card.ts';
import {
  alertId,
  gateQuestionId,
  lendingId,
  type PersonId,
  passId,
  wishId,
} from '../../src/core/kernel/ids.ts';
import { hours, minutes } from '../../src/core/kernel/time.ts';
import { sessionId } from '../../src/core/web/session.ts';
import { ANNA, ago, ahead, BORIS, DINA, HOUSE, NOW, spotOf, VERA } from '../support/rows.ts';
import { reads, speech } from './a-view.ts';
import { openDrawing, readerOf } from './drawing.ts';

const spot = spotOf(45);
const night = ahead(hours(2));

test('Whoever stands on a spot, and whoever it belongs to, read of it: nobody else, and nobody the other’s words', async (t) => {
  const { put, shown, told } = await openDrawing(t);
  const lending = { borrower: ANNA, spot: 45, made_at: NOW, until: ahead(hours(5)), ending: null };
  await put('lendings', { id: 1, ...lending, ended_at: null, left_at: null, thread: null, warned: false });
  const card = (part: 'borrower' | 'holder', id = 1) =>
    ({ kind: 'lending', lending: lendingId(id), part }) as const;
  assert.match((await shown(ANNA, card('borrower'))) ?? '', /Место 45 за вами/);
  assert.match((await shown(VERA, card('holder'))) ?? '', /сосед с места 12/);
  assert.equal(await shown(BORIS, card('borrower')), null);
  assert.equal(await shown(BORIS, card('borrower'), true), 'Эта запись больше не действует');
  assert.equal(await shown(ANNA, card('holder')), null);
  assert.equal(await shown(ANNA, card('holder'), true), 'Это место больше не за вами.');
  assert.equal(await shown(BORIS, card('holder', 9), true), 'Сосед больше не стоит на вашем месте.');
  assert.equal(await shown(BORIS, card('borrower', 9), true), 'Эта запись больше не действует');
  await put('free_marks', { spot: 45, set_by: BORIS, since: NOW, until: ahead(hours(5)), hidden: false });
  const mark = (kind: 'spot marked free' | 'mark ended', person: PersonId) =>
    told(person, { kind, spot, by: BORIS });
  assert.match((await mark('spot marked free', VERA)) ?? '', /Борис: место 45 свободно/);
  assert.equal(await mark('spot marked free', ANNA), null);
  assert.equal(await mark('mark ended', VERA), null);
  assert.equal(await told(BORIS, { kind: 'mark ran out', spot, setBy: BORIS }), null);
});

test('Whoever has to drive away hears it at night, too; of what he knows he sleeps on', async (t) => {
  const { put, ask, pool, shown } = await openDrawing(t);
  const lending = { borrower: ANNA, spot: 45, made_at: NOW, until: ahead(hours(5)), warned: false };
  await put('lendings', { id: 1, ...lending, ended_at: NOW, ending: 'back', left_at: null, thread: null });
  const isSilent = async (ending: string, at: Date) => {
    await pool.query('update lendings set ending = $1', [ending]);
    const card = { kind: 'lending', lending: lendingId(1), part: 'borrower' } as const;
    return (await ask((tx) => drawCard(tx, readerOf(ANNA, at), card, true)))?.silent ?? false;
  };
  for (const ending of ['back', 'no holder']) assert.equal(await isSilent(ending, night), false, ending);
  for (const ending of ['time', 'borrower']) assert.equal(await isSilent(ending, night), true, ending);
  assert.equal(await isSilent('time', NOW), false);
  const sees = async (ending: string) => {
    await pool.query('update lendings set ending = $1', [ending]);
    return (await shown(ANNA, { kind: 'lending', lending: lendingId(1), part: 'borrower' })) ?? '';
  };
  assert.match(await sees('time'), /Написать хозяину/);
  assert.doesNotMatch(await sees('borrower'), /Написать хозяину/, 'he is banned');
});

test('Who looks for a spot reads what became of that, alone, and is never offered his own', async (t) => {
  const { put, shown, pool } = await openDrawing(t);
  const mark = { set_by: ANNA, since: NOW, until: ahead(hours(5)), hidden: false };
  await put('wishes', { id: 1, person: ANNA, made_at: NOW, until: ahead(hours(3)), offered: 45 });
  await pool.query('update wishes set ending = null, ended_at = null where id = 1');
  await put('free_marks', { spot: 12, ...mark });
  const wish = { kind: 'wish', wish: wishId(1) } as const;
  // 12 is his own, and 45 is not marked any more.
  assert.match((await shown(ANNA, wish)) ?? '', /Место 45 больше не свободно/);
  assert.equal(await shown(BORIS, wish), null);
  assert.equal(await shown(BORIS, wish, true), 'Эта заявка больше не действует.');
  // Whoever ends it has not come to it yet.
  const late = await shown(ANNA, wish, true, ahead(hours(4)));
  assert.match(late ?? '', /место так и не появилось/);
  assert.doesNotMatch(late ?? '', /Больше не ищу\]/);
});

test('Who owns a spot and who rents it hear of each other while it is true', async (t) => {
  const { put, told, clear, pool } = await openDrawing(t);
  await clear('holdings');
  const until = ahead(hours(50));
  await put('holdings', { spot: 45, person_id: BORIS, since: NOW, tenant_until: null });
  await put('holdings', { spot: 45, person_id: VERA, since: NOW, tenant_until: until });
  const say = (person: PersonId, kind: 'tenant joined' | 'tenancy ends', who: PersonId) =>
    told(person, { kind, spot, person: who });
  assert.match((await say(BORIS, 'tenant joined', VERA)) ?? '', /снимает Вера/);
  assert.match((await say(BORIS, 'tenancy ends', VERA)) ?? '', /Вера снимает место 45/);
  assert.match((await say(VERA, 'tenancy ends', VERA)) ?? '', /Вы снимаете место 45/);
  assert.match((await say(BORIS, 'tenancy ends', VERA)) ?? '', /\[Продлить\]/);
  // Who rents it himself prolongs it for nobody.
  await put('holdings', { spot: 45, person_id: DINA, since: NOW, tenant_until: until });
  assert.match((await say(DINA, 'tenancy ends', VERA)) ?? '', /Место 45 снимает Вера/);
  assert.doesNotMatch((await say(DINA, 'tenancy ends', VERA)) ?? '', /Продлить/);
  await pool.query('delete from holdings where person_id = $1', [DINA]);
  // Анна holds nothing there any more, Дина rents nothing.
  assert.equal(await say(ANNA, 'tenant joined', VERA), null);
  assert.equal(await say(BORIS, 'tenant joined', DINA), null);
  const over = (person: PersonId, who: PersonId) =>
    told(person, { kind: 'tenancy over', spot, person: who, how: 'time' });
  assert.equal(await over(BORIS, VERA), null);
  assert.match((await over(BORIS, DINA)) ?? '', /Дина больше не снимает место 45/);
  assert.equal(await over(ANNA, DINA), null);
  assert.match((await over(DINA, DINA)) ?? '', /место 45 вы больше не снимаете/);
  // He owns it by now.
  assert.equal(await over(BORIS, BORIS), null);
});

test('What was shown of whoever does not answer is told to him alone, as far as it is known', async (t) => {
  const { put, told } = await openDrawing(t);
  await put(
    'last_resorts',
    { id: 1, person_id: VERA, spot: null, flat: '12', phone: '+7 900', entered_at: NOW },
    { id: 2, person_id: BORIS, flat: null, phone: '+7 901' },
  );
  await put('last_resort_showings', { alert_id: 1, resort_id: 1, shown_at: NOW }, { resort_id: 2 });
  await put('alerts', { id: 1, kind: 'blocked', spot: 45, state: 'open' });
  const shown = (person: PersonId, alert = 1) =>
    told(person, { kind: 'last resort shown', alert: alertId(alert), spot });
  assert.match((await shown(BORIS)) ?? '', /телефон \+7 901/);
  assert.doesNotMatch((await shown(BORIS)) ?? '', /900|домофон/);
  assert.equal(await shown(ANNA), null);
  assert.equal(await shown(BORIS, 2), null);
  assert.match((await told(BORIS, { kind: 'tag void', spot })) ?? '', /45/);
  assert.equal(await told(ANNA, { kind: 'tag void', spot }), null);
});

test('Whoever signed in is named by the device that it was, while he is signed in there', async (t) => {
  const { put, told } = await openDrawing(t);
  const one = { person_id: BORIS, kind: 'resident', made_at: NOW, seen_at: NOW, expires_at: ahead(hours(9)) };
  await put(
    'web_sessions',
    { id: 1, ...one, device: 'Chrome, Windows', token_hash: '\\x01', bot_id: 1, external_id: '2' },
    { id: 2, device: 'Safari, iPhone', token_hash: '\\x02' },
    { id: 3, device: '', token_hash: '\\x03' },
  );
  const device = (person: PersonId, id: number) =>
    told(person, { kind: 'device signed in', session: sessionId(id) });
  assert.match((await device(BORIS, 1)) ?? '', /Windows/);
  assert.match((await device(BORIS, 2)) ?? '', /iPhone/);
  assert.match((await device(BORIS, 3)) ?? '', /неизвестное устройство/);
  for (const [person, id] of [
    [BORIS, 9],
    [VERA, 1],
  ] as const)
    assert.equal(await device(person, id), null);
});

test('A sound that was heard, or tried out anew, is asked about no more', async (t) => {
  const { put, told, pool } = await openDrawing(t);
  await put('sound_checks', { person_id: BORIS, number: 2, asked_at: NOW, outcome: 'silence' });
  const say = (kind: 'sound check' | 'sound not heard', check = 2) => told(BORIS, { kind, check });
  assert.match((await say('sound check')) ?? '', /\[Слышу\]/);
  assert.match((await say('sound not heard')) ?? '', /«Слышу» не нажали/);
  for (const older of ['sound check', 'sound not heard'] as const) assert.equal(await say(older, 1), null);
  await pool.query("update sound_checks set outcome = 'heard'");
  assert.equal(await say('sound not heard'), null);
});

test('A guest is news for his host, and at the gate while he is inside', async (t) => {
  const { put, told, shown, ask } = await openDrawing(t);
  const pass = { host: BORIS, spot: 45, guest: 'Марина', made_at: NOW, until: ahead(hours(2)) };
  await put(
    'guest_passes',
    { id: 1, ...pass, ended_at: null, entered_at: null, left_at: null, salt: '\\x01', code_key: '\\x01' },
    { id: 2, until: ago(minutes(1)), entered_at: NOW, code_key: '\\x02' },
    { id: 3, until: ago(minutes(1)), entered_at: NOW, left_at: NOW, code_key: '\\x03' },
    { id: 4, until: ago(minutes(1)), entered_at: null, left_at: null, code_key: '\\x04' },
  );
  await put('lendings', {
    id: 1,
    borrower: ANNA,
    spot: 45,
    made_at: NOW,
    until: ahead(hours(5)),
    warned: false,
  });
  const atGate = (id: number) =>
    ask(async (tx) => {
      const found = (await tx.passes.get(HOUSE, passId(id))) ?? assert.fail();
      return reads(await gateCard(tx, { complex: HOUSE, speech, now: NOW }, found));
    });
  // Who else stands there matters of a pass that counts.
  assert.match(await atGate(1), /другой гость: Марина[\s\S]*сосед/);
  assert.doesNotMatch(await atGate(4), /другой гость|сосед/);
  assert.match(await atGate(2), /Время вышло, а гость ещё не выехал/);
  const say = (person: PersonId, kind: 'pass ends soon' | 'guest still inside', id: number) =>
    told(person, { kind, pass: passId(id) });
  assert.match((await say(BORIS, 'pass ends soon', 1)) ?? '', /Марина/);
  for (const over of [2, 9]) assert.equal(await say(BORIS, 'pass ends soon', over), null, `${over}`);
  for (const person of [BORIS, DINA]) {
    assert.match((await say(person, 'guest still inside', 2)) ?? '', /Марина/);
    for (const gone of [1, 3]) assert.equal(await say(person, 'guest still inside', gone), null, `${gone}`);
  }
  assert.equal(await say(VERA, 'guest still inside', 2), null);
  const card = { kind: 'pass', pass: passId(1) } as const;
  for (const other of [VERA, DINA]) assert.equal(await shown(other, card), null);
});

test('A question from the gate is its guard’s, and its holders’ while it may be answered', async (t) => {
  const { put, shown } = await openDrawing(t);
  await put('persons', { id: 5, display_name: 'Фёдор', language: 'ru' });
  await put('memberships', { person_id: 5, approved_at: NOW, roles: ['guard'] });
  const question = { spot: 45, asked_by: DINA, caller: 'taxi', guest: '', asked_at: NOW, asked: 2, lost: 0 };
  const open = { decided_by: null, decided_at: null, pass_id: null };
  const decided = { state: 'let in', decided_by: BORIS, decided_at: NOW };
  await put('gate_questions', { id: 1, ...question, ...open, state: 'asked' }, { id: 2, ...decided });
  const card = (part: 'holder' | 'guard', id = 1) =>
    ({ kind: 'gate question', question: gateQuestionId(id), part }) as const;
  assert.match((await shown(DINA, card('guard'))) ?? '', /Спросил/);
  const other = 5 as PersonId;
  assert.equal(await shown(other, card('guard')), null);
  assert.equal(await shown(other, card('guard'), true), 'Этот вопрос больше не действует.');
  assert.match((await shown(VERA, card('holder'))) ?? '', /\[.*Пустить.*\]/);
  assert.equal(await shown(ANNA, card('holder')), null);
  assert.equal(await shown(VERA, card('holder', 2)), null);
  assert.equal(await shown(VERA, card('holder'), false, night), null);
  assert.match((await shown(VERA, card('holder', 2), true)) ?? '', /Совладелец пустил/);
  await put('gate_questions', { id: 3, ...question, ...decided, pass_id: null, state: 'not expected' });
  assert.match((await shown(BORIS, card('holder', 3), true)) ?? '', /Вы ответили «Не жду»/);
  assert.match((await shown(VERA, card('holder', 3), true)) ?? '', /Совладелец ответил «Не жду»/);
  const over = { ...question, ...open, state: 'over' };
  await put('gate_questions', { id: 4, ...over }, { id: 5, lost: 2 });
  assert.match((await shown(DINA, card('guard', 4), true)) ?? '', /Никто не ответил/);
  assert.match((await shown(DINA, card('guard', 5), true)) ?? '', /Вопрос не дошёл/);
  // The pass was forgotten meanwhile.
  assert.match((await shown(BORIS, card('holder', 2), true)) ?? '', /Вы пустили: такси, место 45\.$/);
  assert.match((await shown(DINA, card('guard', 2), true)) ?? '', /Пустить: такси, место 45\. Ответили/);
});
