import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import fc from 'fast-check';
import { createLogger } from '../../src/adapters/logs/logger.ts';
import { openFreshYard } from '../engine/open.ts';

/** Nothing that a program would write by itself: whatever of it stands in a log came from a person. */
const word = fc.stringMatching(/^[a-z]{4}[xqzw]{3}[A-Z]{3}[a-z]{2}$/);
const cyrillic = fc.stringMatching(/^[А-Я][а-я]{7}$/);
const odd = fc.constantFrom(
  "'; drop table persons; --",
  '<b>жирно</b>',
  '=cmd()',
  'a\nb',
  '{"a":',
  '\u202eзадом',
);
const neighbour = fc.record({
  firstName: fc.oneof(word, cyrillic),
  lastName: fc.oneof(word, cyrillic),
  username: word,
  typed: fc.tuple(word, fc.oneof(cyrillic, odd), word).map((parts) => parts.join(' ')),
  reply: word,
});

/** The parts of a text that tell who wrote it or what. */
const tellTales = (text: string) => text.split(/[^\p{L}\d_]+/u).filter((part) => part.length >= 7);

test('whatever happens, the log names nobody and quotes nothing, and holds no token', async (t) => {
  const lines: string[] = [];
  const log = createLogger({
    level: 'trace',
    destination: { write: (line: string) => void lines.push(line) },
  });
  const bed = await openFreshYard(t, { log });
  const { world, pool } = bed;
  const people = fc.sample(neighbour, { numRuns: 6, seed: 20_261_123 });
  const secrets = [bed.settings.BOT_TOKEN ?? '', (bed.settings.BOT_TOKEN ?? '').split(':')[1] ?? ''];
  await bed.resident('Борисыч', [45]);
  // The database quotes what it was given, in the words of a refusal that the bot cannot foresee.
  await pool.query(`create function quote() returns trigger language plpgsql as $$
    begin raise exception 'invalid input syntax for type bigint: "%"', new.display_name; end $$`);
  await pool.query(`create trigger quote before insert on persons for each row
    when (hashtext(new.display_name) % 2 = 0) execute function quote()`);
  await bed.startBot();
  for (const { firstName, lastName, username, typed, reply } of people) {
    secrets.push(...[firstName, lastName, username, typed, reply].flatMap(tellTales));
    const person = world.addPerson({ firstName, lastName, username, languageCode: 'ru' });
    secrets.push(String(person.id));
    world.start(person);
    await bed.quiet();
    await world.tap(person, 'Согласен').catch(() => {});
    for (const text of ['12, 13', typed, `/blocked 45`, `/spot 45 ${typed}`, reply]) world.say(person, text);
    await bed.quiet();
  }
  await pool.query('drop trigger quote on persons');
  // Somebody who lives here: an alert with words in it, while Telegram is out of order in every way it knows.
  for (const [at, { firstName, lastName, username, typed }] of people.entries()) {
    const spot = 100 + at;
    const resident = await bed.resident(`Жительница${spot}`, [spot]);
    Object.assign(resident, { firstName, lastName, username });
    secrets.push(String(resident.id));
    world.addFault({ kind: 'cut-after', method: 'sendMessage', times: 1 });
    world.addFault({ kind: 'too-many-requests', retryAfter: 1, method: 'sendMessage', times: 1 });
    world.addFault({ kind: 'server-error', times: 1 });
    world.say(resident, `/spot 45 ${typed}`);
    await bed.quiet(30_000);
    bed.clock.advance(60_000);
  }
  bed.relay.cut();
  for (const { typed } of people) world.say(world.addPerson({ firstName: typed }), typed);
  while (!lines.some((line) => line.includes('could not be committed'))) await setTimeout(20);
  bed.relay.mend();
  await bed.quiet(30_000);

  // The number of an update is nobody's, and may look like a person's here.
  const bare = lines.map((line) => line.replace(/"update":\d+/, ''));
  const leaks = bare.filter((line) => secrets.some((secret) => line.includes(secret)));
  assert.deepEqual(leaks, []);
  // It was no silence that kept the secret.
  for (const level of ['debug', 'warn', 'error'])
    assert.ok(
      lines.some((line) => line.includes(`"${level}"`)),
      level,
    );
  assert.ok(lines.some((line) => line.includes('"event":"update"') && line.includes('"code":"P0001"')));
  // Lines of one update are found by its number.
  const updates = lines.filter((line) => line.includes('"event":"update"'));
  assert.ok(updates.every((line) => /"update":\d+[,}]/.test(line)));
  assert.ok(
    lines.filter((line) => line.includes('"event":"delivery"')).every((line) => /"delivery":\d+/.test(line)),
  );
});
