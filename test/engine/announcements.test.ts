import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { type Person, telegramPace } from '../../playground/index.ts';
import { spawnBot } from './bot-process.ts';
import { wasDone } from './copies.ts';
import { openFreshYard } from './open.ts';
import type { TestBed } from './test-bed.ts';

/** Announcements of one process that are under way at once; each may arrive twice when the process is killed. */
const IN_FLIGHT = 8;
const TEXT = 'Завтра красят разметку';

type Evening = { readonly bed: TestBed; readonly olga: Person; readonly neighbours: readonly Person[] };

/** An admin and her neighbours in a test bed where it is never night. */
async function evening(t: TestContext, count: number, paced = false): Promise<Evening> {
  const bed = await openFreshYard(t, { paced });
  await bed.pool.query('update complexes set quiet_from_minute = 0, quiet_until_minute = 0');
  const olga = await bed.admin('Ольга');
  const neighbours: Person[] = [];
  for (let spot = 1; spot <= count; spot += 1) neighbours.push(await bed.resident(`Сосед ${spot}`, [spot]));
  return { bed, olga, neighbours };
}

/** Writes it and presses «Отправить», whatever dies meanwhile. */
async function announce({ bed: { world }, olga }: Evening): Promise<void> {
  const seen = (what: string) => world.until(() => world.find(olga, what), { what, timeoutMs: 60_000 });
  await world.until(() => world.lastMessage(olga)?.from?.is_bot, { what: 'the menu', timeoutMs: 60_000 });
  world.say(olga, 'Объявления');
  await seen('Последние объявления');
  await world.tap(olga, 'Новое объявление');
  world.say(olga, TEXT);
  await seen('Так его увидят');
  await world.tap(olga, 'Отправить');
}

/** How often the announcement reached somebody, heard by the bot or not. */
function copiesOf({ bed: { world } }: Evening, { id }: Person): number {
  return world.log.filter(
    (call) =>
      call.method === 'sendMessage' &&
      wasDone(call) &&
      call.params.chat_id === id &&
      String(call.params.text).includes(TEXT),
  ).length;
}

const sent = (house: Evening) => house.neighbours.reduce((sum, one) => sum + copiesOf(house, one), 0);

const until = ({ bed: { world } }: Evening, what: string, true_: () => boolean) =>
  world.until(true_, { what, timeoutMs: 60_000 });

const report = ({ bed: { world }, olga }: Evening) => world.find(olga, 'Объявление отправлено')?.text ?? '';

test('While 30 neighbours get an announcement the bot is killed twice: nobody is left out', async (t) => {
  const house = await evening(t, 30);
  const { bed, neighbours } = house;
  let bot = spawnBot(bed.settings);
  try {
    await announce(house);
    for (const kill of [1, 2]) {
      await until(house, `kill ${kill}`, () => sent(house) >= kill * 9);
      await bot.kill();
      bot = spawnBot(bed.settings);
    }
    await until(house, 'the report', () => report(house) !== '');
    await bed.quiet(60_000);
    const counts = neighbours.map((one) => copiesOf(house, one));
    assert.deepEqual(
      counts.filter((count) => count === 0),
      [],
    );
    const twice = counts.reduce((sum, count) => sum + count - 1, 0);
    assert.ok(twice <= 2 * IN_FLIGHT, `${twice} copies too many`);
    t.diagnostic(`${twice} of 30 arrived twice`);
    assert.match(report(house), /Доставлено: 30\nОтключили бота: 0\nНе получилось: 0/);
  } finally {
    await bot.kill();
  }
});

test('A bot that is stopped and started in the middle: everybody gets the announcement exactly once', async (t) => {
  const house = await evening(t, 30);
  let bot = spawnBot(house.bed.settings);
  try {
    await announce(house);
    for (const stop of [1, 2]) {
      await until(house, `stop ${stop}`, () => sent(house) >= stop * 8);
      await bot.stop();
      bot = spawnBot(house.bed.settings);
    }
    await until(house, 'the report', () => report(house) !== '');
    assert.deepEqual(
      house.neighbours.map((one) => copiesOf(house, one)),
      house.neighbours.map(() => 1),
    );
  } finally {
    await bot.kill();
  }
});

test("An announcement keeps Telegram's pace: nothing is refused, and an alert overtakes it", async (t) => {
  const house = await evening(t, 45, true);
  const { bed, neighbours, olga } = house;
  const { world } = bed;
  await bed.startBot();
  await bed.quiet(60_000);
  world.pace.limits = telegramPace;
  await announce(house);
  await until(house, 'it to be on its way', () => sent(house) >= 10);
  const [anna, boris] = [neighbours[40], neighbours[41]];
  assert.ok(anna && boris);
  world.say(anna, '/blocked 42');
  await until(house, 'the alert', () => world.find(boris, 'мешает выехать') !== undefined);
  assert.ok(sent(house) < 40, `${sent(house)} copies went first`);
  await until(house, 'the report', () => report(house) !== '');
  await bed.quiet(60_000);
  assert.equal(world.pace.refused, 0);
  for (const one of neighbours) assert.equal(copiesOf(house, one), 1, one.firstName);
  assert.ok(
    world.messages(olga).filter(({ text }) => text?.includes('разметку')).length < 6,
    'the bar is one message',
  );
});

test('Told to slow down in the middle, everybody waits, and then everybody gets it once', async (t) => {
  const house = await evening(t, 30, true);
  const { bed, neighbours } = house;
  await bed.startBot();
  await bed.quiet(60_000);
  await announce(house);
  await until(house, 'it to be on its way', () => sent(house) >= 5);
  bed.world.addFault({ kind: 'too-many-requests', retryAfter: 2, method: 'sendMessage', times: 1 });
  const refused = () => bed.world.log.findIndex((call) => 'error' in call);
  await until(house, 'the 429', () => refused() >= 0);
  const at = performance.now();
  const before = sent(house);
  await until(house, 'the next copies', () => sent(house) > before + IN_FLIGHT);
  assert.ok(performance.now() - at > 1_500, 'nobody goes on meanwhile');
  await until(house, 'the report', () => report(house) !== '');
  for (const one of neighbours) assert.equal(copiesOf(house, one), 1, one.firstName);
});
