import { test } from 'node:test';
import { matchesGolden } from '../support/golden.ts';
import { steady } from '../support/passes.ts';
import { openTestApp } from '../support/test-app.ts';

const english = { languageCode: 'en' };

test('In English: a neighbour who wants peace for a day, and the guard who hears that no sound was made', async (t) => {
  const app = await openTestApp(t);
  const ann = await app.resident('Ann', [12], english);
  const bob = await app.resident('Bob', [45], english);
  const ivan = await app.guard('Ivan');
  await app.says(ivan, '/lang');
  await app.taps(ivan, 'English');
  await app.says(ann, '/blocked 45');
  await app.taps(bob, 'Not my car');
  await app.taps(bob, 'Mute this neighbour for a day');
  await app.says(ann, 'You will be sorry');
  await app.taps(ann, 'Solved');
  await app.advance(6);
  await app.says(ann, '/spot 45 I am still angry');
  await app.says(ann, '/blocked 45');
  await app.says(ann, 'Please hurry');
  await app.advance(30);
  await app.taps(bob, 'Hear this neighbour again');
  await app.taps(ann, 'Remind');
  await app.taps(ann, 'Remind');
  await app.says(ann, '/blocked 77');
  await app.taps(ann, 'Call the guards');
  matchesGolden(t, app, 'muted-english', [ann, bob, ivan]);
});

test('In English: the car in the way may be a guest’s, and the host answers for it', async (t) => {
  const app = await openTestApp(t);
  const ann = await app.resident('Ann', [45], english);
  const lena = await app.resident('Lena', [45], english);
  const bob = await app.resident('Bob', [12], english);
  await app.guard('Ivan');
  await app.says(ann, 'Guest pass');
  await app.says(ann, 'A 123 BC 77');
  await app.taps(ann, '2 hours');
  await app.says(bob, '/blocked 45');
  await app.taps(bob, 'Solved');
  await app.says(bob, 'Blocked in');
  await app.taps(bob, 'I do not know the number');
  await app.says(bob, 'a white Lada a123bc77 at the entrance');
  await app.taps(ann, 'Coming');
  await app.taps(ann, 'Extend');
  const question = app.world.lastMessage(ann);
  await app.says(ann, '60');
  if (question) await app.world.press(ann, question, '2 hours');
  await app.quiet();
  matchesGolden(t, app, 'guest-in-the-way-english', [ann, lena, bob], {}, steady);
});

test('In English: a photo for a neighbour, a voice that cannot be passed on, and dates that are none', async (t) => {
  const app = await openTestApp(t);
  const ann = await app.resident('Ann', [12], english);
  const bob = await app.resident('Bob', [45], english);
  await app.says(ann, '/spot 45');
  app.world.voice(ann);
  await app.quiet();
  app.world.photo(ann, { caption: 'like this' });
  await app.quiet();
  await app.says(bob, 'Leaving');
  await app.taps(bob, 'Another date');
  await app.says(bob, '31 February');
  await app.says(bob, 'today 9:00');
  await app.says(bob, '/cancel');
  await app.says(bob, 'Leaving');
  await app.taps(bob, 'Until tomorrow');
  await app.says(ann, 'Spot directory');
  await app.says(ann, '45');
  await app.taps(ann, 'Free spots');
  matchesGolden(t, app, 'photo-and-dates-english', [ann, bob]);
});
