import assert from 'node:assert/strict';
import { test } from 'node:test';
import { borrowerCard } from '../../src/chat/alerts/borrower-card.ts';
import { helperCard } from '../../src/chat/alerts/helper-card.ts';
import { holderCard } from '../../src/chat/alerts/holder-card.ts';
import { senderCard } from '../../src/chat/alerts/sender-card.ts';
import type { Alert, Closing, Holder } from '../../src/core/alerts/alert.ts';
import type { Answer } from '../../src/core/alerts/answers.ts';
import { personId } from '../../src/core/kernel/ids.ts';
import { after, minutes } from '../../src/core/kernel/time.ts';
import type { TagCall } from '../../src/core/windscreen/tag-call.ts';
import { aHolder, anAlert, anna, start } from '../core/an-alert.ts';
import { aView, boris, night, now, reads } from './a-view.ts';

const galya = personId(3);
const stepan = personId(4);
const later = after(start, minutes(5));

const answered = (person: Holder['person'], answer: Answer): Holder => ({
  ...aHolder(person, 'delivered'),
  answer,
  answeredAt: later,
});
const closed = (closing: Closing, more: Partial<Alert>) =>
  anAlert({ state: 'closed', closing, closedAt: now, ...more });
const from = (more: Partial<Alert['senders'][number]>): Alert['senders'] =>
  anAlert({}).senders.map((sender) => ({ ...sender, ...more }));
const car = { plate: 'А123ВС', key: 'A123BC' as NonNullable<Alert['car']>['key'] };
const call = (more: Partial<TagCall>): TagCall => ({ tag: null, reason: 'blocked', rings: 'loud', ...more });

test('Whoever stands on a spot with permission reads how it ended, and thanks only where he did something', () => {
  const read = (closing: Closing, borrower: Holder) =>
    reads(borrowerCard(aView(closed(closing, { borrower }))));
  assert.match(read('resolved', answered(boris, 'coming')), /Спасибо вам!/);
  assert.doesNotMatch(read('resolved', aHolder(boris, 'delivered')), /Спасибо/);
  assert.doesNotMatch(read('resolved', answered(boris, 'not mine')), /Спасибо/);
  assert.match(read('wrong number', aHolder(boris, 'delivered')), /сосед ошибся номером/);
  assert.match(read('expired', answered(boris, 'coming')), /два часа без новостей/);
});

test('Whoever stands there with permission hears a call at night, but no message and no neighbour whom he muted', () => {
  const borrower = aHolder(boris, 'delivered');
  const silent = (alert: Partial<Alert>, at = night) =>
    borrowerCard(aView(anAlert({ borrower, ...alert }), { now: at })).silent ?? false;
  assert.equal(silent({}), false);
  assert.equal(silent({ kind: 'message' }), true);
  assert.equal(silent({ kind: 'message' }, now), false);
  assert.equal(silent({ borrower: { ...borrower, muted: true } }, now), true);
});

test('«Готово» stands below a borrowed spot once he has promised, and «Ответить» where he may write', () => {
  const read = (answer: Answer, not: readonly 'write letters'[] = []) =>
    reads(borrowerCard(aView(anAlert({ borrower: answered(boris, answer) }), { not })));
  assert.match(read('coming'), /\[Готово, машину убрал\]/);
  assert.doesNotMatch(read('not mine'), /Готово/);
  assert.match(read('coming'), /\[Ответить\]/);
  assert.doesNotMatch(read('coming', ['write letters']), /Ответить/);
  const visited = anAlert({ kind: 'windscreen', visitor: call({}), borrower: aHolder(boris, 'delivered') });
  assert.match(reads(borrowerCard(aView(visited))), /Машина на месте 45 мешает выехать/);
});

