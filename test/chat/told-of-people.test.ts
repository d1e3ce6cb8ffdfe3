import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawPinned } from '../../src/chat/announcements/announcement-message.ts';
import { drawInGroup } from '../../src/chat/draw.ts';
import { announcementId, claimId, groupId, type PersonId } from '../../src/core/kernel/ids.ts';
import { days, hours } from '../../src/core/kernel/time.ts';
import { ANNA, ago, ahead, BORIS, DINA, HOUSE, NOW, spotOf, VERA } from '../support/rows.ts';
import { reads, speech } from './a-view.ts';
import { openDrawing } from './drawing.ts';

const spot = spotOf(45);
const STRANGER = 7 as PersonId;

/** Claim 1 of Анна for spot 45 is open, 2 is decided; both were asked about. */
async function openClaims(scope: Parameters<typeof openDrawing>[0]) {
  const house = await openDrawing(scope);
  const claim = { person_id: ANNA, made_at: NOW, verdict: null, open: true };
  await house.put('claims', { id: 1, ...claim }, { id: 2, open: false, verdict: 'approved' });
  await house.put(
    'claim_spots',
    { claim_id: 1, spot: 45, state: 'open' },
    ...[{ claim_id: 2, state: 'assigned' }, { spot: 12 }],
  );
  const message = { claim_id: 1, author: 'admin', text: 'Какая квартира?', photo: null, written_at: NOW };
  await house.put(
    'claim_messages',
    { id: 1, ...message },
    ...[
      { id: 2, claim_id: 2 },
      { id: 3, text: 'А подъезд?' },
    ],
  );
  return house;
}

test('Who joins and who leaves a spot is told to those who hold it with him, while it is true', async (t) => {
  const { told } = await openDrawing(t);
  const joined = (person: PersonId, who: PersonId, by?: 'strip' | 'family') =>
    told(person, { kind: 'co-holder joined', spot, person: who, ...(by && { by }) });
  assert.match((await joined(BORIS, VERA)) ?? '', /Вера. Так решил администратор/);
  assert.match((await joined(BORIS, VERA, 'strip')) ?? '', /По листку/);
  assert.match((await joined(BORIS, VERA, 'family')) ?? '', /По ссылке для близкого/);
  for (const [reader, who] of [
    [BORIS, ANNA],
    [ANNA, VERA],
    [BORIS, STRANGER],
  ] as const)
    assert.equal(await joined(reader, who), null, `${reader} ${who}`);
  const left = (person: PersonId, who: PersonId) =>
    told(person, { kind: 'co-holder left', spot, person: who });
  assert.match((await left(BORIS, ANNA)) ?? '', /Анна больше не владелец места 45/);
  assert.equal(await left(BORIS, VERA), null);
  assert.equal(await left(DINA, ANNA), null);
  const invited = (person: PersonId, by: PersonId) => told(person, { kind: 'family invited', spot, by });
  assert.match((await invited(BORIS, VERA)) ?? '', /Вера зовёт близкого на место 45/);
  assert.equal(await invited(ANNA, VERA), null);
  assert.equal(await invited(BORIS, ANNA), null);
});

