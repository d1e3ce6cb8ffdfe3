import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { matchesGolden } from '../support/golden.ts';
import { type House, openHouse } from '../support/house.ts';

const english = { languageCode: 'en' };

async function opens(house: House, admin: Person, label: string): Promise<void> {
  await house.says(admin, 'Administration');
  await house.taps(admin, label);
}

async function sends(house: House, admin: Person, text: string): Promise<void> {
  house.world.document(admin, { name: 'spots.csv', bytes: Buffer.from(text) });
  await house.quiet();
}

/** What links and pictures hold by chance. */
const steady = (text: string) => text.replaceAll(/(start=)\S+/g, '$1…');

test('In English: the list of spots as a file, out and in, and the figures of the house', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Olga', [], english);
  await house.resident('Ann', [12], english);
  await opens(house, olga, 'Export');
  await house.taps(olga, 'CSV');
  await opens(house, olga, 'Import');
  await house.says(olga, 'here it comes');
  await sends(house, olga, 'Spot;Section;Row;Number in row\n13;B;1;2\ntwo;;;\n13;;;\n14;=cmd();;\n');
  await house.taps(olga, 'Cancel');
  await opens(house, olga, 'Import');
  await sends(house, olga, 'Spot;Section\n13;B\n15;B\n');
  await house.taps(olga, 'Apply');
  await opens(house, olga, 'Statistics');
  await opens(house, olga, 'Journal');
  matchesGolden(t, house, 'admin-files-english', [olga]);
});

test('In English: invitations, a freed spot, roles, and every setting with what it refuses', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Olga', [], english);
  const bob = await house.resident('Bob', [45], english);
  const guest = house.stranger('Gail', english);
  await opens(house, olga, 'Invite guards');
  await opens(house, olga, 'Invite a resident');
  await house.says(olga, '45');
  await opens(house, olga, 'Spots');
  await house.says(olga, '45');
  await house.taps(olga, 'Free the spot');
  await house.taps(olga, 'Confirm');
  await house.taps(bob, 'This is a mistake');
  await house.says(guest, '/start');
  await house.taps(guest, 'I agree');
  await house.taps(guest, 'I have no spot');
  await house.taps(olga, 'Ask back');
  await house.says(olga, 'Which flat?');
  await house.taps(guest, 'Answer the admin');
  await house.says(guest, 'Number 7');
  await house.taps(olga, 'Reject');
  for (const [label, wrong, right] of [
    ['Name', 'x'.repeat(101), 'Quiet Yard'],
    ['Quiet hours', 'at night', '22:00-08:00'],
    ['Reminder', '100', '4'],
    ['Calling the guards', '3', '9'],
    ["The guards' phone", 'ring the bell', '+7 495 000-00-00'],
  ] as const) {
    await opens(house, olga, 'Settings');
    await house.taps(olga, label);
    await house.says(olga, wrong);
    await house.says(olga, right);
  }
  await house.says(olga, '/group');
  matchesGolden(t, house, 'admin-settings-english', [olga, bob, guest], {}, steady);
});

test('In English: a backup, and the house as it was', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Olga', [], english);
  const bob = await house.resident('Bob', [45], english);
  await opens(house, olga, 'Backup');
  await house.pass(2);
  await house.says(bob, 'My spot');
  await house.taps(bob, 'Give up a spot');
  await house.taps(bob, 'Confirm');
  await opens(house, olga, 'Restore');
  await house.says(olga, 'the newest one');
  const list = house.world.find(olga, 'Which backup');
  await house.taps(olga, list?.reply_markup?.inline_keyboard[0]?.[0]?.text ?? assert.fail('no copies'));
  await house.taps(olga, 'Confirm');
  matchesGolden(t, house, 'backups-english', [olga, bob]);
});
