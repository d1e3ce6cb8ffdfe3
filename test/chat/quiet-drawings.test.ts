import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawCard, drawNotice } from '../../src/chat/draw.ts';
import {
  alertId,
  announcementId,
  carId,
  claimId,
  lendingId,
  letterId,
  type PersonId,
  passId,
  wishId,
} from '../../src/core/kernel/ids.ts';
import { days, hours, minutes } from '../../src/core/kernel/time.ts';
import type { CardSubject, Notice } from '../../src/core/notices.ts';
import { ANNA, ago, ahead, BORIS, DINA, NOW, spotOf } from '../support/rows.ts';
import { openDrawing, readerOf } from './drawing.ts';

const spot = spotOf(45);
const night = ahead(hours(2));
const OLGA = 6 as PersonId;

async function openNight(scope: Parameters<typeof openDrawing>[0]) {
  const house = await openDrawing(scope);
  const { put, ask } = house;
  await put('persons', { id: OLGA, display_name: 'Ольга', language: 'ru' });
  await put('memberships', { person_id: OLGA, approved_at: NOW, roles: ['admin'] });
  const told = async (person: PersonId, notice: Notice, now: Date) =>
    (await ask((tx) => drawNotice(tx, readerOf(person, now), notice)))?.silent ?? false;
  const shown = async (person: PersonId, subject: CardSubject, now: Date) =>
    (await ask((tx) => drawCard(tx, readerOf(person, now), subject, true)))?.silent ?? false;
  return { ...house, told, shown };
}

test('At night news of a guest, a message, an announcement and a claim come without a sound; by day with one', async (t) => {
  const { put, told, shown } = await openNight(t);
  const guest = { host: BORIS, spot: 45, guest: 'Марина', made_at: NOW, salt: '\\x01' };
  const free = { ended_at: null, entered_at: null, left_at: null };
  await put(
    'guest_passes',
    { id: 1, ...guest, ...free, until: ahead(hours(3)), code_key: '\\x01' },
    { id: 2, until: ago(minutes(1)), entered_at: ago(minutes(9)), code_key: '\\x02' },
  );
  const words = { text: 'Асфальт', formatting: null, photo: null, document: null, drafted_at: NOW };
  const one = { author: OLGA, state: 'going', to_spots: [45], asks_to_move: true };
  await put('announcements', { id: 1, ...words, ...one, starts_at: ago(hours(9)) });
  await put('alerts', { id: 1, kind: 'message', spot: 45, state: 'open' }, { id: 2, kind: 'blocked' });
  for (const alert_id of [1, 2]) {
    await put('alert_parties', { alert_id, part: 'sender', person_id: ANNA, joined_at: NOW, reach: null });
    await put('alert_parties', { alert_id, part: 'holder', person_id: BORIS, reach: 'delivered' });
  }
  const letter = { author: ANNA, part: 'sender', text: 'Привет', photo: null };
  await put(
    'alert_letters',
    { id: 1, alert_id: 1, ...letter },
    ...[
      { id: 2, author: BORIS, part: 'holder' },
      { id: 3, alert_id: 2 },
    ],
  );
  await put('claims', { id: 1, person_id: ANNA, made_at: NOW, verdict: null, open: true });
  await put('cars', { id: 1, person_id: ANNA, plate: 'А123ВС', plate_key: 'A123BC', state: 'asked' });
  const pass = { kind: 'pass ends soon', pass: passId(1) } as const;
  const inside = { kind: 'guest still inside', pass: passId(2) } as const;
  const photo = { kind: 'alert photo', spot, photo: 'x' } as const;
  const note = (id: number, alert = 1) =>
    ({ kind: 'alert letter', alert: alertId(alert), letter: letterId(id) }) as const;
  const sounds = async (now: Date) => ({
    'a pass that ends': await told(BORIS, pass, now),
    'a guest inside, for his host': await told(BORIS, inside, now),
    'a guest inside, at the gate': await told(DINA, inside, now),
    'a photo of a message': await told(BORIS, { ...photo, alert: alertId(1) }, now),
    'a photo of a call': await told(BORIS, { ...photo, alert: alertId(2) }, now),
    'a letter of a message': await told(BORIS, note(1), now),
    'an answer to a message': await told(ANNA, note(2), now),
    'a letter of a call': await told(BORIS, note(3, 2), now),
    'a reminder to move': await told(BORIS, { kind: 'move reminder', request: announcementId(1) }, now),
    'a claim': await shown(OLGA, { kind: 'claim', claim: claimId(1) }, now),
    'a car': await shown(OLGA, { kind: 'car', car: carId(1) }, now),
  });
  const day = await sounds(NOW);
  assert.deepEqual(Object.values(day).filter(Boolean), []);
  assert.deepEqual(await sounds(night), {
    ...Object.fromEntries(Object.keys(day).map((what) => [what, true])),
    'a photo of a call': false,
    // The sender asked, and waits for it.
    'an answer to a message': false,
    'a letter of a call': false,
  });
});

test('At night a borrowed spot makes a sound only for whoever has to drive his car away', async (t) => {
  const { put, shown } = await openNight(t);
  const lending = { borrower: ANNA, spot: 45, made_at: NOW, until: ahead(days(1)), warned: false };
  const open = { ending: null, ended_at: null, left_at: null, thread: null };
  await put(
    'lendings',
    { id: 1, ...lending, ...open },
    ...[
      { id: 2, ending: 'back', ended_at: NOW },
      { id: 3, ending: 'no holder', ended_at: NOW },
    ],
    ...[{ id: 4, ending: 'time', ended_at: NOW }],
  );
  await put('wishes', {
    id: 1,
    person: ANNA,
    made_at: NOW,
    until: ahead(days(1)),
    offered: null,
    ending: null,
  });
  const heard = async (person: PersonId, part: 'borrower' | 'holder', now: Date) => {
    const all: number[] = [];
    for (const id of [1, 2, 3, 4])
      if (!(await shown(person, { kind: 'lending', lending: lendingId(id), part }, now))) all.push(id);
    return all;
  };
  assert.deepEqual(await heard(ANNA, 'borrower', NOW), [1, 2, 3, 4]);
  assert.deepEqual(await heard(ANNA, 'borrower', night), [2, 3]);
  // What is over is no news for its holders.
  assert.deepEqual(await heard(BORIS, 'holder', NOW), [1]);
  assert.deepEqual(await heard(BORIS, 'holder', night), []);
  const wish = { kind: 'wish', wish: wishId(1) } as const;
  assert.deepEqual([await shown(ANNA, wish, NOW), await shown(ANNA, wish, night)], [false, true]);
});
