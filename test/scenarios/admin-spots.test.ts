import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { matchesGolden } from '../support/golden.ts';
import { type House, openHouse, openLiveHouse } from '../support/house.ts';
import { applies, buttonsUnder, holders, restart } from '../support/joining.ts';

async function opensSpot(house: House, admin: Person, spot: string): Promise<void> {
  await house.says(admin, 'Управление');
  await house.taps(admin, 'Места');
  await house.says(admin, spot);
}

const linkIn = (house: House, admin: Person) =>
  /start=(\S+)/.exec(house.reads(admin))?.[1] ?? assert.fail('no link');

test('«Места» shows who holds what; a spot is assigned, transferred, freed, and everybody is told', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', []);
  await house.says(olga, 'Управление');
  await house.taps(olga, 'Места');
  assert.deepEqual(buttonsUnder(house, olga, 'Места'), ['12 · Анна']);
  await house.says(olga, '45');
  assert.match(house.reads(olga), /Место 45\nМесто ни за кем/);
  await house.taps(olga, 'Назначить место');
  await house.says(olga, 'борис');
  await house.taps(olga, 'Борис');
  assert.match(house.reads(boris), /За вами теперь и место 45/);
  await opensSpot(house, olga, '12');
  await house.taps(olga, 'Назначить место');
  await house.says(olga, 'борис');
  await house.taps(olga, 'Борис · 45');
  assert.match(house.reads(olga), /Место 12 сейчас за: Анна\. Добавить ещё одного владельца: Борис\?/);
  await house.taps(olga, 'Подтвердить');
  assert.match(house.reads(anna), /На месте 12 теперь есть ещё один владелец: Борис/);
  await house.taps(olga, 'Передать место');
  await house.says(olga, 'борис');
  await house.taps(olga, 'Борис · 12, 45');
  await house.taps(olga, 'Подтвердить');
  assert.match(house.reads(anna), /Место 12 больше не ваше/);
  await house.taps(anna, 'Это ошибка');
  assert.match(house.reads(olga), /Анна пишет: место 12 забрали по ошибке\.\nСейчас место за: Борис/);
  await opensSpot(house, olga, '45');
  await house.taps(olga, 'Освободить место');
  await house.taps(olga, 'Подтвердить');
  assert.match(house.reads(boris), /Место 45 больше не ваше/);
  assert.deepEqual(await holders(house), ['12 Борис']);
  matchesGolden(t, house, 'admin-spots', [olga, anna, boris]);
});

test('Two admins free one spot at once: one does it, the other reads how it is', async (t) => {
  const house = await openLiveHouse(t);
  const [olga, pavel] = [await house.admin('Ольга'), await house.admin('Павел')];
  const anna = await house.resident('Анна', [12]);
  for (const admin of [olga, pavel]) {
    await opensSpot(house, admin, '12');
    await house.taps(admin, 'Освободить место');
  }
  const toasts = await Promise.all([olga, pavel].map((admin) => house.world.tap(admin, 'Подтвердить')));
  await house.quiet();
  assert.deepEqual(toasts.map((toast) => toast?.text).sort(), ['Готово', 'Место ни за кем.']);
  const told = house.world.messages(anna).filter(({ text }) => text?.includes('больше не ваше'));
  assert.equal(told.length, 1);
});

test('An old «Подтвердить» takes a spot from nobody whom its message does not name: it asks anew', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  await house.resident('Глеб', [20]);
  await house.resident('Вера', [30]);
  await house.resident('Борис', [40]);
  const givesTo = async (name: string, label: string) => {
    await opensSpot(house, olga, '20');
    await house.taps(olga, 'Передать место');
    await house.says(olga, name);
    await house.taps(olga, label);
    return house.world.find(olga, 'Передать место') ?? assert.fail('not asked');
  };
  const presses = async (message: { readonly message_id: number }) => {
    await house.world.press(olga, message, 'Подтвердить');
    await house.quiet();
  };
  await opensSpot(house, olga, '20');
  await house.taps(olga, 'Освободить место');
  const freeing = house.world.find(olga, 'Его потеряют: Глеб') ?? assert.fail('not asked');
  const toBoris = await givesTo('Борис', 'Борис · 40');
  await presses(await givesTo('Вера', 'Вера · 30'));
  assert.deepEqual(await holders(house), ['20 Вера', '30 Вера', '40 Борис']);
  await presses(freeing);
  assert.match(house.reads(olga), /Освободить место 20\? Его потеряют: Вера/);
  await presses(toBoris);
  assert.match(house.reads(olga), /Теперь оно будет за: Борис\.\nМесто потеряют: Вера/);
  assert.deepEqual(await holders(house), ['20 Вера', '30 Вера', '40 Борис']);
  await house.taps(olga, 'Подтвердить');
  assert.deepEqual(await holders(house), ['20 Борис', '30 Вера', '40 Борис']);
});

test('Whoever loses a spot loses its open thread; the new holder is told of it', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  const vera = await house.resident('Вера', []);
  await house.says(anna, '/blocked 45');
  await opensSpot(house, olga, '45');
  await house.taps(olga, 'Передать место');
  await house.says(olga, 'вера');
  await house.taps(olga, 'Вера');
  await house.taps(olga, 'Подтвердить');
  assert.ok(house.world.find(vera, 'Ваша машина мешает выехать'));
  assert.ok(house.world.find(boris, 'Место 45 уже не ваше, отвечать не нужно'));
});

