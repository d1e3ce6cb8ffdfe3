import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { matchesGolden } from '../support/golden.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

const english = { languageCode: 'en' };

async function opens(app: TestApp, admin: Person, label: string): Promise<void> {
  await app.says(admin, 'Administration');
  await app.taps(admin, label);
}

async function sends(app: TestApp, admin: Person, text: string): Promise<void> {
  app.world.document(admin, { name: 'spots.csv', bytes: Buffer.from(text) });
  await app.quiet();
}

/** What links and pictures hold by chance. */
const steady = (text: string) => text.replaceAll(/(start=)\S+/g, '$1…');

test('In English: the list of spots as a file, out and in, and the figures of the house', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Olga', [], english);
  await app.resident('Ann', [12], english);
  await opens(app, olga, 'Export');
  await app.taps(olga, 'CSV');
  await opens(app, olga, 'Import');
  await app.says(olga, 'here it comes');
  await sends(app, olga, 'Spot;Section;Row;Number in row\n13;B;1;2\ntwo;;;\n13;;;\n14;=cmd();;\n17;;;0\n');
  await app.taps(olga, 'Cancel');
  await opens(app, olga, 'Import');
  await sends(app, olga, 'Spot;Section\n13;B\n15;B\n');
  await app.taps(olga, 'Apply');
  await opens(app, olga, 'Statistics');
  await opens(app, olga, 'Journal');
  matchesGolden(t, app, 'admin-files-english', [olga]);
});

test('In English: invitations, a freed spot, roles, and every setting with what it refuses', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Olga', [], english);
  const bob = await app.resident('Bob', [45], english);
  const guest = app.stranger('Gail', english);
  await opens(app, olga, 'Invite guards');
  await opens(app, olga, 'Invite a resident');
  await app.says(olga, '45');
  await opens(app, olga, 'Spots');
  await app.says(olga, '45');
  await app.taps(olga, 'Free the spot');
  await app.taps(olga, 'Confirm');
  await app.taps(bob, 'This is a mistake');
  await app.says(guest, '/start');
  await app.taps(guest, 'I agree');
  await app.taps(guest, 'I have no spot');
  await app.taps(olga, 'Ask back');
  await app.says(olga, 'Which flat?');
  await app.taps(guest, 'Answer the admin');
  await app.says(guest, 'Number 7');
  await app.taps(olga, 'Reject');
  for (const [label, wrong, right] of [
    ['Name', 'x'.repeat(101), 'Quiet Yard'],
    ['Quiet hours', 'at night', '22:00-08:00'],
    ['Reminder', '100', '4'],
    ['Calling the guards', '3', '9'],
    ["The guards' phone", 'ring the bell', '+7 495 000-00-00 ext. 2, +7 495 000-00-01'],
    ['Time zone', 'Mordor', 'New York'],
  ] as const) {
    // More than people type in a minute would be met with silence.
    await app.advance(1);
    await opens(app, olga, 'Settings');
    await app.taps(olga, label);
    await app.says(olga, wrong);
    await app.says(olga, right);
  }
  await app.advance(1);
  await opens(app, olga, 'Settings');
  await app.taps(olga, "The guards' phone");
  await app.taps(olga, 'Remove the phone');
  await opens(app, olga, 'Settings');
  await app.taps(olga, 'Time zone');
  await app.taps(olga, 'Kyiv, UTC+2');
  await app.says(olga, '/group');
  matchesGolden(t, app, 'admin-settings-english', [olga, bob, guest], {}, steady);
});

test('In English: a backup, and the house as it was', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Olga', [], english);
  const bob = await app.resident('Bob', [45], english);
  await opens(app, olga, 'Backup');
  await app.advance(2);
  const carl = await app.resident('Carl', [46], english);
  await app.says(bob, 'My spot');
  await app.taps(bob, 'Give up a spot');
  await app.taps(bob, 'Confirm');
  await opens(app, olga, 'Restore');
  await app.says(olga, 'the newest one');
  const list = app.world.find(olga, 'Which backup');
  await app.taps(olga, list?.reply_markup?.inline_keyboard[0]?.[0]?.text ?? assert.fail('no copies'));
  await app.taps(olga, 'Confirm');
  matchesGolden(t, app, 'backups-english', [olga, bob, carl]);
});
