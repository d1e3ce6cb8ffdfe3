import assert from 'node:assert/strict';
import { test } from 'node:test';
import { announce, copiesOf, evening, IN_FLIGHT, report, sent, until } from '../engine/announcing.ts';
import { spawnBot } from '../engine/bot-process.ts';

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

test('Killed while 24 of 30 neighbours are asked to move their cars: each of them hears, and nobody else', async (t) => {
  const house = await evening(t, 30);
  const { bed, neighbours } = house;
  let bot = spawnBot(bed.settings);
  try {
    await announce(house, '1-24');
    await until(house, 'the kill', () => sent(house) >= 6);
    await bot.kill();
    bot = spawnBot(bed.settings);
    await until(house, 'the report', () => report(house) !== '');
    await bed.quiet(60_000);
    const counts = neighbours.map((one) => copiesOf(house, one));
    assert.ok(
      counts.slice(0, 24).every((count) => count > 0),
      String(counts),
    );
    assert.deepEqual(counts.slice(24), Array(6).fill(0));
    assert.ok(sent(house) - 24 <= IN_FLIGHT, `${sent(house) - 24} copies too many`);
    assert.match(report(house), /Доставлено: 24\nОтключили бота: 0\nНе получилось: 0/);
    const [anna] = neighbours;
    assert.ok(anna);
    await bed.world.tap(anna, 'Уберу');
    await until(house, 'the answer', () => /Уберут: 1 · Не смогут: 0 · Молчат: 23/.test(report(house)));
  } finally {
    await bot.kill();
  }
});
