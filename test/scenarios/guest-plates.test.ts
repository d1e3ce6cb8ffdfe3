import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { invites } from '../support/passes.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

async function writes(app: TestApp, person: Person, words: string): Promise<void> {
  await app.says(person, 'Перегородили');
  await app.taps(person, 'Не знаю номер');
  await app.says(person, words);
}

/** What is typed where nobody knows the spot, and whether the guest's host is meant by it. */
const TYPED = [
  { guest: 'А123ВС', words: 'а123вс', isMeant: true },
  { guest: 'А123ВС', words: 'белая Лада а 123 вс у подъезда', isMeant: true },
  { guest: 'А123', words: 'А123', isMeant: true },
  { guest: 'А123', words: 'белая Лада А123ВС у подъезда', isMeant: false },
  { guest: 'Марина', words: 'Марина перегородила выезд', isMeant: false },
] as const;

for (const { guest, words, isMeant } of TYPED) {
  test(`«${words}» ${isMeant ? 'reaches' : 'is nothing to'} whoever waits for «${guest}»`, async (t) => {
    const app = await openTestApp(t);
    await app.guard('Иван');
    const anna = await app.resident('Анна', [45]);
    const boris = await app.resident('Борис', [12]);
    await invites(app, anna, guest);
    await writes(app, boris, words);
    assert.equal(app.world.find(anna, 'машина вашего гостя мешает') !== undefined, isMeant);
  });
}

test('The car of a guest whose time is up is nobody’s guest any more, though his host has not been told yet', async (t) => {
  const app = await openTestApp(t);
  await app.guard('Иван');
  const anna = await app.resident('Анна', [45]);
  const boris = await app.resident('Борис', [12]);
  await invites(app, anna, 'А123ВС');
  await app.pool.query("delete from timers where kind = 'pass'");
  await app.advance(4 * 60 + 1);
  await writes(app, boris, 'а123вс');
  assert.equal(app.world.find(anna, 'машина вашего гостя мешает'), undefined);
});
