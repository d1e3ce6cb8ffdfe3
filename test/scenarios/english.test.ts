import { test } from 'node:test';
import { matchesGolden } from '../support/golden.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

const english = { languageCode: 'en' };

async function guard(app: TestApp, name: string) {
  const person = await app.guard(name);
  await app.says(person, '/lang');
  await app.taps(person, 'English');
  return person;
}

test('In English: an alarm at night, two neighbours, a letter, and peace from one of them', async (t) => {
  const app = await openTestApp(t);
  const ann = await app.resident('Ann', [12, 13], english);
  const carl = await app.resident('Carl', [14], english);
  const bob = await app.resident('Bob', [45], english);
  await app.says(ann, 'SOS car alarm');
  await app.says(ann, '12');
  await app.says(ann, '46 and 47');
  await app.says(ann, '45');
  await app.says(carl, '/sos 45');
  await app.taps(bob, 'Reply');
  await app.says(bob, 'Running down');
  await app.taps(bob, 'The alarm is off');
  await app.advance(6);
  await app.says(ann, '/spot 45 Thank you');
  await app.taps(bob, 'Mute this neighbour for a day');
  await app.taps(ann, 'Solved');
  await app.advance(1);
  await app.says(ann, '/blocked 45');
  await app.advance(6);
  await app.says(ann, '/blocked 45');
  await app.taps(bob, 'Hear this neighbour again');
  matchesGolden(t, app, 'sos-english', [ann, carl, bob]);
});

test('In English: two owners, a wrong number, guards who come, and a complaint', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Olga', [], english);
  const stan = await guard(app, 'Stan');
  const ann = await app.resident('Ann', [12, 13], english);
  const bob = await app.resident('Bob', [45], english);
  const gail = await app.resident('Gail', [45], english);
  const dan = await app.resident('Dan', [46], english);
  await app.says(ann, '/blocked 46');
  await app.taps(ann, 'Wrong number');
  await app.says(ann, '45');
  await app.taps(ann, 'I am on another spot');
  await app.taps(ann, 'Spot 13');
  await app.taps(gail, 'Not my car');
  await app.taps(bob, 'There in 5 minutes');
  await app.taps(ann, 'Call the guards');
  await app.taps(stan, 'I take it');
  await app.taps(ann, 'Add a photo or text');
  await app.says(ann, 'At the gate');
  await app.taps(bob, 'Complain');
  await app.taps(bob, 'Confirm');
  await app.advance(2);
  await app.taps(bob, 'Done, I moved the car');
  await app.taps(stan, 'Handled');
  await app.taps(ann, 'Solved');
  matchesGolden(t, app, 'answers-english', [ann, bob, gail, dan, stan, olga]);
});

test('In English: when nobody can be told, each cause is named with a next step', async (t) => {
  const app = await openTestApp(t);
  const ann = await app.resident('Ann', [12], english);
  const bob = await app.resident('Bob', [45], english);
  await app.says(ann, '/blocked 77');
  await app.taps(ann, 'Call the guards');
  await app.taps(ann, 'Solved');
  await app.says(ann, '/blocked 77');
  app.world.block(bob);
  await app.quiet();
  await app.says(ann, '/blocked 45');
  // A minute apart, so that the two threads do not end in the same moment: then either card may be drawn first.
  await app.advance(1);
  await app.says(ann, '/spot 45');
  await app.says(ann, 'Your lights are on');
  for (const minutes of [118, 1, 1, 10]) await app.advance(minutes);
  matchesGolden(t, app, 'failure-english', [ann]);
});

test('In English: number unknown, and a stranger on my spot', async (t) => {
  const app = await openTestApp(t);
  const stan = await guard(app, 'Stan');
  const ann = await app.resident('Ann', [12], english);
  await app.says(ann, 'Blocked in');
  await app.taps(ann, 'I do not know the number');
  await app.says(ann, 'A white Lada at the third door');
  await app.taps(stan, 'I take it');
  await app.taps(ann, 'Solved');
  await app.says(ann, '/blocked 12');
  await app.taps(ann, "A stranger's car on my spot");
  await app.says(ann, 'A blue lorry');
  await app.advance(4);
  await app.taps(stan, 'Handled');
  matchesGolden(t, app, 'unknown-english', [ann, stan]);
});

test('In English: my spot, my data, and being forgotten', async (t) => {
  const app = await openTestApp(t);
  const ann = await app.resident('Ann', [12, 13], english);
  const bob = await app.resident('Bob', [12], english);
  await app.says(bob, '/blocked 45');
  await app.says(bob, 'My spot');
  await app.taps(bob, 'Send me no alerts');
  await app.says(bob, 'My spot');
  await app.taps(bob, 'This person is not of my family');
  await app.taps(bob, 'Confirm');
  await app.says(ann, '/privacy');
  await app.taps(ann, 'Forget me');
  await app.taps(ann, 'Confirm');
  await app.says(bob, 'My spot');
  await app.taps(bob, 'Add a spot');
  await app.says(bob, '20, 21');
  await app.says(bob, 'My spot');
  await app.taps(bob, 'Give up a spot');
  await app.taps(bob, 'Confirm');
  await app.says(bob, '/start');
  matchesGolden(t, app, 'my-spot-english', [ann, bob]);
});
