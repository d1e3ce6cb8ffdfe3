import { test } from 'node:test';
import { matchesGolden } from '../support/golden.ts';
import { type House, openHouse } from '../support/house.ts';

const english = { languageCode: 'en' };

async function guard(house: House, name: string) {
  const person = await house.guard(name);
  await house.says(person, '/lang');
  await house.taps(person, 'English');
  return person;
}

test('In English: an alarm at night, two neighbours, a letter, and peace from one of them', async (t) => {
  const house = await openHouse(t);
  const ann = await house.resident('Ann', [12, 13], english);
  const carl = await house.resident('Carl', [14], english);
  const bob = await house.resident('Bob', [45], english);
  await house.says(ann, 'SOS car alarm');
  await house.says(ann, '12');
  await house.says(ann, '46 and 47');
  await house.says(ann, '45');
  await house.says(carl, '/sos 45');
  await house.taps(bob, 'Reply');
  await house.says(bob, 'Running down');
  await house.taps(bob, 'The alarm is off');
  await house.pass(6);
  await house.says(ann, '/spot 45 Thank you');
  await house.taps(bob, 'Mute this neighbour for a day');
  await house.taps(ann, 'Solved');
  await house.pass(1);
  await house.says(ann, '/blocked 45');
  await house.pass(6);
  await house.says(ann, '/blocked 45');
  await house.taps(bob, 'Hear this neighbour again');
  matchesGolden(t, house, 'sos-english', [ann, carl, bob]);
});

test('In English: two owners, a wrong number, guards who come, and a complaint', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Olga', [], english);
  const stan = await guard(house, 'Stan');
  const ann = await house.resident('Ann', [12, 13], english);
  const bob = await house.resident('Bob', [45], english);
  const gail = await house.resident('Gail', [45], english);
  const dan = await house.resident('Dan', [46], english);
  await house.says(ann, '/blocked 46');
  await house.taps(ann, 'Wrong number');
  await house.says(ann, '45');
  await house.taps(ann, 'I am on another spot');
  await house.taps(ann, 'Spot 13');
  await house.taps(gail, 'Not my car');
  await house.taps(bob, 'There in 5 minutes');
  await house.taps(ann, 'Call the guards');
  await house.taps(stan, 'I take it');
  await house.taps(ann, 'Add a photo or text');
  await house.says(ann, 'At the gate');
  await house.taps(bob, 'Complain');
  await house.taps(bob, 'Confirm');
  await house.pass(2);
  await house.taps(bob, 'Done, I moved the car');
  await house.taps(stan, 'Handled');
  await house.taps(ann, 'Solved');
  matchesGolden(t, house, 'answers-english', [ann, bob, gail, dan, stan, olga]);
});

test('In English: when nobody can be told, each cause is named with a next step', async (t) => {
  const house = await openHouse(t);
  const ann = await house.resident('Ann', [12], english);
  const bob = await house.resident('Bob', [45], english);
  await house.says(ann, '/blocked 77');
  await house.taps(ann, 'Call the guards');
  await house.taps(ann, 'Solved');
  await house.says(ann, '/blocked 77');
  house.world.block(bob);
  await house.says(ann, '/blocked 45');
  // A minute apart, so that the two threads do not end in the same moment: then either card may be drawn first.
  await house.pass(1);
  await house.says(ann, '/spot 45');
  await house.says(ann, 'Your lights are on');
  for (const minutes of [118, 1, 1, 10]) await house.pass(minutes);
  matchesGolden(t, house, 'failure-english', [ann]);
});

test('In English: number unknown, and a stranger on my spot', async (t) => {
  const house = await openHouse(t);
  const stan = await guard(house, 'Stan');
  const ann = await house.resident('Ann', [12], english);
  await house.says(ann, 'Blocked in');
  await house.taps(ann, 'I do not know the number');
  await house.says(ann, 'A white Lada at the third door');
  await house.taps(stan, 'I take it');
  await house.taps(ann, 'Solved');
  await house.says(ann, '/blocked 12');
  await house.taps(ann, "A stranger's car on my spot");
  await house.says(ann, 'A blue lorry');
  await house.pass(4);
  await house.taps(stan, 'Handled');
  matchesGolden(t, house, 'unknown-english', [ann, stan]);
});

test('In English: my spot, my data, and being forgotten', async (t) => {
  const house = await openHouse(t);
  const ann = await house.resident('Ann', [12, 13], english);
  const bob = await house.resident('Bob', [12], english);
  await house.says(bob, '/blocked 45');
  await house.says(bob, 'My spot');
  await house.taps(bob, 'Send me no alerts');
  await house.says(bob, 'My spot');
  await house.taps(bob, 'This person is not of my family');
  await house.taps(bob, 'Confirm');
  await house.says(ann, '/privacy');
  await house.taps(ann, 'Forget me');
  await house.taps(ann, 'Confirm');
  await house.says(bob, 'My spot');
  await house.taps(bob, 'Add a spot');
  await house.says(bob, '20, 21');
  await house.says(bob, 'My spot');
  await house.taps(bob, 'Give up a spot');
  await house.taps(bob, 'Confirm');
  await house.says(bob, '/start');
  matchesGolden(t, house, 'my-spot-english', [ann, bob]);
});
