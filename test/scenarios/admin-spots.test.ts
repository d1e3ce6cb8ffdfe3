import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { matchesGolden } from '../support/golden.ts';
import { applies, buttonsUnder, holders, restart } from '../support/joining.ts';
import { openLiveHouse, openTestApp, type TestApp } from '../support/test-app.ts';

async function opensSpot(app: TestApp, admin: Person, spot: string): Promise<void> {
  await app.says(admin, 'Управление');
  await app.taps(admin, 'Места');
  await app.says(admin, spot);
}

const linkIn = (app: TestApp, admin: Person) =>
  /start=(\S+)/.exec(app.reads(admin))?.[1] ?? assert.fail('no link');

test('«Места» shows who holds what; a spot is assigned, transferred, freed, and everybody is told', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', []);
  await app.says(olga, 'Управление');
  await app.taps(olga, 'Места');
  assert.deepEqual(buttonsUnder(app, olga, 'Места'), ['12 · Анна']);
  await app.says(olga, '45');
  assert.match(app.reads(olga), /Место 45\nМесто ни за кем/);
  await app.taps(olga, 'Назначить место');
  await app.says(olga, 'борис');
  await app.taps(olga, 'Борис');
  assert.match(app.reads(boris), /За вами теперь и место 45/);
  await opensSpot(app, olga, '12');
  await app.taps(olga, 'Назначить место');
  await app.says(olga, 'борис');
  await app.taps(olga, 'Борис · 45');
  assert.match(app.reads(olga), /Место 12 сейчас за: Анна\. Добавить ещё одного владельца: Борис\?/);
  await app.taps(olga, 'Подтвердить');
  assert.match(app.reads(anna), /На месте 12 теперь есть ещё один владелец: Борис/);
  await app.taps(olga, 'Передать место');
  await app.says(olga, 'борис');
  await app.taps(olga, 'Борис · 12, 45');
  await app.taps(olga, 'Подтвердить');
  assert.match(app.reads(anna), /Место 12 больше не ваше/);
  await app.taps(anna, 'Это ошибка');
  assert.match(app.reads(olga), /Анна пишет: место 12 забрали по ошибке\.\nСейчас место за: Борис/);
  await opensSpot(app, olga, '45');
  await app.taps(olga, 'Освободить место');
  await app.taps(olga, 'Подтвердить');
  assert.match(app.reads(boris), /Место 45 больше не ваше/);
  assert.deepEqual(await holders(app), ['12 Борис']);
  matchesGolden(t, app, 'admin-spots', [olga, anna, boris]);
});

test('Two admins free one spot at once: one does it, the other reads how it is', async (t) => {
  const app = await openLiveHouse(t);
  const [olga, pavel] = [await app.admin('Ольга'), await app.admin('Павел')];
  const anna = await app.resident('Анна', [12]);
  for (const admin of [olga, pavel]) {
    await opensSpot(app, admin, '12');
    await app.taps(admin, 'Освободить место');
  }
  const toasts = await Promise.all([olga, pavel].map((admin) => app.world.tap(admin, 'Подтвердить')));
  await app.quiet();
  assert.deepEqual(toasts.map((toast) => toast?.text).sort(), ['Готово', 'Место ни за кем.']);
  const told = app.world.messages(anna).filter(({ text }) => text?.includes('больше не ваше'));
  assert.equal(told.length, 1);
});

test('An old «Подтвердить» takes a spot from nobody whom its message does not name: it asks anew', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  await app.resident('Глеб', [20]);
  await app.resident('Вера', [30]);
  await app.resident('Борис', [40]);
  const givesTo = async (name: string, label: string) => {
    await opensSpot(app, olga, '20');
    await app.taps(olga, 'Передать место');
    await app.says(olga, name);
    await app.taps(olga, label);
    return app.world.find(olga, 'Передать место') ?? assert.fail('not asked');
  };
  const presses = async (message: { readonly message_id: number }) => {
    await app.world.press(olga, message, 'Подтвердить');
    await app.quiet();
  };
  await opensSpot(app, olga, '20');
  await app.taps(olga, 'Освободить место');
  const freeing = app.world.find(olga, 'Сейчас оно за: Глеб') ?? assert.fail('not asked');
  const toBoris = await givesTo('Борис', 'Борис · 40');
  await presses(await givesTo('Вера', 'Вера · 30'));
  assert.deepEqual(await holders(app), ['20 Вера', '30 Вера', '40 Борис']);
  await presses(freeing);
  assert.match(app.reads(olga), /Освободить место 20\? Сейчас оно за: Вера/);
  await presses(toBoris);
  assert.match(app.reads(olga), /Теперь оно будет за: Борис\.\nБольше не за: Вера/);
  assert.deepEqual(await holders(app), ['20 Вера', '30 Вера', '40 Борис']);
  await app.taps(olga, 'Подтвердить');
  assert.deepEqual(await holders(app), ['20 Борис', '30 Вера', '40 Борис']);
});

