import assert from 'node:assert/strict';
import { test } from 'node:test';
import { borrowerCard } from '../../src/chat/alerts/borrower-card.ts';
import { helperCard } from '../../src/chat/alerts/helper-card.ts';
import { holderCard } from '../../src/chat/alerts/holder-card.ts';
import { senderCard } from '../../src/chat/alerts/sender-card.ts';
import type { Alert, Closing, Helper, Holder } from '../../src/core/alerts/alert.ts';
import { personId, spotNumber } from '../../src/core/kernel/ids.ts';
import { after, minutes } from '../../src/core/kernel/time.ts';
import { aHolder, anAlert, anna, start } from '../core/an-alert.ts';
import { aView, boris, night, now, reads } from './a-view.ts';

const galya = personId(3);
const stepan = personId(4);
const vera = personId(5);
const at = (wait: number) => after(start, minutes(wait));
const car = { plate: 'А123ВС', key: 'A123BC' as NonNullable<Alert['car']>['key'] };

const holder = (person: Holder['person'], more: Partial<Holder> = {}): Holder => ({
  ...aHolder(person, 'delivered'),
  ...more,
});
const coming = { answer: 'coming', answeredAt: at(5) } as const;
/** Галя is named first everywhere, and Борис reads. */
const read = (galyas: Partial<Holder>, mine: Partial<Holder>, more: Partial<Alert> = {}, seen = {}) =>
  reads(holderCard(aView(anAlert({ holders: [holder(galya, galyas), holder(boris, mine)], ...more }), seen)));

