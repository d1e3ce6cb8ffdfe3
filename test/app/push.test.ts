import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { drafts } from '../support/announcing.ts';
import { openPushingHouse } from '../support/browsers.ts';

/** Борис of spot 45 has let his browser call him; Анна of spot 12 writes to him. */
async function open(t: TestContext, { shut }: { readonly shut: boolean }) {
  const app = await openPushingHouse(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const phone = await app.phoneOf(boris);
  if (shut) app.world.block(boris);
  await app.quiet();
  return { app, anna, boris, phone };
}

const SHUT = ({ id: chat }: Person) => {
  const description = 'Forbidden: bot was blocked by the user';
  return { kind: 'refusal', code: 403, description, method: 'sendMessage', chat } as const;
};

const BLOCKED = 'Просят переставить машину';

test('check 12: the push server and Telegram both get an alert at once', async (t) => {
  const { app, anna, boris, phone } = await open(t, { shut: false });
  await app.says(anna, '/blocked 45');
  assert.ok(app.world.find(boris, 'Ваша машина мешает выехать'));
  assert.deepEqual(await phone.titles(), [BLOCKED]);
  const [headers] = phone.headers();
  assert.deepEqual([headers?.ttl, headers?.urgency, headers?.topic], ['1800', 'high', 't1']);
  assert.match(app.reads(anna), /Доставлено хозяину машины/);
  await phone.shows();
  assert.match(app.reads(anna), /Доставлено хозяину машины/);
});

test('check 12: where Telegram is shut push alone brings the alert, and the card says what is known of it', async (t) => {
  const { app, anna, phone } = await open(t, { shut: true });
  await app.says(anna, '/blocked 45');
  assert.deepEqual(await phone.titles(), [BLOCKED]);
  assert.match(app.reads(anna), /Отправлено на телефон хозяина машины/);
  assert.doesNotMatch(app.reads(anna), /Доставлено/);
  await phone.shows();
  assert.match(app.reads(anna), /Доставлено хозяину машины/);
  await phone.shows();
  assert.match(app.reads(anna), /Доставлено хозяину машины/);
});

test('check 12: Telegram answers 403 at the alert itself: push has it all the same, and the card stays true', async (t) => {
  const { app, anna, boris, phone } = await open(t, { shut: false });
  app.world.addFault(SHUT(boris));
  await app.says(anna, '/blocked 45');
  assert.deepEqual(await phone.titles(), [BLOCKED]);
  assert.match(app.reads(anna), /Отправлено на телефон хозяина машины/);
  await phone.shows();
  assert.match(app.reads(anna), /Доставлено хозяину машины/);
});

test('check 12: a browser that is gone goes from the house, and the card says that it did not arrive', async (t) => {
  const { app, anna, phone } = await open(t, { shut: true });
  const olga = await app.admin('Ольга');
  const unreached = async () => {
    await app.says(olga, 'Управление');
    await app.taps(olga, 'Кому не дойдёт');
    return app.reads(olga);
  };
  assert.doesNotMatch(await unreached(), /45/);
  phone.answers(410);
  await app.says(anna, '/blocked 45');
  assert.ok(app.world.find(anna, '❌ Не дошло'));
  const { rows } = await app.pool.query('select from push_subscriptions');
  assert.equal(rows.length, 0);
  assert.match(await unreached(), /45/);
});

test('both ways fail: the alert counts as not delivered once, whichever was the last', async (t) => {
  const { app, anna, boris, phone } = await open(t, { shut: false });
  app.world.block(boris);
  phone.answers(404);
  await app.says(anna, '/blocked 45');
  assert.ok(app.world.find(anna, '❌ Не дошло'));
  const told = app.world.messages(anna).filter(({ text }) => text?.includes('отключил бота'));
  assert.equal(told.length, 2, 'the card, and one line that it did not arrive');
});

test('whoever has push alone and says nothing for two minutes is not reached: guards are told then', async (t) => {
  const { app, anna, phone } = await open(t, { shut: true });
  const stepan = await app.guard('Степан');
  await app.says(anna, '/blocked 45');
  await app.advance(1);
  assert.match(app.reads(anna), /Отправлено на телефон/);
  assert.equal(app.world.find(stepan, '45'), undefined);
  await app.advance(1);
  assert.ok(app.world.find(stepan, '45'));
  assert.ok(app.world.find(anna, 'телефон хозяина машины не показал'));
  assert.ok(app.world.find(anna, 'Телефон хозяина машины за 2 минуты не ответил'));
  await phone.shows();
  assert.ok(app.world.find(anna, 'Доставлено хозяину машины'), 'better late than never');
});

test('a phone that shows it in time calls no guard', async (t) => {
  const { app, anna, phone } = await open(t, { shut: true });
  const stepan = await app.guard('Степан');
  await app.says(anna, '/blocked 45');
  await phone.shows();
  await app.advance(3);
  assert.equal(app.world.find(stepan, '45'), undefined);
});

test('two devices: both are called, one that is gone takes nothing from the other, and what comes again goes to whom it is owed', async (t) => {
  const { app, anna, boris, phone } = await open(t, { shut: false });
  const tablet = await app.phoneOf(boris, 'планшет');
  const old = await app.phoneOf(boris, 'старый');
  app.world.block(boris);
  await app.quiet();
  tablet.answers(429, { 'retry-after': '5' });
  old.answers(410);
  await app.says(anna, '/blocked 45');
  assert.match(app.reads(anna), /Отправлено на телефон/);
  tablet.answers(201);
  await app.advance(0.2);
  assert.deepEqual([(await phone.calls()).length, (await tablet.calls()).length], [1, 2]);
  const { rows } = await app.pool.query('select from push_subscriptions');
  assert.equal(rows.length, 2);
  await tablet.shows();
  await phone.shows();
  assert.match(app.reads(anna), /Доставлено хозяину машины/);
});

test('a note is pushed only where the messenger is out of reach, also where that turns out when it is sent', async (t) => {
  const { app, boris, phone } = await open(t, { shut: false });
  const olga = await app.admin('Ольга');
  const announce = async (text: string) => {
    await drafts(app, olga, text);
    await app.taps(olga, 'Отправить');
  };
  await announce('Завтра моем паркинг');
  assert.ok(app.world.find(boris, 'Завтра моем паркинг'));
  assert.deepEqual(await phone.titles(), []);
  app.world.addFault(SHUT(boris));
  await announce('Мытьё отменяется');
  assert.deepEqual(await phone.titles(), ['Объявление']);
  await announce('Нашли ключи');
  assert.deepEqual(await phone.titles(), ['Объявление', 'Объявление']);
  assert.ok(app.world.find(olga, 'Отправлено на телефон: 1'));
  const [headers] = phone.headers();
  assert.deepEqual([headers?.ttl, headers?.urgency], ['86400', 'normal']);
});

test('a card that changes calls nobody; a reminder does', async (t) => {
  const { app, anna, boris, phone } = await open(t, { shut: false });
  await app.says(anna, '/blocked 45');
  await app.taps(anna, 'Добавить фото или текст');
  await app.says(anna, 'Опаздываю');
  assert.deepEqual(await phone.titles(), [BLOCKED, 'Вам написали']);
  await app.advance(5);
  assert.deepEqual(await phone.titles(), [BLOCKED, 'Вам написали', BLOCKED]);
  await app.taps(boris, 'Иду');
  await app.taps(anna, 'Решено');
  assert.equal((await phone.calls()).length, 3, 'nor does a letter that loses its buttons');
});

test('a reminder to push alone counts once a phone has shown it', async (t) => {
  const { app, anna, phone } = await open(t, { shut: true });
  await app.says(anna, '/blocked 45');
  await phone.shows();
  await app.advance(5);
  assert.match(app.reads(anna), /Напоминаю хозяину машины/);
  await phone.shows();
  assert.match(app.reads(anna), /Напомнили хозяину машины/);
});

test('a letter counts once, whether messenger or phone is first', async (t) => {
  const { app, anna, phone } = await open(t, { shut: false });
  await app.says(anna, '/blocked 45');
  await app.taps(anna, 'Добавить фото или текст');
  await app.says(anna, 'Опаздываю');
  await phone.shows();
  const { rows } = await app.pool.query('select delivered, lost from alert_letters');
  assert.deepEqual(rows, [{ delivered: 1, lost: 0 }]);
});

test('a letter to push alone is passed on when a phone has shown it', async (t) => {
  const { app, anna, phone } = await open(t, { shut: true });
  await app.says(anna, '/blocked 45');
  await app.taps(anna, 'Добавить фото или текст');
  await app.says(anna, 'Опаздываю');
  assert.doesNotMatch(app.reads(anna), /Передано/);
  await phone.shows();
  assert.match(app.reads(anna), /Передано/);
});

test('check 13: what a push service carries has no spot, no name, no plate and no word of anybody', async (t) => {
  const { app, anna, boris, phone } = await open(t, { shut: true });
  await app.says(anna, '/blocked 45');
  await app.taps(anna, 'Добавить фото или текст');
  await app.says(anna, 'Опаздываю в аэропорт');
  await app.advance(130);
  await app.says(anna, '/sos 45');
  const calls = await phone.calls();
  assert.equal(calls.length >= 3, true);
  for (const call of calls) {
    const { data: _, ...shown } = call.notification;
    assert.doesNotMatch(JSON.stringify(shown), /45|12|Анна|Борис|аэропорт/);
    assert.equal(call.web_push, 8030);
    assert.match(shown.navigate, /^http:\/\/localhost:8443\/app\/#/);
  }
  assert.ok(boris);
});

test('from the lock screen one says «Иду» or «Буду через 5 минут», while it is still asked', async (t) => {
  const { app, anna, phone } = await open(t, { shut: true });
  await app.says(anna, '/blocked 45');
  const [call] = await phone.calls();
  assert.deepEqual(
    call?.notification.actions?.map(({ action, title }) => [action, title]),
    [
      ['coming', 'Иду'],
      ['in5', 'Буду через 5 минут'],
    ],
  );
  await phone.answersBy('coming');
  assert.match(app.reads(anna), /Хозяин машины: «Иду»|хозяин машины идёт/);
  await phone.answersBy('in5');
  await phone.answersBy('coming');
  const answers = app.world.messages(anna).filter(({ text }) => text?.includes('хозяин машины идёт'));
  assert.equal(answers.length, 1, 'one press is one answer');
});

test('«Проверить звук» goes to the phone, too, and «Слышу» stands on it', async (t) => {
  const { app, boris, phone } = await open(t, { shut: false });
  await app.says(boris, 'Моё место');
  await app.taps(boris, 'Уведомления');
  await app.taps(boris, 'Проверить звук');
  const [call] = await phone.calls();
  assert.equal(call?.notification.title, 'Проверка звука. Слышно?');
  assert.deepEqual(
    call?.notification.actions?.map(({ title }) => title),
    ['Слышу'],
  );
  await app.taps(boris, 'Слышу');
});

test('a push service in trouble keeps no messenger waiting', async (t) => {
  const { app, anna, boris, phone } = await open(t, { shut: false });
  phone.answers(503);
  await app.says(anna, '/blocked 45');
  assert.ok(app.world.find(boris, 'Ваша машина мешает выехать'));
  assert.match(app.reads(anna), /Доставлено хозяину машины/);
  await app.taps(anna, 'Добавить фото или текст');
  app.world.say(anna, 'Опаздываю');
  // What waits for the phone stands before nothing else.
  await app.world.until(() => app.world.find(boris, 'Опаздываю'), { timeoutMs: 3_000 });
  phone.answers(201);
  await app.advance(1);
  assert.deepEqual((await phone.titles()).toSorted(), ['Вам написали', BLOCKED, BLOCKED].toSorted());
});

test('a refusal of the push service is ours to mend: it comes no more, and the card says that it did not arrive', async (t) => {
  const { app, anna, phone } = await open(t, { shut: true });
  phone.answers(403);
  await app.says(anna, '/blocked 45');
  assert.ok(app.world.find(anna, 'Не дошло'));
  await app.advance(10);
  assert.equal((await phone.calls()).length, 1);
  const { rows } = await app.pool.query('select from push_subscriptions');
  assert.equal(rows.length, 1);
});

test('Whoever is banned is called by his messenger alone: from his phone he could not answer', async (t) => {
  const app = await openPushingHouse(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const vera = await app.resident('Вера', [7]);
  const [his, hers] = [await app.phoneOf(boris), await app.phoneOf(vera)];
  app.world.block(vera);
  for (const [name, spot] of [
    ['Борис', 45],
    ['Вера', 7],
  ] as const) {
    await app.says(olga, '/admin');
    await app.taps(olga, 'Жители');
    await app.says(olga, name);
    for (const label of [`${name} · ${spot}`, 'Заблокировать', 'На сутки']) await app.taps(olga, label);
    await app.says(olga, 'Грубит соседям');
    await app.taps(olga, 'Подтвердить');
  }
  await app.says(anna, '/blocked 45');
  assert.ok(app.world.find(boris, 'Ваша машина мешает выехать'));
  assert.deepEqual(await his.titles(), []);
  await app.says(anna, '/blocked 7');
  assert.match(app.reads(anna), /Не дошло/);
  assert.deepEqual(await hers.titles(), []);
});
