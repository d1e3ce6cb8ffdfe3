import { test } from 'node:test';
import { matchesGolden } from '../support/golden.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

const english = { languageCode: 'en' };

const arrives = async (app: TestApp, name: string, spots: string, profile = {}) => {
  const person = app.stranger(name, { ...english, ...profile });
  await app.says(person, '/start');
  await app.taps(person, 'I agree');
  await app.says(person, spots);
  return person;
};

test('In English: a claim that is asked back, waits a day, and ends without a spot', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Olga', [], english);
  const vera = await arrives(app, 'Vera', '8 900 123-45-67', { username: 'vera_p' });
  await app.says(vera, '45a');
  await app.says(vera, '12-15');
  await app.taps(vera, '12, 13, 14, 15');
  await app.says(vera, 'My spot');
  await app.advance(24 * 60);
  await app.taps(olga, 'Reject');
  const carl = await arrives(app, 'Carl', '/start');
  await app.taps(carl, 'I have no spot');
  await app.says(carl, 'My spot');
  await app.taps(olga, 'Approve');
  matchesGolden(t, app, 'claims-asked-english', [vera, carl, olga]);
});

test('In English: one spot is transferred, the others are approved at once, and the mistake is said once', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Olga', [], english);
  const paul = await app.admin('Paul', [], english);
  const bob = await app.resident('Bob', [13], english);
  const dan = await app.resident('Dan', [5], english);
  await app.says(dan, '/blocked 13');
  await arrives(app, 'Ann', '13');
  await app.taps(olga, 'Transfer the spot');
  await app.taps(olga, 'Confirm');
  const claim = app.world.find(paul, 'Claim');
  if (claim) await app.world.forge(paul, claim, 'j:ty:1:d');
  const lost = app.world.find(bob, 'no longer yours');
  await app.taps(bob, 'This is a mistake');
  for (const data of ['j:tm:1:d', 'a:1:go']) if (lost) await app.world.forge(bob, lost, data);
  await app.quiet();
  await arrives(app, 'Vera', '14');
  await arrives(app, 'Gleb', '13');
  await app.says(olga, 'Administration');
  await app.taps(olga, 'Claims');
  await app.taps(olga, 'Approve all without a dispute');
  await app.taps(olga, 'Confirm');
  matchesGolden(t, app, 'transfer-english', [olga, paul, bob]);
});

test('In English: whoever holds several spots gives one up, and wants no alerts about another', async (t) => {
  const app = await openTestApp(t);
  const ann = await app.resident('Ann', [12, 13, 14], english);
  await app.resident('Carl', [13, 14]);
  const pete = await app.resident('Pete', [12], english);
  await app.says(ann, 'My spot');
  await app.taps(ann, 'Send me no alerts: spot 13');
  await app.taps(ann, 'Send me alerts again: spot 13');
  await app.taps(ann, 'Give up a spot');
  await app.taps(ann, 'Spot 12');
  await app.taps(ann, 'Confirm');
  matchesGolden(t, app, 'give-up-english', [ann, pete]);
});
