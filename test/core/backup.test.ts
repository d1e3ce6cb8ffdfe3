import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  type BackupKind,
  fileName,
  type NamedCopy,
  nextDailyAt,
  outdated,
  readFileName,
} from '../../src/core/backups/backup.ts';
import { spotChanges } from '../../src/core/backups/merge-copy.ts';
import { holdsSecretKey } from '../../src/core/backups/secret-key.ts';
import { complexId, personId, type SpotNumber, spotNumber } from '../../src/core/kernel/ids.ts';
import { days } from '../../src/core/kernel/time.ts';

const kind = fc.constantFrom<BackupKind>('daily', 'asked', 'before restore');
const moment = fc.integer({ min: 1_600_000_000, max: 4_000_000_000 }).map((at) => new Date(at * 1000));

test('A file’s name tells what was written into it, and no other name tells anything', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1e9 }),
      kind,
      moment,
      fc.boolean(),
      (complex, what, at, encrypted) => {
        const name = fileName(complexId(complex), what, at, encrypted);
        assert.deepEqual(readFileName(name), { name, complex, kind: what, at, encrypted });
      },
    ),
  );
  fc.assert(fc.property(fc.string(), (text) => readFileName(text) === null));
  for (const name of [
    '../parking-1-20261123-040000-daily.jsonl.gz',
    'parking-1-20261123-040000-daily.jsonl.gz/../../etc/passwd',
    'parking-0-20261123-040000-daily.jsonl.gz',
    'parking-1-20269923-040000-daily.jsonl.gz',
    'parking-1-20261123-040000-daily.jsonl.gz\n',
  ]) {
    assert.equal(readFileName(name), null, name);
  }
});

test('The next night is always ahead, at four by the clocks of the house, at most 25 hours away', () => {
  const zones = fc.constantFrom('Europe/Moscow', 'Asia/Kamchatka', 'Europe/Berlin', 'America/Sao_Paulo');
  fc.assert(
    fc.property(moment, zones, (now, timeZone) => {
      const next = nextDailyAt(now, timeZone);
      const hours = (next.getTime() - now.getTime()) / 3_600_000;
      assert.ok(hours > 0 && hours <= 25, `${hours}`);
      const clock = new Intl.DateTimeFormat('ru', { timeZone, hour: '2-digit', minute: '2-digit' }).format(
        next,
      );
      assert.equal(clock, '04:00');
    }),
  );
});

const copies = fc
  .array(fc.record({ kind, at: moment }), { maxLength: 60 })
  .map((all) => all.map((one): NamedCopy => ({ name: '', complex: 1, encrypted: false, ...one })));

test('A copy that is made now stays, also beside thirty that a wrong clock has put into the future', () => {
  const now = new Date('2026-11-22T19:36:00Z');
  const at = (hours: number): NamedCopy => {
    return {
      name: '',
      complex: 1,
      encrypted: false,
      kind: 'daily',
      at: new Date(now.getTime() + hours * 3_600_000),
    };
  };
  const ahead = Array.from({ length: 31 }, (_, day) => at(24 * (day + 1)));
  const [fresh, old] = [at(-1), at(-25)];
  assert.deepEqual(outdated([...ahead, fresh, old], now), [ahead[0]]);
  const month = Array.from({ length: 31 }, (_, day) => at(-24 * (day + 1)));
  assert.deepEqual(outdated(month, now), [month[30]], 'thirty of a month and a day');
  const asked = (day: number) => ({ ...at(-24 * day), kind: 'asked' as const });
  const [kept, gone] = [asked(29), asked(31)];
  assert.deepEqual(outdated([kept, gone], now), [gone]);
});

test('Thirty daily copies stay, the newest of them, and nothing that is younger than a month', () => {
  fc.assert(
    fc.property(copies, moment, (some, now) => {
      const all = some.filter(({ at }) => at <= now);
      const gone = new Set(outdated(all, now));
      const left = all.filter((one) => !gone.has(one));
      const daily = (some: readonly NamedCopy[]) => some.filter((one) => one.kind === 'daily');
      assert.equal(daily(left).length, Math.min(30, daily(all).length));
      const newest = Math.max(...daily([...gone]).map(({ at }) => at.getTime()), Number.NEGATIVE_INFINITY);
      assert.ok(daily(left).every(({ at }) => at.getTime() >= newest));
      for (const { kind: what, at } of gone)
        assert.ok(what === 'daily' || now.getTime() - at.getTime() > days(30));
    }),
  );
});

const spot = fc.integer({ min: 1, max: 6 }).map((number): SpotNumber => spotNumber(number) ?? assert.fail());
const holding = fc.record({
  spot,
  person: fc.integer({ min: 1, max: 6 }).map(personId),
  until: fc.option(fc.constant(new Date('2027-03-01T17:00:00Z'))),
});
const holdings = fc.uniqueArray(holding, {
  selector: (one) => `${one.spot} ${one.person}`,
});

test('Whatever is gained and lost makes the house what the copy says, and no spot changes for nothing', () => {
  fc.assert(
    fc.property(holdings, holdings, (now, wanted) => {
      const key = (one: { spot: number; person: number }) => `${one.spot} ${one.person}`;
      const held = new Set(now.map(key));
      for (const { spot, gains, loses } of spotChanges(now, wanted)) {
        assert.ok(gains.length + loses.length > 0);
        for (const person of loses) assert.ok(held.delete(key({ spot, person })));
        for (const { person } of gains) held.add(key({ spot, person }));
      }
      assert.deepEqual([...held].sort(), wanted.map(key).sort());
    }),
  );
});

test('A secret key is known in every dress', () => {
  const key = 'AGE-SECRET-KEY-1QQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQ';
  for (const text of [
    key,
    `мой ключ ${key}!`,
    key.toLowerCase(),
    'AGE-SECRET-KEY-PQ-1QQQ',
    'AGE-SECRET-\nKEY-1QQQ',
    'A\u200bGE-SECRET-KEY-1',
    `# public key: age1…\n${key}`,
  ]) {
    assert.ok(holdsSecretKey(text), text);
  }
  for (const text of ['age1qqqq', 'место 45', 'секретный ключ от подвала', 'AGE SECRET']) {
    assert.ok(!holdsSecretKey(text), text);
  }
});