test('A holder is offered only what he may do', () => {
  const holders = [aHolder(boris, 'delivered')];
  const alert = anAlert({ holders });
  const all = reads(holderCard(aView(alert)));
  assert.match(all, /\[Ответить\]\n\[Пожаловаться\]\n\[Не беспокоить от этого соседа сутки\]/);
  const none = reads(holderCard(aView(alert, { not: ['write letters', 'complain', 'mute neighbours'] })));
  assert.doesNotMatch(none, /Ответить\]|Пожаловаться|Не беспокоить/);
  const visited = anAlert({ holders, kind: 'windscreen', visitor: call({}) });
  assert.match(reads(holderCard(aView(visited))), /\[Заменить QR\]/);
  assert.doesNotMatch(reads(holderCard(aView(visited, { not: ['print own tag'] }))), /Заменить QR/);
  const sold = anAlert({ car, holders: [answered(boris, 'not mine')] });
  const own = { ownPlate: 'А123ВС777' };
  assert.match(reads(holderCard(aView(sold, own))), /\[Продал, убрать из моих машин\]/);
  assert.doesNotMatch(reads(holderCard(aView(sold, { ...own, not: ['answer alert'] }))), /Продал/);
  assert.doesNotMatch(reads(holderCard(aView({ ...sold, unfound: true }, own))), /Продал/);
});

test('What a holder reads names his car as far as it is known, and no guard who asks in the house chat', () => {
  const holders = [aHolder(boris, 'delivered')];
  const read = (alert: Partial<Alert>, ownPlate: string | null = null) =>
    reads(holderCard(aView(anAlert({ holders, ...alert }), { ownPlate })));
  assert.match(read({ car, kind: 'sos' }), /Кричит сигнализация машины А123ВС, возможно/);
  assert.match(read({ car, kind: 'sos' }, 'А123ВС777'), /У вашей машины А123ВС777 кричит/);
  assert.match(read({ car }), /Мешает выехать машина А123ВС, возможно/);
  assert.match(read({ car, kind: 'sos', unfound: true }), /кричит сигнализация машины вашего гостя/);
  assert.match(read({ car, kind: 'message', unfound: true }), /Возможно, это о машине вашего гостя/);
  assert.match(read({ kind: 'message', senders: from({ guard: true }) }), /Вам пишет охрана/);
  const chat = read({ kind: 'message', senders: from({ guard: true, fromGroup: true }) });
  assert.match(chat, /Вам пишет сосед\n.*из домового чата/s);
  assert.doesNotMatch(chat, /охрана/);
});

test('Whoever was called reads what a passer-by says, how it ended, and has buttons only while he may help', () => {
  const helpers = [{ person: boris, guard: true, reach: 'delivered' as const }];
  const read = (alert: Partial<Alert>, not: readonly 'take alert'[] = []) =>
    reads(helperCard(aView(anAlert({ helpers, ...alert }), { part: 'helper', not })));
  const kind = 'windscreen';
  const told = (['alarm', 'lights', 'hit'] as const).map((reason) =>
    read({ kind, visitor: call({ reason }) }),
  );
  assert.match(told[0] ?? '', /сигнализация/i);
  assert.match(told[1] ?? '', /фары/i);
  assert.match(told[2] ?? '', /задели/i);
  const over = { kind, visitor: call({}), state: 'closed', closedAt: now } as const;
  assert.match(read({ ...over, closing: 'taken back' }), /Прохожий отозвал/);
  assert.match(read({ ...over, closing: 'false call' }), /Ложный вызов/);
  assert.match(read({}), /\[Беру\] \[Сделано\]/);
  assert.doesNotMatch(read({}, ['take alert']), /Беру|Сделано/);
  assert.match(read({ holders: [aHolder(galya, 'delivered')] }), /не ответил/);
  assert.match(read({ holders: [aHolder(galya, 'pending')] }), /пока не дошло/);
});

test('Where a flat is not known, a guard reads the telephone alone', () => {
  const helpers = [{ person: boris, guard: true, reach: 'delivered' as const }];
  const resorts = [{ person: null, flat: null, phone: '+7 900' }];
  const read = reads(helperCard(aView(anAlert({ helpers }), { part: 'helper', resorts })));
  assert.match(read, /телефону \+7 900/);
  assert.doesNotMatch(read, /кв\./);
});