test('What one holder said, muted or did is his: the other reads it as the other’s', () => {
  assert.match(read(coming, {}), /Другой сосед с вашего места ответил: «Иду»/);
  assert.doesNotMatch(read(coming, {}), /Вы ответили/);
  assert.match(read({}, coming), /Вы ответили: «Иду»/);
  assert.doesNotMatch(read({}, coming), /Другой сосед/);
  assert.match(read({ ...coming, doneAt: at(6) }, {}), /Другой сосед с вашего места отметил: машина убрана/);
  assert.doesNotMatch(read(coming, {}), /Готово/);
  assert.match(read({}, coming), /\[Готово, машину убрал\]/);
  assert.match(read({ muted: true }, {}), /\[Не беспокоить/);
  assert.doesNotMatch(read({ muted: true }, {}), /Снова слышать|не побеспокоит/);
  assert.match(read({}, { muted: true }), /не побеспокоит.*\[Снова слышать этого соседа\]/s);
  const no = { answer: 'not mine', answeredAt: at(5) } as const;
  const own = { ownPlate: 'А123ВС777' };
  const hint = /Ответьте одним нажатием/;
  assert.match(read({}, {}, { borrower: holder(vera, coming) }), hint, 'he himself is still asked');
  assert.doesNotMatch(read(coming, {}), hint);
  const words = { note: { text: 'Белая Лада', photos: [] } };
  assert.match(read({}, {}, words), /Лада.*Соседи не узнают/s);
  assert.doesNotMatch(read({}, { muted: true }, words), /Лада/, 'he wants no words of hers');
  assert.doesNotMatch(read(no, {}, { car }, own), /Продал/);
  assert.match(read({}, no, { car }, own), /\[Продал/);
});

test('Only whoever was rung again since he spoke reads of a reminder', () => {
  const rung = { reminders: 1, rungAt: at(6) };
  assert.match(read(coming, {}, rung), /Напоминание/);
  assert.match(read({}, coming, rung), /Напоминание/);
  assert.doesNotMatch(read({}, { ...coming, answeredAt: at(7) }, rung), /Напоминание/);
  assert.doesNotMatch(read({}, { answer: 'not mine', answeredAt: at(5) }, rung), /Напоминание/);
  assert.doesNotMatch(read({}, {}, { rungAt: at(6) }), /Напоминание/);
  assert.doesNotMatch(read({}, { askedAt: at(6) }, rung), /Напоминание/);
});

test('When all is over only whoever did something is thanked', () => {
  const over = (closing: Closing) => ({ state: 'closed', closing, closedAt: now }) as const;
  const no = { answer: 'not mine', answeredAt: at(5) } as const;
  for (const mine of [coming, { ...no, doneAt: at(6) }])
    assert.match(read({}, mine, over('resolved')), /Спасибо вам!/);
  for (const mine of [{}, no]) assert.doesNotMatch(read(coming, mine, over('resolved')), /Спасибо/);
  assert.match(read({}, {}, over('false call')), /Ложный вызов, отмечено/);
  assert.match(read({}, {}, over('wrong number')), /ошибся номером/);
  assert.doesNotMatch(read({}, coming, over('resolved')), /\[/);
});

test('Who asks is said as he signs, and how many neighbours an alarm keeps awake', () => {
  const [sender] = anAlert({}).senders;
  assert.ok(sender);
  const from = (
    more: Partial<typeof sender>,
    kind: Alert['kind'] = 'blocked',
    others: (typeof sender)[] = [],
  ) => read({}, {}, { kind, senders: [{ ...sender, ...more }, ...others] });
  assert.match(from({}), /Просит сосед с места 12/);
  assert.match(from({ guard: true }), /Ваша машина мешает выехать.*Просит охрана/s);
  assert.match(from({ spot: null }), /Просит житель дома/);
  assert.match(from({ fromGroup: true }), /из домового чата/);
  assert.match(from({}, 'message'), /Вам пишет сосед.*Пишет сосед с места 12/s);
  assert.match(from({}, 'sos'), /Просит сосед\n/);
  const second = { ...sender, person: vera, spot: spotNumber(13) };
  assert.match(from({}, 'sos', [second]), /Просят 2 соседа/);
  assert.match(from({ fromGroup: true }, 'sos', [second]), /Просят 2 соседа/);
  // Анна is done with it, and Вера waits.
  assert.match(from({ doneAt: at(6) }, 'blocked', [second]), /с места 13/);
  assert.match(from({ doneAt: at(6) }, 'sos', [second]), /Просит сосед\n/);
});

test('A holder hears a call at any hour, and at night no message, nor a passer-by who rang before', () => {
  const silent = (more: Partial<Alert>, moment = night, mine: Partial<Holder> = {}) =>
    holderCard(
      aView(anAlert({ holders: [holder(galya, { muted: true }), holder(boris, mine)], ...more }), {
        now: moment,
      }),
    ).silent ?? false;
  const visitor = { tag: null, reason: 'blocked', rings: 'silent' } as const;
  assert.equal(silent({}), false);
  assert.equal(silent({ kind: 'message' }), true);
  assert.equal(silent({ kind: 'message' }, now), false);
  assert.equal(silent({}, now, { muted: true }), true);
  assert.equal(silent({ kind: 'windscreen', visitor }), true);
  assert.equal(silent({ kind: 'windscreen', visitor: { ...visitor, rings: 'loud' } }), false);
});

test('Whoever owns a rented spot reads that its tenants were asked first, and a tenant does not', () => {
  const seen = (tenants: readonly Holder['person'][]) => read({}, {}, {}, { tenants });
  const why = /снима/;
  assert.match(seen([galya]), why);
  for (const tenants of [[], [boris], [boris, galya], [vera]]) assert.doesNotMatch(seen(tenants), why);
  const visitor = { tag: null, reason: 'blocked', rings: 'loud' } as const;
  assert.doesNotMatch(read({}, {}, { kind: 'windscreen', visitor }, { tenants: [galya] }), why);
});

test('At night an admin who was called sleeps while a guard has it or may get it; nobody else’s quiet counts', () => {
  const helper = (person: Helper['person'], guard: boolean, reach: Helper['reach']): Helper => ({
    ...{ person, guard, reach },
  });
  const silent = (guards: readonly Helper[], mine = false, moment = night) =>
    helperCard(
      aView(anAlert({ helpers: [...guards, helper(boris, mine, 'pending')] }), {
        part: 'helper',
        now: moment,
      }),
    ).silent ?? false;
  for (const reach of ['delivered', 'pending'] as const) {
    assert.equal(silent([helper(stepan, true, reach)]), true, reach);
    assert.equal(silent([helper(stepan, true, reach)], false, now), false, reach);
    assert.equal(silent([helper(stepan, true, reach)], true), false, reach);
  }
  assert.equal(silent([helper(stepan, true, 'unreachable')]), false);
  assert.equal(silent([helper(vera, false, 'delivered')]), false);
});

test('Whoever was called reads what any of the holders did, and who has taken the call', () => {
  const helpers = [{ person: boris, guard: true, reach: 'delivered' as const }];
  const sees = (more: Partial<Alert>) =>
    reads(helperCard(aView(anAlert({ helpers, calledAt: start, ...more }), { part: 'helper' })));
  const two = (second: Partial<Holder>) => ({ holders: [holder(galya), holder(vera, second)] });
  assert.match(sees(two({ ...coming, doneAt: at(6) })), /Хозяин машины отметил: машина убрана/);
  assert.match(sees(two(coming)), /Хозяин машины ответил: «Иду»/);
  assert.match(sees({ ...two(coming), kind: 'unknown' }), /чей гость может мешать, ответил: «Иду»/);
  assert.match(sees({ ...two({ ...coming, doneAt: at(6) }), kind: 'unknown' }), /чей гость.*отметил/);
  assert.match(sees({ holders: [aHolder(galya, 'unreachable')] }), /До хозяина машины не дошло/);
  assert.match(sees({ takenBy: boris }), /Вызов за вами/);
  assert.match(sees({ takenBy: stepan }), /Уже занимаются/);
  assert.doesNotMatch(sees({ takenBy: stepan }), /Беру/);
  const done = sees({ takenBy: stepan, helpedAt: at(6) });
  assert.doesNotMatch(done, /Уже занимаются|Сделано\]/);
  assert.doesNotMatch(sees({ state: 'closed', closing: 'resolved', closedAt: now }), /\[/);
  // What is written to a holder is no business of theirs.
  const note = { note: { text: 'Белая Лада', photos: [] } };
  assert.doesNotMatch(sees({ ...two({}), ...note }), /Лада/);
  assert.match(sees({ ...note, kind: 'unknown' }), /Лада/);
});

test('Whoever stands there with permission says that he is done once, and only to a call that is about his car', () => {
  const sees = (borrower: Partial<Holder>, more: Partial<Alert> = {}, seen = {}) =>
    reads(borrowerCard(aView(anAlert({ borrower: holder(boris, borrower), ...more }), seen)));
  const done = { ...coming, doneAt: at(6) };
  assert.match(sees(coming), /Вы ответили: «Иду»/);
  assert.match(sees(done), /Вы отметили: готово/);
  assert.doesNotMatch(sees(done), /\[Готово/);
  assert.match(sees({}, { kind: 'sos' }), /\[Сигнализация выключена\]/);
  assert.doesNotMatch(sees(done, { kind: 'sos' }), /\[Сигнализация/);
  assert.doesNotMatch(sees(coming, { kind: 'message' }), /\[Готово/);
  assert.doesNotMatch(sees({}), /\[Готово|Вы ответили/);
  assert.match(sees({}), /с разрешения/);
  assert.doesNotMatch(sees(coming), /с разрешения/);
  assert.doesNotMatch(sees(coming, {}, { isThere: false }), /\[|Просит/);
  assert.doesNotMatch(sees(coming, { state: 'closed', closing: 'resolved', closedAt: now }), /\[/);
});

test('Whoever stands there with permission reads what a holder reads of it, and may say as much', () => {
  const note = { text: 'Белая Лада', photos: [] };
  const sees = (more: Partial<Alert>, seen = {}) =>
    reads(borrowerCard(aView(anAlert({ borrower: holder(boris), note, ...more }), seen)));
  assert.match(sees({}), /Машина на месте 45 мешает выехать.*Просит сосед с места 12.*Белая Лада/s);
  assert.match(
    sees({}),
    /\[Иду\]\n\[Буду через 5 минут\] \[Буду через 15 минут\]\n\[Не моя машина\] \[Ответить\]/,
  );
  assert.match(sees({ holders: [holder(galya, coming)] }), /Другой сосед.*«Иду»/);
  const over = { state: 'closed', closing: 'resolved', closedAt: now } as const;
  assert.match(sees(over), /Машина на месте 45.*Белая Лада.*Решено/s);
  const gone = sees({ borrower: holder(boris, coming) }, { isThere: false });
  assert.match(gone, /Машина на месте 45.*Вы ответили: «Иду».*больше не стоите на месте 45/s);
  // What his neighbour writes now is no business of his any more.
  assert.doesNotMatch(gone, /Лада/);
});

test('Of whoever stands there with permission the sender reads that he has it only while he is silent', () => {
  const sees = (borrower: Partial<Holder> | null) =>
    reads(
      senderCard(
        aView(anAlert({ holders: [holder(galya)], borrower: borrower && holder(vera, borrower) }), {
          viewer: anna,
          part: 'sender',
        }),
      ),
    );
  const told = /с разрешения/;
  assert.match(sees({}), told);
  for (const other of [null, coming, { reach: 'pending' as const }]) assert.doesNotMatch(sees(other), told);
});

test('What whoever stands there did is told to the sender as it was asked: an alarm is off, a car is moved', () => {
  const sees = (kind: Alert['kind'], more: Partial<Holder>) =>
    reads(
      senderCard(
        aView(anAlert({ kind, holders: [holder(galya)], borrower: holder(vera, more) }), {
          viewer: anna,
          part: 'sender',
        }),
      ),
    );
  const done = { ...coming, doneAt: at(6) };
  assert.match(sees('sos', done), /Сосед, который стоит на месте 45, отметил: сигнализация выключена/);
  assert.match(sees('blocked', done), /Сосед, который стоял на месте 45, отметил: машину убрал/);
});