test('«Этот человек не из моей семьи» asks the admins once a day; only they remove a holder', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [12]);
  await house.says(anna, 'Моё место');
  await house.taps(anna, 'Этот человек не из моей семьи');
  assert.match(house.reads(anna), /Борис на месте 12 не из вашей семьи\?/);
  await house.taps(anna, 'Подтвердить');
  assert.match(house.reads(olga), /Анна пишет: Борис на месте 12 не из этой семьи/);
  assert.deepEqual(await holders(house), ['12 Анна', '12 Борис']);
  await house.says(anna, 'Моё место');
  await house.taps(anna, 'Этот человек не из моей семьи');
  assert.equal(await house.taps(anna, 'Подтвердить'), 'Администраторы уже знают');
  await restart(house);
  await house.taps(olga, 'Убрать: Борис');
  await house.taps(olga, 'Подтвердить');
  assert.match(house.reads(boris), /Место 12 больше не ваше/);
  assert.match(house.reads(anna), /Борис больше не владелец места 12/);
  assert.deepEqual(await holders(house), ['12 Анна']);
});

test('A link for a spot: a stranger agrees and is its holder at once; it works once and dies after a week', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const boris = await house.resident('Борис', [45]);
  await house.says(olga, 'Управление');
  await house.taps(olga, 'Пригласить жителя');
  await house.says(olga, 'сорок пять');
  assert.match(house.reads(olga), /Не вижу номера места/);
  await house.says(olga, '45');
  const link = linkIn(house, olga);
  const anna = house.stranger('Анна');
  house.world.start(anna, link);
  await house.quiet();
  assert.match(house.reads(anna), /Вас приглашают владельцем места 45/);
  const { rows: nothing } = await house.pool.query('select 1 from persons where display_name = $1', ['Анна']);
  assert.equal(nothing.length, 0);
  await house.taps(anna, 'Согласен');
  assert.match(house.reads(anna), /Вас приняли 🎉 Ваше место: 45/);
  assert.match(house.reads(boris), /теперь есть ещё один владелец: Анна/);
  assert.match(house.reads(olga), /Новый житель по ссылке на место 45: Анна/);
  const vera = house.stranger('Вера');
  house.world.start(vera, link);
  await house.quiet();
  await house.taps(vera, 'Согласен');
  assert.ok(house.world.find(vera, 'Эта ссылка уже не действует'));
  assert.deepEqual(await holders(house), ['45 Анна', '45 Борис']);
  await opensSpot(house, olga, '46');
  await house.taps(olga, 'Пригласить жителя');
  const second = linkIn(house, olga);
  await house.pass(7 * 24 * 60 + 1);
  house.world.start(boris, second);
  await house.quiet();
  assert.match(house.reads(boris), /Эта ссылка уже не действует/);
  const { rows } = await house.pool.query('select t::text as row from invites t');
  assert.ok(!rows.some(({ row }) => row.includes(link.slice(2))), 'only a hash is kept');
});

test('An applicant with a link becomes a resident although his claim waits', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const anna = house.stranger('Анна');
  await applies(house, anna, '12');
  await opensSpot(house, olga, '46');
  await house.taps(olga, 'Пригласить жителя');
  house.world.start(anna, linkIn(house, olga));
  await house.quiet();
  await house.taps(anna, 'Подтвердить');
  assert.match(house.reads(anna), /Ваше место: 46/);
  await house.taps(olga, 'Одобрить');
  assert.deepEqual(await holders(house), ['12 Анна', '46 Анна']);
});

test('A claim that an invitation or an admin’s gift has answered cannot be refused any more; what is left of it can', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const anna = house.stranger('Анна');
  await applies(house, anna, '45, 46');
  const card = house.world.find(olga, 'Анна') ?? assert.fail('no card');
  await opensSpot(house, olga, '45');
  await house.taps(olga, 'Пригласить жителя');
  house.world.start(anna, linkIn(house, olga));
  await house.quiet();
  await house.taps(anna, 'Подтвердить');
  const shown = house.world.messages(olga).find(({ message_id }) => message_id === card.message_id);
  assert.match(shown?.text ?? '', /45, 46/);
  await house.world.press(olga, card, 'Отклонить');
  await house.quiet();
  assert.match(house.reads(anna), /не подтвердил место 46\./);
  assert.deepEqual(await holders(house), ['45 Анна']);
  const vera = house.stranger('Вера');
  await applies(house, vera, '47');
  const second = house.world.find(olga, 'Вера') ?? assert.fail('no card');
  const old = second.reply_markup?.inline_keyboard.flat().find(({ text }) => text === 'Отклонить');
  await opensSpot(house, olga, '47');
  await house.taps(olga, 'Пригласить жителя');
  house.world.start(vera, linkIn(house, olga));
  await house.quiet();
  await house.taps(vera, 'Подтвердить');
  assert.ok(!buttonsUnder(house, olga, 'Вера').includes('Отклонить'));
  assert.ok(old && 'callback_data' in old);
  await house.world.forge(olga, second, old.callback_data ?? '');
  await house.quiet();
  assert.ok(!house.world.find(vera, 'не подтвердил'));
  await house.pass(25 * 60);
  assert.ok(!house.world.find(vera, 'ещё ждёт'));
});
