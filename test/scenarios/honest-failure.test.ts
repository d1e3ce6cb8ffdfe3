import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchesGolden } from '../support/golden.ts';
import { openLiveHouse, openTestApp } from '../support/test-app.ts';

test('Nobody has registered the spot: Анна reads it at once and may call the guards', async (t) => {
  const app = await openTestApp(t);
  const stepan = await app.guard('Степан');
  const anna = await app.resident('Анна', [12]);
  await app.says(anna, '/blocked 77');
  assert.match(app.reads(anna), /никто не зарегистрировал/);
  await app.taps(anna, 'Позвать охрану');
  assert.match(app.world.find(stepan, 'место 77')?.text ?? '', /Владельца места в боте нет/);
  matchesGolden(t, app, 'failure-nobody-registered', [anna, stepan]);
});

test('The only holder has blocked the bot: known at once, with the true cause', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  app.world.block(boris);
  await app.quiet();
  await app.says(anna, '/blocked 45');
  assert.match(app.reads(anna), /хозяин машины с места 45 отключил бота/);
  assert.ok(!app.world.log.some(({ params }) => JSON.stringify(params).includes('мешает выехать')));
  app.world.unblock(boris);
  await app.quiet();
  await app.advance(10);
  await app.taps(anna, 'Решено');
  await app.advance(10);
  await app.says(anna, '/blocked 45');
  assert.match(app.reads(anna), /Доставлено хозяину машины/);
});

for (const [languageCode, golden, delivered, passing] of [
  ['ru', 'takes-longer', /Доставлено хозяину машины/, /46[\s\S]*⏳ Передаю хозяину машины/],
  ['en', 'takes-longer-en', /Delivered to the car's owner/, /46[\s\S]*⏳ Passing it on to the car's owner/],
] as const)
  test(`The sender reads what became of his call, and only where that takes longer first that it is on its way (${languageCode})`, async (t) => {
    const app = await openTestApp(t);
    const anna = await app.resident('Анна', [12], { languageCode });
    await app.resident('Борис', [45]);
    const galya = await app.resident('Галя', [46]);
    await app.says(anna, '/blocked 45');
    assert.match(app.reads(anna), delivered);
    assert.equal(app.world.lastMessage(anna)?.edits, 0, 'said once');
    const mend = app.world.addFault({ kind: 'server-error', method: 'sendMessage', chat: galya.id });
    await app.says(anna, '/blocked 46');
    assert.doesNotMatch(app.reads(anna), /46/);
    app.clock.advance(1_000);
    await app.quiet();
    assert.match(app.reads(anna), passing);
    mend();
    await app.advance(1);
    assert.match(app.reads(anna), delivered);
    matchesGolden(t, app, golden, [anna]);
  });

test('With no guard and no admin in the bot, the guards’ phone stands on the card', async (t) => {
  const app = await openTestApp(t);
  await app.pool.query("update complexes set guard_phone = '+7 000 000-00-00'");
  const anna = await app.resident('Анна', [12]);
  await app.says(anna, '/blocked 77');
  await app.taps(anna, 'Позвать охрану');
  assert.match(app.reads(anna), /В боте пока нет ни охраны, ни администратора/);
  assert.match(app.reads(anna), /\+7 000 000-00-00/);
});

test('An alert that reached nobody gives its quota back', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  for (const spot of [71, 72, 73, 74]) {
    await app.says(anna, `/blocked ${spot}`);
    assert.match(app.reads(anna), new RegExp(`Место ${spot} никто не зарегистрировал`));
  }
});

test('Words that Telegram would not take for a while say, when they arrive, when they were written', async (t) => {
  const app = await openLiveHouse(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.says(anna, '/blocked 45');
  await app.taps(boris, 'Ответить');
  const mend = app.world.addFault({ kind: 'server-error', method: 'sendMessage', chat: anna.id });
  await app.says(boris, 'Спускаюсь');
  await app.advance(3);
  mend();
  await app.advance(2);
  assert.match(app.world.find(anna, 'Спускаюсь')?.text ?? '', /опозданием: это было в 22:36/);
});

test('A letter that came at once is not said to be late because its buttons went late', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.says(anna, '/blocked 45');
  await app.taps(boris, 'Ответить');
  await app.says(boris, 'Спускаюсь');
  await app.taps(anna, 'Решено');
  const letter = () => app.world.find(anna, 'Спускаюсь')?.text;
  const before = letter();
  // As if Telegram had not taken it for a while.
  await app.pool.query(
    `update notices set state = 'due', made_at = $1, message_ref = null, settled_at = null
    where notice ->> 'kind' = 'letter anew'`,
    [new Date(app.clock.now().getTime() - 180_000)],
  );
  await app.quiet();
  assert.equal(letter(), before);
});

test('Telegram asks for four minutes of quiet in the holder’s chat: the sender reads so at once', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const quiet = { kind: 'too-many-requests', method: 'sendMessage', chat: boris.id } as const;
  app.world.addFault({ ...quiet, retryAfter: 237, times: 1 });
  await app.says(anna, '/blocked 45');
  assert.match(app.reads(anna), /Мессенджер заставляет ждать/);
  await app.advance(3);
  assert.equal(app.world.find(boris, 'мешает выехать'), undefined);
  await app.advance(1);
  assert.match(app.reads(anna), /Доставлено хозяину машины/);
});

test('Telegram asks for two hours of quiet: after half an hour the sender reads that it was in vain', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const quiet = { kind: 'too-many-requests', method: 'sendMessage', chat: boris.id } as const;
  app.world.addFault({ ...quiet, retryAfter: 7_200 });
  await app.says(anna, '/blocked 45');
  await app.advance(29);
  assert.match(app.world.find(anna, 'перегородила')?.text ?? '', /Мессенджер заставляет ждать/);
  await app.advance(2);
  assert.match(app.world.find(anna, 'перегородила')?.text ?? '', /❌ Не дошло/);
});
