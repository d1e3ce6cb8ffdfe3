import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languageFor } from '../../src/adapters/web/windscreen/language.ts';
import { visitPage } from '../../src/adapters/web/windscreen/visit-page.ts';
import { visitState } from '../../src/adapters/web/windscreen/visit-state.ts';
import { speak } from '../../src/chat/kit/update-context.ts';
import type { Alert, Holder } from '../../src/core/alerts/alert.ts';
import { personId } from '../../src/core/kernel/ids.ts';
import { after, minutes } from '../../src/core/kernel/time.ts';
import type { VisitSeen } from '../../src/core/windscreen/visit.ts';
import { aHolder, anAlert, start } from '../core/an-alert.ts';
import { words } from '../support/words.ts';

const speech = speak(words, 'ru');
const now = after(start, minutes(3));

const visitor: Alert['visitor'] = { tag: 1, reason: 'lights', rings: 'aloud' } as never;
const reached = aHolder(personId(2), 'delivered');
const lost = aHolder(personId(2), 'unreachable');
const says = (answer: Holder['answer'], later: number): Holder => {
  return { ...reached, answer, answeredAt: after(start, minutes(later)) };
};
const guard = (reach: Holder['reach']) => ({ person: personId(9), reach, guard: true }) as never;

const seen = (different: Partial<Alert>, more: Partial<VisitSeen> = {}): VisitSeen => {
  const alert = anAlert({ kind: 'windscreen', senders: [], visitor, ...different });
  return { alert, opened: true, guardPhone: null, timeZone: 'Europe/Moscow', may: [], ...more };
};

const CALLED = { calledAt: start, helpers: [guard('delivered')] };
const UNHEARD = { calledAt: start, helpers: [guard('unreachable')] };
const NOBODY = 'Охраны в боте нет: позвать некого.';
const WAITING = 'Охрану позвали. Ждём, кто возьмётся.';

for (const [what, alert, title, more] of [
  [
    'is on its way',
    { holders: [aHolder(personId(2), 'pending')] },
    'Отправлено',
    ['Ждём, пока дойдёт до хозяина.'],
  ],
  [
    'is on its way, and guards were called',
    { ...CALLED, holders: [aHolder(personId(2), 'pending')] },
    'Отправлено',
    ['Ждём, пока дойдёт до хозяина.', WAITING],
  ],
  [
    'is with the owner',
    { holders: [reached] },
    'Доставлено',
    ['Сообщение у хозяина на телефоне. Ждём ответа.'],
  ],
  [
    'is with the owner, and guards were called',
    { ...CALLED, holders: [reached] },
    'Доставлено',
    ['Сообщение у хозяина на телефоне. Ждём ответа.', WAITING],
  ],
  ['reaches no owner, and no guard', { ...UNHEARD, holders: [lost] }, 'До хозяина не дошло', [NOBODY]],
  [
    'is answered, and a guard has taken it',
    { ...CALLED, takenBy: personId(9), holders: [says('coming', 2)] },
    'Хозяин ответил: «Иду»',
    ['Ответил в 22:38.', 'Вызов взяли.'],
  ],
  [
    'is taken, and the owner only says that it is not his',
    { ...CALLED, takenBy: personId(9), holders: [says('not mine', 2)] },
    'Помощь занимается',
    ['Вызов взяли.'],
  ],
  [
    'was promised by one holder before another said that it is not his',
    { holders: [says('coming', 1), { ...says('not mine', 2), person: personId(3) }] },
    'Хозяин ответил: «Иду»',
    ['Ответил в 22:37.'],
  ],
  [
    'was answered by words alone',
    { holders: [says('wrote', 2)] },
    'Доставлено',
    ['Сообщение у хозяина на телефоне. Ждём ответа.'],
  ],
] as const)
  test(`A passer-by whose call ${what} reads «${title}»`, () => {
    const state = visitState(speech, seen(alert as Partial<Alert>), now);
    assert.deepEqual([state.title, state.more, state.over], [title, more, false]);
  });

test('A call that guards get in place of the owner says so, and when there are none of them', () => {
  const of = (alert: Partial<Alert>) => visitState(speech, seen({ withheld: true, ...alert }), now);
  assert.deepEqual(of(CALLED).title, 'Передано охране');
  assert.equal(of(CALLED).more.length, 1);
  assert.deepEqual(of(UNHEARD).more.slice(1), [NOBODY]);
  const quiet = { tag: 1, reason: 'lights', rings: 'silent' } as never;
  const silent = (alert: Partial<Alert>) =>
    visitState(speech, seen({ visitor: quiet, holders: [reached], ...alert }), now).more;
  assert.match(silent(CALLED)[0] ?? '', /^Ночью одна карточка звонит раз в час/);
  assert.equal(silent(CALLED).length, 1);
  assert.deepEqual(silent(UNHEARD).slice(1), [NOBODY]);
});

