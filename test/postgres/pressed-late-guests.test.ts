import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tryCars } from '../../src/application/at-the-gate.ts';
import { addCar } from '../../src/core/cars/add-car.ts';
import { gateQuestionId, lendingId } from '../../src/core/kernel/ids.ts';
import { days, hours, minutes } from '../../src/core/kernel/time.ts';
import { borrowSpot } from '../../src/core/lending/borrow-spot.ts';
import { wishForSpot } from '../../src/core/lending/seek-spot.ts';
import { writeAcross } from '../../src/core/lending/write-across.ts';
import { answerAtGate } from '../../src/core/passes/answer-at-gate.ts';
import { askAtGate } from '../../src/core/passes/ask-at-gate.ts';
import { makePass } from '../../src/core/passes/make-pass.ts';
import { openSession } from '../../src/core/web/sign-in.ts';
import { housed, member, why } from '../support/deeds.ts';
import { ANNA, ago, ahead, DINA, HOUSE, NOW, openRows, spotOf, VERA } from '../support/rows.ts';

const anna = member(ANNA, 'resident', [45]);
const vera = member(VERA, 'resident');
const BANNED = 'update memberships set banned_until = $1 where person_id = 3';

test('Whoever is banned by now borrows nothing and looks for nothing, and signs in nowhere', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  const until = ahead(hours(3));
  const borrows = (end = until) =>
    why(rows, (tx) => borrowSpot(tx, vera, { spot: spotOf(45), until: end, words: () => 'x' }, NOW));
  const wishes = (end = until) => why(rows, (tx) => wishForSpot(tx, vera, end, NOW));
  const device = { kind: 'browser', device: 'телефон' } as const;
  const signsIn = () => rows.ask((tx) => openSession(tx, HOUSE, VERA, device, NOW));
  await rows.pool.query(BANNED, [ahead(1)]);
  assert.deepEqual(await borrows(), { kind: 'not allowed' });
  assert.equal(await wishes(), 'not allowed');
  assert.equal(await signsIn(), null);
  await rows.pool.query(BANNED, [null]);
  assert.deepEqual(await borrows(), { kind: 'not free' });
  await rows.put('free_marks', { spot: 45, until: ahead(hours(5)), hidden: false });
  assert.equal(await wishes(), 'there is one');
  assert.equal(await wishes(ahead(minutes(1))), 'past');
  assert.deepEqual(await borrows(ahead(minutes(1))), { kind: 'past' });
  const own = (tx: Parameters<typeof borrowSpot>[0]) =>
    borrowSpot(tx, anna, { spot: spotOf(45), until, words: () => 'x' }, NOW);
  assert.deepEqual(await why(rows, own), { kind: 'own spot' });
  assert.equal(await borrows(), null);
  await rows.pool.query("insert into bots (messenger, external_id) values ('web', 'web')");
  assert.ok(await signsIn());
});

test('Nobody but the two writes where somebody stands on a neighbour’s spot', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  await rows.put('lendings', { id: 1, spot: 45, borrower: VERA, until: ahead(hours(1)), ended_at: null });
  const writes = (who: typeof anna) =>
    why(rows, (tx) => writeAcross(tx, who, lendingId(1), () => 'Здравствуйте', NOW));
  assert.equal(await writes(member(DINA, 'resident', [46])), 'not yours');
  assert.notEqual(await writes(anna), 'not yours');
  assert.notEqual(await writes(vera), 'not yours');
});

test('A pass is for a guest with a name, for one to 72 whole hours', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  const makes = (guest: string, length: number) =>
    why(rows, (tx) => makePass(tx, anna, { guest, spot: spotOf(45), hours: length }, NOW));
  assert.equal(await makes('', 3), 'no guest');
  assert.equal(await makes('я'.repeat(61), 3), 'no guest');
  for (const length of [0, 1.5, 73])
    assert.equal(await makes('Марина', length), 'no such length', `${length}`);
  assert.equal(await makes('я'.repeat(60), 72), null);
});

test('At the gate a question has a guest with a name, and an answer counts while somebody waits for it', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  const guard = member(DINA, 'guard');
  const asks = (guest: string) =>
    why(rows, (tx) => askAtGate(tx, guard, { spot: spotOf(45), caller: 'taxi', guest }, NOW));
  assert.deepEqual(await asks('я'.repeat(61)), { kind: 'no guest' });
  assert.notDeepEqual(await asks('я'.repeat(60)), { kind: 'no guest' });
  const asked = { spot: 45, caller: 'taxi', guest: 'x', asked_by: DINA, asked: 2, state: 'asked' };
  const free = { decided_by: null, decided_at: null, pass_id: null };
  await rows.put('gate_questions', { id: 1, ...asked, ...free, asked_at: NOW });
  const answers = (now: Date) => why(rows, (tx) => answerAtGate(tx, anna, gateQuestionId(1), 'let in', now));
  assert.equal(await answers(ahead(days(1))), 'over');
  assert.equal(await answers(ahead(minutes(1))), null);
  await rows.clear('gate_questions');
  await rows.put('addresses', {
    person_id: ANNA,
    bot_id: 1,
    external_id: '1',
    chat_ref: '1',
    unreachable_since: null,
  });
  await rows.put('gate_questions', { id: 101, ...asked, ...free, asked_at: ago(days(1)) });
  assert.equal(await asks('Такси'), null, 'nobody waits for the old answer');
  assert.equal((await asks('Такси'))?.kind, 'asked already');
  assert.deepEqual(
    await rows.ids('gate_questions', "state = 'asked'", 'asked'),
    [1],
    'Борис has no way to be asked',
  );
  const hour = { ...asked, ...free, state: 'over', asked_at: ago(minutes(59)) };
  await rows.clear('gate_questions');
  await rows.put('gate_questions', { id: 101, ...hour }, ...[102, 103, 104, 105].map((id) => ({ id })));
  assert.equal(await asks('Такси'), null, 'the sixth of an hour');
  await rows.clear('gate_questions');
  await rows.put('gate_questions', { id: 101, ...hour }, ...[102, 103, 104, 105, 106].map((id) => ({ id })));
  assert.deepEqual(await asks('Такси'), { kind: 'too many' });
  await rows.pool.query('update gate_questions set asked_at = $1', [ago(minutes(61))]);
  assert.equal(await asks('Такси'), null, 'of another hour');
});

test('A car has a whole number, and nobody has a sixth', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  const adds = (plate: string) => why(rows, (tx) => addCar(tx, anna, plate, NOW));
  assert.equal(await adds('123'), 'no plate');
  const car = { person_id: ANNA, state: 'known', confirmed_by: null, plate_key: 'A111AA77' };
  const keys = ['A222AA77', 'A333AA77', 'A444AA77', 'A555AA77'];
  await rows.put('cars', { id: 101, ...car }, ...keys.map((key, at) => ({ id: at + 102, plate_key: key })));
  assert.equal(await adds('А666АА77'), 'five already');
  await rows.pool.query('delete from cars where id = 105');
  assert.equal(await adds('А666АА77'), null);
});

test('Words that no number of a car has are no try at the gate', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  const paces: string[] = [];
  const pace = async (what: string) => {
    paces.push(what);
    return 'fine' as const;
  };
  const tries = (typed: string) => why(rows, (tx) => tryCars(tx, { pace }, member(DINA, 'guard'), typed, 5));
  for (const typed of ['Щука', '12', '%%%', '']) assert.equal(await tries(typed), null, typed);
  assert.deepEqual(paces, []);
  await tries('123');
  assert.deepEqual(paces, ['gate car']);
});
