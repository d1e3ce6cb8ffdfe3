import assert from 'node:assert/strict';
import { test } from 'node:test';
import { senderCard } from '../../src/chat/alerts/sender-card.ts';
import type { Alert, Holder } from '../../src/core/alerts/alert.ts';
import { personId, spotNumber } from '../../src/core/kernel/ids.ts';
import { after, minutes } from '../../src/core/kernel/time.ts';
import { aHolder, anAlert, anna, start } from '../core/an-alert.ts';
import { aView, boris, reads } from './a-view.ts';

const galya = personId(3);
const stepan = personId(4);
const vera = personId(5);
const at = (wait: number) => after(start, minutes(wait));
const coming = { answer: 'coming', answeredAt: at(5) } as const;
const holder = (person: Holder['person'], more: Partial<Holder> = {}): Holder => ({
  ...aHolder(person, 'delivered'),
  ...more,
});
const [sender] = anAlert({}).senders;
assert.ok(sender);
const second = { ...sender, person: vera, spot: spotNumber(13) };

const sees = (alert: Partial<Alert>, seen: Parameters<typeof aView>[1] = {}) =>
  reads(
    senderCard(
      aView(anAlert({ holders: [holder(boris)], ...alert }), { viewer: anna, part: 'sender', ...seen }),
    ),
  );

test('Each of several who ask reads how he himself signs, and may sign anew, and ends it for himself', () => {
  const both = { kind: 'sos', senders: [sender, second] } as const;
  assert.match(sees({ senders: [sender, second] }, { viewer: vera }), /сосед с места 13/);
  assert.doesNotMatch(sees(both, { viewer: vera }), /места 13|места 12/);
  assert.match(sees({ senders: [{ ...sender, guard: true }] }), /Хозяин машины видит: охрана/);
  const first = { ...both, senders: [{ ...sender, doneAt: at(6) }, second] };
  assert.doesNotMatch(sees(first), /\[/);
  assert.match(sees(first, { viewer: vera }), /\[Решено\]/);
  const two = { otherSpots: true };
  assert.match(sees({}, two), /\[Я на другом месте\]/);
  assert.doesNotMatch(sees({}), /Я на другом месте/);
  assert.doesNotMatch(sees({ senders: [{ ...sender, guard: true }, second] }, two), /Я на другом месте/);
  assert.doesNotMatch(sees({}, { ...two, not: ['steer own alert'] }), /Я на другом месте/);
  // Nobody would read it.
  assert.doesNotMatch(sees({ holders: [aHolder(boris, 'unreachable')] }, two), /Я на другом месте/);
  const helpers = [{ person: stepan, guard: true, reach: 'unreachable' as const }];
  assert.match(sees({ kind: 'unknown', spot: null, holders: [], helpers }, two), /Я на другом месте/);
});

test('A sender is asked whether it is over when somebody says so, or when a promise is due', () => {
  const asked = /Освободили/;
  assert.match(sees({ holders: [holder(galya), holder(boris, { ...coming, doneAt: at(6) })] }), asked);
  assert.match(sees({ helpedAt: at(6), calledAt: start }), asked);
  const due = { askedAt: at(8), holders: [holder(boris, coming)] };
  assert.match(sees({ ...due, state: 'answered' }), asked);
  assert.doesNotMatch(sees({ ...due, state: 'open' }), asked);
  assert.doesNotMatch(sees({ holders: [holder(boris, coming)], state: 'answered' }), asked);
  assert.match(sees({ holders: [holder(galya), holder(boris, { ...coming, doneAt: at(6) })] }), /убра/);
});

test('The last call for now says so until somebody answers or has helped', () => {
  const lastUntil = at(9);
  const last = /это последнее обращение/;
  assert.match(sees({}, { lastUntil }), last);
  assert.doesNotMatch(sees({}), last);
  assert.doesNotMatch(sees({ holders: [holder(boris, coming)] }, { lastUntil }), last);
  assert.doesNotMatch(sees({ helpedAt: at(6), calledAt: start }, { lastUntil }), last);
});

test('A sender reads how far it came, and only where it came to nobody what is left to do', () => {
  const phone = /Телефон охраны/;
  assert.doesNotMatch(sees({}), phone);
  assert.match(sees({ holders: [aHolder(boris, 'unreachable')] }), phone);
  assert.match(sees({ holders: [aHolder(boris, 'unreachable')] }), /Не ждите: позовите охрану/);
  assert.match(sees({ holders: [] }), /Проверьте номер/);
  assert.doesNotMatch(sees({ holders: [], openSince: at(3) }), /Проверьте номер/);
  assert.match(sees({ holders: [aHolder(galya, 'unreachable'), aHolder(boris, 'given up')] }), /не принял/);
  assert.match(sees({ holders: [aHolder(boris, 'unheard')] }), /за 2 минуты не ответил/);
  assert.match(sees({ holders: [aHolder(boris, 'pending')] }), /Передаю хозяину/);
  assert.match(sees({ holders: [aHolder(boris, 'delayed')] }), /Мессенджер заставляет ждать/);
  const shown = { holderCards: [{ viewer: boris, isShown: true, ring: null }] };
  const lost = { holders: [aHolder(boris, 'unreachable')] };
  assert.match(sees(lost, shown), /потом отключил бота/);
  assert.doesNotMatch(sees({ ...lost, kind: 'message' }, shown), /потом отключил/);
  assert.match(sees({ ownersWait: true }), /узнает и владелец/);
  assert.doesNotMatch(sees({ ownersWait: true, holders: [aHolder(boris, 'pending')] }), /узнает и владелец/);
  const heard = { holderCards: [{ viewer: boris, isShown: true, ring: 'heard' as const }] };
  assert.match(sees({ reminders: 1 }, heard), /Напомнили/);
  assert.match(sees({ remindedByTimer: true }, heard), /Напомнили/);
  assert.doesNotMatch(sees({}, heard), /Напомнили/);
});

test('Where nobody else could be called the sender reads who asks with him', () => {
  const called = { calledAt: at(5), helpers: [] };
  assert.match(sees(called, { asking: [{ guard: true }] }), /уже в этом обращении/);
  assert.match(sees(called), /пока нет ни охраны/);
  assert.match(sees(called, { viewerHelps: true }), /Кроме вас/);
  const guard = { person: stepan, guard: true, reach: 'delivered' as const };
  assert.match(sees({ ...called, helpers: [guard] }, { asking: [{ guard: true }] }), /Охрана предупреждена/);
  const pending = { ...guard, reach: 'pending' as const };
  assert.doesNotMatch(sees({ ...called, helpers: [pending] }), /предупрежден/);
  const admin = { ...guard, person: vera, guard: false };
  const taken = { ...called, helpers: [guard, admin] };
  assert.match(sees({ ...taken, takenBy: vera }), /Администратор помогает/);
  assert.match(sees({ ...taken, takenBy: stepan }), /Охрана взялась/);
});

test('A promise stands beside the «Не моя машина» of another; no other number is offered while somebody comes', () => {
  const no = { answer: 'not mine', answeredAt: at(6) } as const;
  const both = sees({ state: 'answered', holders: [holder(galya, coming), holder(boris, no)] });
  assert.match(both, /Хозяин машины: «Иду»/);
  assert.match(both, /Один из тех, кого спросили: «Не моя машина»/);
  assert.doesNotMatch(both, /Другой номер/);
});