test('Whoever loses a spot loses its open thread; the new holder is told of it', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const vera = await app.resident('Вера', []);
  await app.says(anna, '/blocked 45');
  await opensSpot(app, olga, '45');
  await app.taps(olga, 'Передать место');
  await app.says(olga, 'вера');
  await app.taps(olga, 'Вера');
  await app.taps(olga, 'Подтвердить');
  assert.ok(app.world.find(vera, 'Ваша машина мешает выехать'));
  assert.ok(app.world.find(boris, 'Место 45 уже не ваше, отвечать не нужно'));
});

test('«Этот человек не из моей семьи» asks the admins once a day; only they remove a holder', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [12]);
  await app.says(anna, 'Моё место');
  await app.taps(anna, 'Этот человек не из моей семьи');
  assert.match(app.reads(anna), /Борис на месте 12 не из вашей семьи\?/);
  await app.taps(anna, 'Подтвердить');
  assert.ok(app.world.find(anna, 'Передал администраторам'));
  assert.match(app.reads(olga), /Анна пишет: Борис на месте 12 не из этой семьи/);
  assert.deepEqual(await holders(app), ['12 Анна', '12 Борис']);
  await app.says(anna, 'Моё место');
  await app.taps(anna, 'Этот человек не из моей семьи');
  assert.equal(await app.taps(anna, 'Подтвердить'), 'Администраторы уже знают');
  await app.resident('Вера', [12]);
  await app.says(anna, 'Моё место');
  await app.taps(anna, 'Этот человек не из моей семьи');
  await app.taps(anna, 'Вера · место 12');
  await app.taps(anna, 'Подтвердить');
  assert.match(app.reads(olga), /Анна пишет: Вера на месте 12/, 'another person is another question');
  await restart(app);
  await app.taps(olga, 'Убрать: Борис');
  await app.taps(olga, 'Подтвердить');
  assert.match(app.reads(boris), /Место 12 больше не ваше/);
  assert.match(app.reads(anna), /Борис больше не владелец места 12/);
  assert.deepEqual(await holders(app), ['12 Анна', '12 Вера']);
});

test('A link for a spot: a stranger agrees and is its holder at once; it works once and dies after a week', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const boris = await app.resident('Борис', [45]);
  await app.says(olga, 'Управление');
  await app.taps(olga, 'Пригласить жителя');
  await app.says(olga, 'сорок пять');
  assert.match(app.reads(olga), /Не вижу номера места/);
  await app.says(olga, '45');
  const link = linkIn(app, olga);
  const anna = app.stranger('Анна');
  app.world.start(anna, link);
  await app.quiet();
  assert.match(app.reads(anna), /Вас приглашают стать владельцем места 45/);
  const { rows: nothing } = await app.pool.query('select 1 from persons where display_name = $1', ['Анна']);
  assert.equal(nothing.length, 0);
  await app.taps(anna, 'Согласен');
  assert.ok(app.world.find(anna, 'Вас приняли 🎉 Ваше место: 45'));
  assert.match(app.reads(anna), /Добавьте номер машины/);
  assert.match(app.reads(boris), /теперь есть ещё один владелец: Анна/);
  assert.match(app.reads(olga), /Новый житель по ссылке на место 45: Анна/);
  const vera = app.stranger('Вера');
  app.world.start(vera, link);
  await app.quiet();
  await app.taps(vera, 'Согласен');
  assert.ok(app.world.find(vera, 'Эта ссылка уже не действует'));
  assert.deepEqual(await holders(app), ['45 Анна', '45 Борис']);
  await opensSpot(app, olga, '46');
  await app.taps(olga, 'Пригласить жителя');
  const second = linkIn(app, olga);
  await app.advance(7 * 24 * 60 + 1);
  app.world.start(boris, second);
  await app.quiet();
  assert.match(app.reads(boris), /Эта ссылка уже не действует/);
  const { rows } = await app.pool.query('select t::text as row from invites t');
  assert.ok(!rows.some(({ row }) => row.includes(link.slice(2))), 'only a hash is kept');
});