test('A claim asks its holders while its spot is open, and its applicant while it is', async (t) => {
  const { told, put } = await openClaims(t);
  const question = (person: PersonId, claim: number) =>
    told(person, { kind: 'holder question', claim: claimId(claim), spot });
  assert.match((await question(BORIS, 1)) ?? '', /Анна/);
  for (const [person, claim] of [
    [BORIS, 2],
    [BORIS, 9],
    [DINA, 1],
  ] as const)
    assert.equal(await question(person, claim), null, `${person} ${claim}`);
  const asked = (claim: number, message: number) =>
    told(ANNA, { kind: 'claim asked', claim: claimId(claim), message });
  assert.match((await asked(1, 1)) ?? '', /Какая квартира\?/);
  assert.match((await asked(1, 3)) ?? '', /А подъезд\?/);
  for (const [claim, message] of [
    [2, 2],
    [9, 1],
    [1, 9],
  ] as const)
    assert.equal(await asked(claim, message), null, `${claim} ${message}`);
  const waits = (claim: number) => told(ANNA, { kind: 'claim waits', claim: claimId(claim) });
  // A guard decides no claims.
  assert.match((await waits(1)) ?? '', /администратора в доме пока нет/);
  await put('persons', { id: 6, display_name: 'Ольга', language: 'ru' });
  await put('memberships', { person_id: 6, approved_at: NOW, roles: ['admin'] });
  assert.doesNotMatch((await waits(1)) ?? '', /администратора в доме пока нет/);
  for (const over of [2, 9]) assert.equal(await waits(over), null, `${over}`);
  const moved = (person: PersonId) => told(person, { kind: 'spot transferred', claim: claimId(2), spot });
  assert.match((await moved(DINA)) ?? '', /45.*\[Это ошибка\]/s);
  // He has it back.
  assert.equal(await moved(BORIS), null);
  const given = (joins: boolean) => told(BORIS, { kind: 'spot given', spot, joins });
  assert.match((await given(true)) ?? '', /Вас приняли/);
  assert.match((await given(false)) ?? '', /За вами теперь и место 45/);
  assert.equal(await told(DINA, { kind: 'spot given', spot, joins: false }), null, 'she does not hold it');
  const lost = (person: PersonId) => told(person, { kind: 'spot taken away', spot, loss: 1 });
  assert.match((await lost(DINA)) ?? '', /Место 45 больше не ваше.*\[Это ошибка\]/s);
  assert.equal(await lost(BORIS), null, 'it is his again');
  const admin = 6 as PersonId;
  const protest = (number: number) =>
    told(admin, { kind: 'transfer protested', claim: claimId(2), spot: spotOf(number), person: ANNA });
  assert.match((await protest(45)) ?? '', /место 45 передали по ошибке\.\nСейчас место за: Борис, Вера/);
  assert.match((await protest(99)) ?? '', /Сейчас место за: ни за кем/);
  const guard = (person: PersonId) => told(admin, { kind: 'guard joined', person });
  assert.match((await guard(DINA)) ?? '', /вошла охрана: Дина/);
  for (const none of [BORIS, STRANGER]) assert.equal(await guard(none), null, `${none}`);
  const named = (person: PersonId) => told(admin, { kind: 'admin named', person });
  assert.match((await named(admin)) ?? '', /Ольга теперь администратор/);
  for (const none of [BORIS, STRANGER]) assert.equal(await named(none), null, `${none}`);
  const strange = (person: PersonId) => told(admin, { kind: 'not family', spot, person, by: BORIS });
  assert.match((await strange(VERA)) ?? '', /Борис пишет: Вера на месте 45.*\[Убрать: Вера\]/s);
  assert.equal(await strange(ANNA), null);
  const came = (person: PersonId) => told(admin, { kind: 'resident joined', spot, person });
  assert.match((await came(VERA)) ?? '', /Вера/);
  assert.equal(await came(ANNA), null);
  await put('guards_seen', { person_id: DINA, seen_at: NOW, told: false });
  assert.equal(await told(admin, { kind: 'guards unseen' }), null, 'she was here meanwhile');
  assert.match((await told(admin, { kind: 'guards unseen' }, ahead(days(4)))) ?? '', /\[Сменилась охрана\]/);
  assert.equal(
    await told(STRANGER, { kind: 'claim approved', claim: claimId(2), spots: [spot], joins: true }),
    null,
  );
});

const words = { text: 'Асфальт', formatting: null, photo: null, document: null, drafted_at: NOW };
const admins = async (put: Awaited<ReturnType<typeof openDrawing>>['put']) => {
  await put(
    'persons',
    { id: 6, display_name: 'Ольга', language: 'ru' },
    ...[{ id: 8, display_name: 'Павел' }],
  );
  await put('memberships', { person_id: 6, approved_at: NOW, roles: ['admin'] }, { person_id: 8 });
  return [6 as PersonId, 8 as PersonId] as const;
};

