import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DELIVERIES_AT_ONCE } from '../../src/app/loops.ts';
import { crashUnderLoad } from '../engine/crash.ts';
import { openFreshYard } from '../engine/open.ts';

test('16 alerts while the bot is killed: everybody learns, every card is true', async (t) => {
  const bed = await openFreshYard(t);
  const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 1e9));
  const report = await crashUnderLoad(bed, { alerts: 16, kills: 1, seed });
  t.diagnostic(
    `seed ${seed}: ${report.cards} cards in ${report.seconds.toFixed(1)} s, ${report.duplicates} twice`,
  );
  assert.deepEqual(report.unraised, [], `seed ${seed}`);
  assert.deepEqual(report.missing, [], `seed ${seed}`);
  assert.deepEqual(report.untrue, [], `seed ${seed}`);
  assert.deepEqual(report.stuck, [], `seed ${seed}`);
  assert.ok(report.answered >= 4, `${report.answered} answers`);
  assert.ok(
    report.duplicates <= DELIVERIES_AT_ONCE * report.kills,
    `${report.duplicates} duplicates; seed ${seed}`,
  );
});
