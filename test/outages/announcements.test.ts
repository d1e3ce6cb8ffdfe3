import assert from 'node:assert/strict';
import { test } from 'node:test';
import { telegramPace } from '../../playground/index.ts';
import { announce, copiesOf, evening, IN_FLIGHT, report, sent, until } from '../engine/announcing.ts';

test('A bot that is stopped and started in the middle: everybody gets the announcement exactly once', async (t) => {
  const house = await evening(t, 30, true);
  let bot = await house.bed.startBot();
  await announce(house);
  for (const stop of [1, 2]) {
    await until(house, `stop ${stop}`, () => sent(house) >= stop * 8);
    await bot.stop();
    bot = await house.bed.startBot();
  }
  await until(house, 'the report', () => report(house) !== '');
  assert.deepEqual(
    house.neighbours.map((one) => copiesOf(house, one)),
    house.neighbours.map(() => 1),
  );
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
