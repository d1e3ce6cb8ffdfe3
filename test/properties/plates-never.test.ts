import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ADMIN, at, linkedGroup } from '../support/group.ts';
import { allRead, drives } from '../support/plates.ts';
import { openTestApp } from '../support/test-app.ts';

const plate = fc.constantFrom(
  ...[
    'А123ВС',
    'a123bc 77',
    'А123ВС777',
    'а 123 вс',
    'О001ОО',
    '0001ОО99',
    'Е999КХ',
    'А123',
    '123',
    'М555ММ',
  ],
);
const line = fc
  .tuple(
    plate,
    fc.constantFrom('', '/blocked ', '/sos ', '/spot ', 'перегородил ', 'sos '),
    fc.constantFrom('', ' фары'),
  )
  .map((parts) => ({ parts, text: parts[1] + parts[0] + parts[2] }));
const presses = [
  'Не видно',
  'Перегородили',
  'SOS сигнализация',
  'Передать сообщение',
  'Позвать охрану',
  'Напомнить',
];
const step = fc.record({
  line,
  where: fc.constantFrom('private', 'dialog', 'group'),
  press: fc.constantFrom(...presses),
  answer: fc.constantFrom('Иду', 'Не моя машина', 'Ответить'),
});

test('Whatever plates strangers and neighbours name, they read no spot and no name of anybody, nor how a plate ends', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  const ivan = await app.resident('Иван', []);
  const owners = [
    await app.resident('Аглая', [4567]),
    await app.resident('Бруно', [4568]),
    await app.resident('Вилена', [4569]),
  ];
  for (const [at, typed] of ['А123ВС198', 'А123ВС197', 'О001ОО196'].entries()) {
    const owner = owners[at] ?? assert.fail();
    await drives(app, owner, typed, { confirmed: at !== 1 });
  }
  await drives(app, owners[0] ?? assert.fail(), 'М555ММ195');
  const group = await linkedGroup(app, olga, [anna, ivan, ...owners], { rights: ADMIN });
  const presses = async (person: typeof anna, label: string) => {
    await app.world.tap(person, label).catch(() => null);
    await app.quiet();
  };
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(step, fc.constantFrom(anna, ivan)), { minLength: 2, maxLength: 4 }),
      async (steps) => {
        for (const [{ line, where, press, answer }, person] of steps) {
          if (where === 'dialog') await app.says(person, 'SOS сигнализация');
          if (where === 'group') app.world.say(person, `${at(app)} ${line.text}`, { chat: group });
          else await app.says(person, line.text);
          await app.quiet();
          await presses(person, press);
          for (const owner of owners) await presses(owner, answer);
          await app.says(owners[1] ?? assert.fail(), 'Скоро буду');
          await presses(person, 'Решено');
          await app.advance(11);
        }
        const read = [anna, ivan].map((one) => allRead(app, one)).join('\n');
        const said = app.world
          .messages(group)
          .filter(({ from }) => from?.is_bot)
          .map(({ text }) => text);
        for (const text of [read, said.join('\n')])
          assert.doesNotMatch(text, /456[789]|Аглая|Бруно|Вилена|19[5678]/);
        assert.match(read, /Мешает|Кричит|Сообщение|Что с машиной|Напишите|Не понял|несколько|называли/);
      },
    ),
    { numRuns: 6, interruptAfterTimeLimit: 20_000 },
  );
});