test('The way of an announcement is its author’s to see, the answers any admin’s, and neither a former admin’s', async (t) => {
  const { put, shown, pool } = await openDrawing(t);
  const [olga, pavel] = await admins(put);
  const plain = { author: olga, ...words, state: 'waiting', starts_at: ahead(hours(9)), asks_to_move: false };
  const going = { state: 'going', starts_at: NOW };
  await put(
    'announcements',
    { id: 1, ...plain, to_spots: null },
    ...[
      { id: 2, ...going },
      { id: 3, ...going, asks_to_move: true, to_spots: [45, 99] },
      { id: 4, state: 'draft' },
      { id: 5, ...going, asks_to_move: true, to_spots: null },
    ],
  );
  const card = (person: PersonId, id: number) =>
    shown(person, { kind: 'announcement', announcement: announcementId(id) });
  assert.match((await card(olga, 1)) ?? '', /Объявление уйдёт.*\[Срочно, сейчас\]\n\[Не отправлять\]/s);
  await put('groups', { id: 1, title: 'Двор', chat_ref: '-1', complex_id: null, present: true });
  assert.doesNotMatch((await card(olga, 2)) ?? '', /Закрепить/, 'nobody has linked that chat to the house');
  await pool.query('update groups set complex_id = 1');
  for (const id of [2, 5])
    assert.match((await card(olga, id)) ?? '', /Асфальт.*\[Закрепить в чате дома\]/s, `${id}`);
  assert.doesNotMatch((await card(pavel, 5)) ?? '', /Закрепить/, 'her announcement, her pin');
  assert.match((await card(olga, 3)) ?? '', /Без хозяина.*\[Напомнить\] \[Готово\]/s);
  assert.match((await card(pavel, 3)) ?? '', /\[Напомнить\] \[Готово\]/);
  for (const id of [1, 2]) assert.equal(await card(pavel, id), null, `${id}`);
  for (const id of [4, 9]) assert.equal(await card(olga, id), null, `${id}`);
  await pool.query("update memberships set roles = '{}' where person_id in (6, 8)");
  assert.equal(await card(pavel, 3), null);
  assert.match((await card(olga, 1)) ?? '', /Объявление уйдёт/);
  for (const id of [1, 2, 3])
    assert.doesNotMatch((await card(olga, id)) ?? '', /\[|Ответы|Без хозяина/, `${id}`);
});

test('An announcement comes to whoever may read it by then, and a reminder to whoever is silent', async (t) => {
  const { put, told, pool } = await openDrawing(t);
  const [olga] = await admins(put);
  const one = { author: olga, ...words, state: 'going', starts_at: NOW, asks_to_move: true, to_spots: [45] };
  await put(
    'announcements',
    { id: 1, ...one },
    ...[
      { id: 2, closed_at: NOW },
      { id: 3, starts_at: ago(days(8)) },
    ],
  );
  const copy = (person: PersonId, id = 1) =>
    told(person, { kind: 'announcement', announcement: announcementId(id) });
  assert.match((await copy(BORIS)) ?? '', /Асфальт/);
  for (const other of [ANNA, STRANGER]) assert.equal(await copy(other), null, `${other}`);
  assert.equal(await copy(BORIS, 9), null);
  const remind = (person: PersonId, id = 1) =>
    told(person, { kind: 'move reminder', request: announcementId(id) });
  assert.match((await remind(BORIS)) ?? '', /Уберёте машину\?/);
  assert.equal(await remind(ANNA), null);
  for (const over of [2, 3, 9]) assert.equal(await remind(BORIS, over), null, `${over}`);
  await put('announcement_answers', {
    announcement_id: 1,
    person_id: VERA,
    answer: 'will move',
    answered_at: NOW,
  });
  assert.equal(await remind(BORIS), null);
  await pool.query('update memberships set banned_until = $1 where person_id = $2', [ahead(days(1)), BORIS]);
  assert.equal(await copy(BORIS), null);
});

test('A group gets an announcement while the bot is in it', async (t) => {
  const { put, ask, pool, told } = await openDrawing(t);
  const [olga] = await admins(put);
  await put('announcements', {
    id: 1,
    author: olga,
    ...words,
    state: 'going',
    starts_at: NOW,
    to_spots: null,
  });
  await put(
    'groups',
    { id: 1, title: 'Двор', chat_ref: '-1', complex_id: 1, present: true },
    { id: 2, title: 'Двор 2', chat_ref: '-2' },
  );
  await put(
    'announcement_pins',
    { announcement_id: 1, group_id: 1, state: 'asked', message_ref: null },
    { group_id: 2, state: 'pinned', message_ref: '77' },
  );
  const pinOf = async (group: number) => {
    const at = { announcement: announcementId(1), group: groupId(group) };
    return (await ask((tx) => drawPinned({ tx, complex: HOUSE, speech, now: NOW }, at)))?.pin;
  };
  // What was sent to one group is pinned there, and nowhere else.
  assert.deepEqual(await pinOf(1), { sent: null });
  assert.deepEqual(await pinOf(2), { sent: '77' });
  // It was linked meanwhile.
  const unlinked = { kind: 'group unlinked', group: groupId(1), blind: true } as const;
  assert.equal(await told(olga, unlinked), null);
  await pool.query('update groups set complex_id = null where id = 1');
  assert.match((await told(olga, unlinked)) ?? '', /Двор.*🙈/s);
  await pool.query('update groups set sees_all = true');
  assert.doesNotMatch((await told(olga, unlinked)) ?? '🙈', /🙈/);
  await pool.query('update groups set present = false');
  assert.equal(await told(olga, unlinked), null, 'the bot is there no more');
  await pool.query('update groups set complex_id = 1, sees_all = false, present = true');
  const blind = { kind: 'group blind', group: groupId(1) } as const;
  assert.match((await told(olga, blind)) ?? '', /Двор/);
  await pool.query('update groups set sees_all = true');
  assert.equal(await told(olga, blind), null, 'it sees by now');
  const seen = async (id: number) => {
    const notice = {
      kind: 'group announcement',
      announcement: announcementId(id),
      group: groupId(1),
    } as const;
    const to = { id: groupId(1), topic: null, replyTo: null };
    const reader = { complex: HOUSE, speech, now: NOW };
    const said = await ask((tx) => drawInGroup(tx, reader, to, { kind: 'notice', notice }));
    return said && reads(said);
  };
  assert.match((await seen(1)) ?? '', /Асфальт/);
  assert.equal(await seen(9), null);
  await pool.query('update groups set present = false');
  assert.equal(await seen(1), null);
});