test('A sender who may not end his call any more has no button that does, and no advice to press one', () => {
  const sees = (alert: Partial<Alert>, more: Parameters<typeof aView>[1] = {}) =>
    reads(senderCard(aView(anAlert(alert), { viewer: anna, part: 'sender', ...more })));
  const holders = [aHolder(boris, 'delivered')];
  const not = ['end own alert', 'steer own alert'] as const;
  assert.match(sees({ holders }), /\[Ошибся номером\]\n\[Решено\]/);
  assert.doesNotMatch(sees({ holders }, { not }), /Ошибся|Решено|Напомнить|Позвать/);
  const denied = [answered(boris, 'not mine')];
  assert.match(sees({ holders: denied }), /\[Другой номер\]/);
  assert.doesNotMatch(sees({ holders: denied }, { not }), /Другой номер/);
  assert.match(sees({}), /Проверьте номер или позовите охрану/);
  assert.doesNotMatch(sees({}, { not }), /позовите охрану/);
});

test('A sender reads who helped, whether a reminder came, and when nobody is left to tell', () => {
  const sees = (alert: Partial<Alert>, more: Parameters<typeof aView>[1] = {}) =>
    reads(senderCard(aView(anAlert(alert), { viewer: anna, part: 'sender', ...more })));
  const guard = { person: stepan, guard: true, reach: 'delivered' as const };
  // Whoever did it was forgotten meanwhile.
  assert.match(sees({ calledAt: start, helpedAt: later, takenBy: null }), /✅ Сделано/);
  const ringing = { reminders: 1, holders: [aHolder(boris, 'delivered')] };
  assert.doesNotMatch(sees(ringing), /апомина|Напомнили/);
  const ring = (how: 'heard' | 'on its way' | 'lost') => ({
    holderCards: [{ viewer: boris, isShown: true, ring: how }],
  });
  assert.match(sees(ringing, ring('on its way')), /Напоминаю/);
  assert.match(
    sees({ ...ringing, holders: [aHolder(boris, 'unreachable')] }, ring('on its way')),
    /не дошло/,
  );
  const resorts = [{ person: null, flat: '87', phone: null }];
  assert.match(
    sees({ calledAt: start, helpers: [guard] }, { resorts }),
    /У владельца места 45 нет мессенджера/,
  );
  const lost = { calledAt: start, helpers: [{ ...guard, reach: 'unreachable' as const }] };
  assert.doesNotMatch(sees(lost, { resorts }), /нет мессенджера/);
  const taken = closed('wrong number', { holders: [aHolder(boris, 'unreachable')] });
  assert.doesNotMatch(reads(senderCard(aView(taken, { viewer: anna, part: 'sender' }))), /извинения/);
});

test('Of a car that nobody knows the sender reads who was told of it, and what is left while nobody takes the call', () => {
  const sees = (alert: Partial<Alert>, phone: string | null = '112-45') => {
    const view = aView(anAlert({ car, unfound: true, spot: null, ...alert }), {
      viewer: anna,
      part: 'sender',
    });
    return reads(senderCard({ ...view, complex: { ...view.complex, guardPhone: phone } }));
  };
  const helper = (guard: boolean, reach: Holder['reach']) => ({
    person: guard ? stepan : galya,
    guard,
    reach,
  });
  const called = { calledAt: start, helpers: [helper(true, 'delivered'), helper(false, 'pending')] };
  assert.match(sees(called), /Сказал охране\./);
  assert.doesNotMatch(sees(called), /Позвали|предупрежден/);
  assert.doesNotMatch(sees(called), /Госуслуги|112-45/);
  assert.match(sees({ ...called, advised: true }), /112-45.*Госуслуги/s);
  assert.doesNotMatch(sees({ ...called, advised: true, takenBy: stepan }), /Госуслуги/);
  assert.doesNotMatch(sees({ ...called, advised: true, state: 'answered' }), /Госуслуги/);
  assert.match(sees({ calledAt: start, helpers: [helper(true, 'unreachable')] }), /Телефон охраны: 112-45/);
  assert.doesNotMatch(sees({ calledAt: start, helpers: [helper(true, 'unreachable')] }, null), /Телефон/);
});