test('An applicant with a link becomes a resident although his claim waits', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = app.stranger('Анна');
  await applies(app, anna, '12');
  await opensSpot(app, olga, '46');
  await app.taps(olga, 'Пригласить жителя');
  app.world.start(anna, linkIn(app, olga));
  await app.quiet();
  await app.taps(anna, 'Подтвердить');
  assert.ok(app.world.find(anna, 'Ваше место: 46'));
  await app.taps(olga, 'Одобрить');
  assert.deepEqual(await holders(app), ['12 Анна', '46 Анна']);
});

test('A claim that an invitation or an admin’s gift has answered cannot be refused any more; what is left of it can', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = app.stranger('Анна');
  await applies(app, anna, '45, 46');
  const card = app.world.find(olga, 'Анна') ?? assert.fail('no card');
  await opensSpot(app, olga, '45');
  await app.taps(olga, 'Пригласить жителя');
  app.world.start(anna, linkIn(app, olga));
  await app.quiet();
  await app.taps(anna, 'Подтвердить');
  const shown = app.world.messages(olga).find(({ message_id }) => message_id === card.message_id);
  assert.match(shown?.text ?? '', /45, 46/);
  await app.world.press(olga, card, 'Отклонить');
  await app.quiet();
  assert.match(app.reads(anna), /не подтвердил место 46\./);
  assert.deepEqual(await holders(app), ['45 Анна']);
  const vera = app.stranger('Вера');
  await applies(app, vera, '47');
  const second = app.world.find(olga, 'Вера') ?? assert.fail('no card');
  const old = second.reply_markup?.inline_keyboard.flat().find(({ text }) => text === 'Отклонить');
  await opensSpot(app, olga, '47');
  await app.taps(olga, 'Пригласить жителя');
  app.world.start(vera, linkIn(app, olga));
  await app.quiet();
  await app.taps(vera, 'Подтвердить');
  assert.ok(!buttonsUnder(app, olga, 'Вера').includes('Отклонить'));
  assert.ok(old && 'callback_data' in old);
  await app.world.forge(olga, second, old.callback_data ?? '');
  await app.quiet();
  assert.ok(!app.world.find(vera, 'не подтвердил'));
  await app.advance(25 * 60);
  assert.ok(!app.world.find(vera, 'ещё ждёт'));
});

test('A claim is answered by what an admin gives, and nobody claims what he holds', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const vera = app.stranger('Вера');
  const anna = await app.resident('Анна', [12]);
  await applies(app, vera, '45');
  await opensSpot(app, olga, '45');
  await app.taps(olga, 'Назначить место');
  await app.says(olga, 'вера');
  await app.taps(olga, app.world.lastMessage(olga)?.reply_markup?.inline_keyboard?.[0]?.[0]?.text ?? '');
  assert.deepEqual(await holders(app), ['12 Анна', '45 Вера']);
  await app.says(anna, 'Моё место');
  await app.taps(anna, 'Добавить место');
  await app.says(anna, '12, 46');
  const { rows } = await app.pool.query('select spot, state from claim_spots order by spot');
  assert.deepEqual(rows, [
    { spot: 45, state: 'assigned' },
    { spot: 46, state: 'open' },
  ]);
  await app.advance(25 * 60);
  assert.ok(!app.world.find(vera, 'ещё ждёт'));
});

test('A holder who is removed is gone from the cards of who claims the spot, and nobody reports him any more', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  await app.resident('Борис', [12]);
  const vera = await app.resident('Вера', [12]);
  const gleb = app.stranger('Глеб');
  await applies(app, gleb, '12');
  const claim = () => app.world.find(olga, 'Кто: Глеб')?.text ?? '';
  assert.match(claim(), /Борис/);
  for (const one of [anna, vera]) {
    await app.says(one, 'Моё место');
    await app.taps(one, 'Этот человек не из моей семьи');
    await app.taps(one, 'Борис · место 12');
  }
  await app.taps(anna, 'Подтвердить');
  await app.taps(olga, 'Убрать: Борис');
  await app.taps(olga, 'Подтвердить');
  assert.doesNotMatch(claim(), /Борис/);
  assert.match((await app.taps(vera, 'Подтвердить')) ?? '', /уже/);
  assert.ok(!app.world.find(olga, 'Вера пишет'));
});

test('A spot that is freed is disputed by nobody on the card of who claims it', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  await app.resident('Борис', [13]);
  await applies(app, app.stranger('Анна'), '13');
  const claim = () => app.world.find(olga, 'Кто: Анна')?.text ?? '';
  assert.match(claim(), /Борис/);
  await opensSpot(app, olga, '13');
  await app.taps(olga, 'Освободить место');
  await app.taps(olga, 'Подтвердить');
  assert.doesNotMatch(claim(), /Борис/);
});
