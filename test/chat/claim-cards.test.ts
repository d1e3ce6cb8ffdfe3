import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ClaimView, claimCard } from '../../src/chat/joining/claim-card.ts';
import { clockTime } from '../../src/chat/kit/house-time.ts';
import { claimId, complexId, personId, spotNumber } from '../../src/core/kernel/ids.ts';
import { after, minutes } from '../../src/core/kernel/time.ts';
import type { Claim, ClaimMessage } from '../../src/core/residents/claim.ts';
import { start } from '../core/an-alert.ts';
import { now, reads, speech } from './a-view.ts';

const [anna, boris, vera] = [personId(1), personId(2), personId(3)];
const spotOf = (number: number) => spotNumber(number) ?? assert.fail();
const claimed = (number: number, state: Claim['spots'][number]['state'] = 'open') => ({
  spot: spotOf(number),
  state,
});

const open: Claim = {
  complex: complexId(1),
  id: claimId(1),
  applicant: anna,
  madeAt: start,
  verdict: null,
  decidedBy: null,
  decidedAt: null,
  digest: null,
  spots: [claimed(45)],
  flat: null,
};
const card = (claim: Partial<Claim>, seen: Partial<ClaimView> = {}) =>
  claimCard({
    claim: { ...open, ...claim },
    applicantName: 'Анна',
    applicantUsername: null,
    deciderName: null,
    disputes: [],
    nameOf: (person) => (person === boris ? 'Борис' : 'Вера'),
    flats: null,
    messages: [],
    others: false,
    speech,
    time: (at) => clockTime(at, now, 'Europe/Moscow', 'ru'),
    now,
    ...seen,
  });
const see = (claim: Partial<Claim>, seen: Partial<ClaimView> = {}) => reads(card(claim, seen));

const held = (answer: 'family' | 'unknown' | 'left' | null = null) => [
  {
    spot: spotOf(45),
    holders: [
      { person: boris, answer },
      { person: vera, answer: null },
    ],
  },
];

