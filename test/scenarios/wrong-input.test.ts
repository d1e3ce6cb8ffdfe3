import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NO_NUMBERS } from '../support/no-numbers.ts';
import { openTestApp } from '../support/test-app.ts';

const SENTENCES = [...NO_NUMBERS, ['12', /Место 12 — ваше/]] as const;

test('Whatever is typed instead of a number gets a kind sentence, and the question stays open', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  await app.resident('Борис', [45]);
  await app.says(anna, 'Перегородили');
  for (const [typed, answer] of SENTENCES) {
    await app.says(anna, typed);
    assert.match(app.reads(anna), answer, typed);
    await app.advance(1);
  }
  for (const send of [app.world.photo, app.world.sticker, app.world.voice]) {
    send(anna);
    await app.quiet();
    assert.match(app.reads(anna), /нужен номер места/);
  }
  await app.says(anna, '№45');
  assert.match(app.reads(anna), /Доставлено/);
});
