import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

const newest = ({ world }: TestApp, person: Person, piece: RegExp) =>
  world.messages(person).findLast(({ text }) => piece.test(text ?? ''));

async function asksForPeace(app: TestApp, holder: Person, sender: Person, until: Date): Promise<void> {
  const id = '(select person_id from addresses where external_id = $1)';
  await app.pool.query(
    `insert into mutes (complex_id, holder, sender, muted_until)
     values (1, ${id}, ${id.replace('$1', '$2')}, $3)`,
    [holder.id, sender.id, until],
  );
}

/** Galya wanted no signals, and peace from Anna; then Boris, who got them, is gone. */
const CALLED_AFTER_ALL = [
  { when: 'Vera waits, too', days: 1, isVeraDone: false, silent: false },
  { when: 'Vera is done', days: 1, isVeraDone: true, silent: true },
  { when: 'the day is just over', days: 0, isVeraDone: true, silent: false },
] as const;

for (const { when, days, isVeraDone, silent } of CALLED_AFTER_ALL) {
  test(`Whoever wants peace from one of those who hear an alarm gets it ${silent ? 'without a' : 'with'} sound when ${when}`, async (t) => {
    const app = await openTestApp(t);
    const anna = await app.resident('Анна', [12]);
    const vera = await app.resident('Вера', [13]);
    const boris = await app.resident('Борис', [45]);
    const galya = await app.resident('Галя', [45]);
    await app.says(galya, 'Моё место');
    await app.taps(galya, 'Не присылать мне сигналы');
    await asksForPeace(app, galya, anna, new Date(app.clock.now().getTime() + days * 86_400_000));
    for (const one of [anna, vera]) await app.says(one, '/sos 45');
    if (isVeraDone) await app.taps(vera, 'Решено');
    assert.equal(newest(app, galya, /кричит/), undefined);
    app.world.block(boris);
    await app.quiet();
    assert.equal(newest(app, galya, /кричит/)?.silent === true, silent);
  });
}

test('Peace from a neighbour holds in all of his calls, but not where others hear the same alarm', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const vera = await app.resident('Вера', [13]);
  const boris = await app.resident('Борис', [45, 46, 47]);
  await app.says(anna, '/blocked 45');
  await app.says(anna, '/blocked 46');
  for (const one of [anna, vera]) await app.says(one, '/sos 47');
  const first = newest(app, boris, /мешает.*45/s) ?? assert.fail();
  await app.world.press(boris, first, 'Не беспокоить от этого соседа сутки');
  await app.quiet();
  for (const spot of ['45', '46'])
    assert.match(newest(app, boris, new RegExp(`мешает.*${spot}`, 's'))?.text ?? '', /🔕/, spot);
  assert.doesNotMatch(newest(app, boris, /кричит/)?.text ?? '', /🔕/);
  await app.advance(5);
  assert.match(newest(app, boris, /кричит/)?.text ?? '', /Напоминание/);
  for (const spot of ['45', '46'])
    assert.doesNotMatch(newest(app, boris, new RegExp(`мешает.*${spot}`, 's'))?.text ?? '', /Напоминание/);
});

test('Peace from a neighbour is peace from him alone, also where he hears the call of another beside oneself', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12, 48]);
  const vera = await app.resident('Вера', [13]);
  const boris = await app.resident('Борис', [45, 47, 48]);
  await app.says(anna, '/blocked 45');
  for (const spot of ['47', '48']) await app.says(vera, `/blocked ${spot}`);
  const call = newest(app, boris, /мешает.*45/s) ?? assert.fail();
  await app.world.press(boris, call, 'Не беспокоить от этого соседа сутки');
  await app.quiet();
  for (const spot of ['47', '48'])
    assert.doesNotMatch(newest(app, boris, new RegExp(`мешает.*${spot}`, 's'))?.text ?? '', /🔕/, spot);
  await app.advance(5);
  for (const spot of ['47', '48'])
    assert.match(newest(app, boris, new RegExp(`мешает.*${spot}`, 's'))?.text ?? '', /Напоминание/, spot);
});

test('When the day of peace is over, that neighbour is heard aloud again', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await asksForPeace(app, boris, anna, app.clock.now());
  await app.says(anna, '/blocked 45');
  const heard = newest(app, boris, /мешает/);
  assert.doesNotMatch(heard?.text ?? '', /🔕/);
  assert.equal(heard?.silent ?? false, false);
  await app.says(anna, '/spot 45 у вас горят фары');
  assert.ok(newest(app, boris, /горят фары/), 'her words come, too');
});

test('A second wish for peace, a moment before the first is over, lasts a day of its own', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await asksForPeace(app, boris, anna, new Date(app.clock.now().getTime() + 60_000));
  await app.says(anna, '/blocked 45');
  await app.taps(boris, 'Снова слышать этого соседа');
  await asksForPeace(app, boris, anna, new Date(app.clock.now().getTime() - 60_000));
  await app.taps(boris, 'Не беспокоить от этого соседа сутки');
  await app.taps(anna, 'Решено');
  await app.advance(23 * 60);
  await app.says(anna, '/spot 45 у вас горят фары');
  assert.equal(app.world.find(boris, 'горят фары'), undefined);
});

test('Whoever asked for peace from a neighbour reads his answer to her own call', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await asksForPeace(app, anna, boris, new Date(app.clock.now().getTime() + 86_400_000));
  await app.says(anna, '/blocked 45');
  await app.taps(boris, 'Ответить');
  await app.says(boris, 'Спускаюсь');
  assert.ok(newest(app, anna, /Спускаюсь/));
});