test('A claim has buttons for what is open in it, and none for what is decided', () => {
  assert.match(see({}), /\[Одобрить\] \[Уточнить\] \[Отклонить\]/);
  const rejected = { verdict: 'rejected', decidedAt: now, spots: [claimed(45, 'rejected')] } as const;
  assert.doesNotMatch(see(rejected, { deciderName: 'Ольга' }), /\[/);
  assert.match(see({}, { others: true }), /\[Следующ/);
  assert.match(see(rejected, { others: true }), /\[Следующ/);
  assert.doesNotMatch(see({}), /Следующ|Показать фото/);
});

test('Of a held spot the card says whose it is and what each of them answered, and it is handed over by name', () => {
  assert.match(see({}, { disputes: held('family') }), /Борис \(«это моя семья»\), Вера \(пока не ответил\)/);
  assert.match(see({}, { disputes: held('unknown') }), /Борис \(«не знаю этого человека»\)/);
  assert.match(see({}, { disputes: held('left') }), /Борис \(пока не ответил\)/);
  assert.match(see({}, { disputes: held() }), /\[Передать место\]/);
  assert.doesNotMatch(see({}, { disputes: held() }), /Всё равно/);
  const some = { verdict: 'approved', decidedAt: now, deciderName: 'Ольга' } as const;
  const two = [claimed(45), claimed(46, 'assigned')];
  const after = see({ ...some, spots: two }, { disputes: held() });
  // There is nothing to approve but what somebody else holds.
  assert.match(after, /\[Всё равно назначить 45\]/);
  assert.doesNotMatch(after, /\[Одобрить\]/);
  assert.match(see({ ...some, spots: [claimed(45), claimed(47)] }, { disputes: held() }), /\[Одобрить\]/);
  const both = [...held(), { spot: spotOf(47), holders: [{ person: vera, answer: null }] }];
  assert.match(see({}, { disputes: both }), /\[Передать место 45\]\n\[Передать место 47\]/);
});

test('What was decided says by whom and when, once', () => {
  const rejected = { verdict: 'rejected', decidedAt: after(start, minutes(1)) } as const;
  const by = { deciderName: 'Ольга' };
  assert.match(see({ ...rejected, spots: [claimed(45, 'rejected')] }, by), /Решение: Ольга, 22:37/);
  assert.doesNotMatch(see({ ...rejected, spots: [claimed(45, 'rejected')] }, by), /на 22:46/);
  // It is decided in part: the rest is as it is now.
  const part = { verdict: 'approved', decidedAt: after(start, minutes(1)) } as const;
  const left = { ...part, spots: [claimed(45), claimed(46, 'assigned')] };
  assert.match(see(left, { ...by, disputes: held() }), /на 22:46/);
  assert.doesNotMatch(see({ ...left, decidedAt: now }, { ...by, disputes: held() }), /на 22:46/);
  assert.match(see({}), /на 22:46/);
  assert.match(see({ spots: [] }), /Без места/);
  assert.match(see({ ...rejected, spots: [] }, by), /❌ Отклонено/);
  assert.match(see({ ...part, spots: [] }, by), /Одобрено, без места/);
  assert.doesNotMatch(see({ spots: [] }), /Одобрено|Отклонено\n/);
  assert.doesNotMatch(see({ ...rejected, spots: [claimed(45, 'rejected')] }, by), /Отклонено\n|Без места/);
});

test('What the list of flats says stands beside what the applicant says', () => {
  const flat = (listed: readonly string[], isNamed: boolean, number = 45) => ({
    ...{ spot: spotOf(number), listed, isNamed },
  });
  const flats = (spots: ReturnType<typeof flat>[], named: string | null, agrees = false) =>
    see({ spots: spots.map(({ spot }) => ({ spot, state: 'open' })) }, { flats: { named, spots, agrees } });
  assert.match(flats([flat(['87'], true)], '87', true), /По списку: кв\. 87\n.*кв\. 87: совпадает/);
  assert.match(flats([flat(['87'], false)], '12'), /кв\. 12: не совпадает/);
  assert.match(flats([flat([], false)], '12'), /В списке у места 45 нет квартиры\nНазвана кв\. 12$/m);
  assert.match(
    flats([flat(['87'], true), flat([], false, 46)], '87'),
    /место 45: кв\. 87.*Названа кв\. 87$/ms,
  );
  assert.match(flats([flat(['87'], false)], null), /Квартира не названа/);
  assert.doesNotMatch(see({}, { flats: { named: null, spots: [], agrees: false } }), /вартира/);
});

test('What was written about a claim is told with whose words they are, and its photos only where there are some', () => {
  const said = (more: Partial<ClaimMessage>): ClaimMessage => ({
    ...{ id: 1, author: 'applicant', text: 'Купила', photos: [], at: start },
    ...more,
  });
  const talk = (...messages: ClaimMessage[]) => see({}, { messages });
  assert.match(talk(said({})), /💬 Анна: Купила/);
  assert.match(talk(said({ author: 'admin', text: 'Когда?' })), /❔ Администратор: Когда\?/);
  assert.match(talk(said({ text: null, photos: ['x'] })), /Анна: 📷 фото.*\[Показать фото\]/s);
  assert.match(talk(said({ text: null, photos: ['x', 'y'] })), /📷 2 фото/);
  assert.match(talk(said({ photos: ['x'] })), /📷 Купила/);
  assert.match(talk(said({}), said({ photos: ['x'] })), /\[Показать фото\]/);
  assert.doesNotMatch(talk(said({})), /\[Показать фото\]/);
  const many = Array.from({ length: 7 }, (_, at) => said({ text: `Слово ${at}` }));
  assert.doesNotMatch(talk(...many), /Слово 0/);
  assert.match(talk(...many), /Слово 1.*Слово 6/s);
});