test('How a call ended is told as it was, and nothing more will come', () => {
  const of = (alert: Partial<Alert>) => {
    const { title, more, over } = visitState(speech, seen({ state: 'closed', ...alert }), now);
    return [title, more.join().slice(0, 28), over];
  };
  assert.deepEqual(of({ closing: 'taken back' }), ['Вызов отозван', 'Хозяину сказали, что делать ', true]);
  assert.deepEqual(of({ closing: 'false call' })[0], 'Хозяин считает вызов ложным');
  assert.deepEqual(of({ closing: 'expired' })[0], 'Закрыто');
  const moved = [reached, { ...reached, doneAt: start }];
  assert.deepEqual(of({ closing: 'resolved', holders: [reached] })[1], 'Спасибо, что сказали.');
  assert.deepEqual(of({ closing: 'resolved', holders: moved })[1], 'Хозяин отметил: готово. Если');
  assert.deepEqual(
    of({ closing: 'resolved', holders: moved, helpedAt: start })[1],
    'Охрана отметила: сделано.',
  );
});

test('The page of a call says whose call it is, how guards are rung up, and what may still be pressed', () => {
  const page = (alert: Partial<Alert>, more: Partial<VisitSeen> = {}, looking = {}) =>
    visitPage(speech, seen({ holders: [reached], ...alert }, more), {
      now,
      still: false,
      late: false,
      ...looking,
    }).body.markup;
  assert.match(page({}), /Вы сообщили: Горят фары/);
  assert.doesNotMatch(page({}), /хозяина уже позвали|что-то изменилось|Охрана:/);
  assert.match(page({}, { opened: false }), /хозяина уже позвали/);
  assert.match(page({}, { opened: false }, { late: true }), /что-то изменилось/);
  assert.match(page({}, { guardPhone: '+7 (900) 123-45-67' }), /href="tel:\+79001234567">Охрана/);
  assert.doesNotMatch(page({}, { guardPhone: 'у ворот' }), /tel:(?!112)/);
  assert.match(page({}, { guardPhone: 'у ворот' }), /<p>Охрана: у ворот/);
  assert.match(page({}), /появится «Позвать охрану»/);
  for (const [alert, more] of [
    [{ calledAt: start }, {}],
    [{}, { may: ['call'] }],
    [{ state: 'answered' }, {}],
  ] as const)
    assert.doesNotMatch(page(alert as Partial<Alert>, more), /появится «Позвать охрану»/);
  assert.match(page({}, { may: ['call'] }), /value="guards">Позвать охрану/);
  assert.doesNotMatch(page({}), /name="wish"/);
  assert.doesNotMatch(page({ state: 'closed', closing: 'expired' }), /обновля/);
});

test('How far a call got is seen at a glance; a page that does not load itself anew stays so when it is loaded', () => {
  const page = (alert: Partial<Alert>, still = false) =>
    visitPage(speech, seen({ holders: [reached], ...alert }), { now, still, late: false }).body.markup;
  const steps = (alert: Partial<Alert>) => page(alert).match(/class="on"/g)?.length;
  const ended = { state: 'closed', closing: 'resolved' } as const;
  assert.deepEqual([steps({ holders: [] }), steps({}), steps(ended)], [2, 2, 3]);
  assert.equal(steps({ holders: [aHolder(personId(2), 'pending')] }), 1);
  const good = /class="sheet good"/;
  for (const alert of [ended, { holders: [says('coming', 2)] }, { ...CALLED, takenBy: personId(9) }])
    assert.match(page(alert), good);
  assert.doesNotMatch(page({}), good);
  assert.doesNotMatch(page({}), /<p><\/p>/);
  assert.match(page({}), /Страница обновляется сама.*"\?">Обновить<.*"\?still">Не обновлять самой</s);
  assert.match(page({}, true), /сама не обновляется.*"\?still">Обновить<.*"\?">Обновлять самой</s);
});

test('A passer-by reads the language that his browser wants most, of those that there are', () => {
  const words = { languages: ['ru', 'en'], choose: () => 'ru' } as Parameters<typeof languageFor>[0];
  for (const [accepted, language] of [
    ['ru;q=0.5, en-GB', 'en'],
    ['de, ru;q=0.4, en;q=0.7', 'en'],
    ['en;q=0, ru;q=0.1', 'ru'],
    ['en;q=0', 'ru'],
    ['', 'ru'],
  ] as const)
    assert.equal(languageFor(words, accepted), language, accepted);
});
