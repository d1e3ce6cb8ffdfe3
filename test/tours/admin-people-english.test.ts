import assert from 'node:assert/strict';
import { test } from 'node:test';
import { generateIdentity, identityToRecipient } from 'age-encryption';
import type { Person } from '../../playground/index.ts';
import { matchesGolden } from '../support/golden.ts';
import { ADMIN } from '../support/group.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

const english = { languageCode: 'en' };

async function opens(app: TestApp, admin: Person, ...labels: readonly string[]): Promise<void> {
  await app.says(admin, 'Administration');
  for (const label of labels) await app.taps(admin, label);
}

/** The argument of /start in the newest link. */
const linkIn = (app: TestApp, admin: Person) =>
  /\?start=(\w_[\w-]+)/.exec(app.reads(admin))?.[1] ?? assert.fail(app.reads(admin));

async function applies(app: TestApp, name: string, spots: string): Promise<Person> {
  const person = app.stranger(name, english);
  await app.says(person, '/start');
  await app.taps(person, 'I agree');
  await app.says(person, spots);
  return person;
}

/** Links hold a secret of chance. */
const steady = (text: string) => text.replaceAll(/\b([gr])_[\w-]{22}/g, '$1_…');

test('In English: links for a guard and a resident, roles that come and go, and a journal of several pages', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Olga', [], english);
  const paul = await app.admin('Paul', [], english);
  const bob = await app.resident('Bob', [45], english);
  const post = app.stranger('Post', english);
  const gail = app.stranger('Gail', english);
  await opens(app, olga, 'Invite guards');
  const guards = linkIn(app, olga);
  await app.says(olga, `/start ${guards}`);
  await app.says(post, `/start ${guards}`);
  await app.taps(post, 'I agree');
  await opens(app, olga, 'Invite a resident');
  await app.says(olga, '46');
  const spot = linkIn(app, olga);
  await app.says(gail, `/start ${spot}`);
  await app.taps(gail, 'I agree');
  await app.says(bob, `/start ${guards}`);
  await opens(app, olga, 'Residents');
  await app.says(olga, 'bob');
  await app.taps(olga, 'Bob · 45');
  await app.taps(olga, 'Make an admin');
  await app.taps(olga, 'Confirm');
  await opens(app, bob, 'Residents');
  await app.says(bob, 'post');
  await app.taps(bob, '👮 Post');
  await app.taps(bob, 'Remove from the guards');
  await app.taps(bob, 'Confirm');
  await opens(app, olga, 'Residents');
  await app.says(olga, 'bob');
  await app.taps(olga, '⭐ Bob · 45');
  await app.taps(olga, 'Remove from the admins');
  await app.taps(olga, 'Confirm');
  await opens(app, olga, 'Spots');
  await app.says(olga, '46');
  await app.taps(olga, 'Free the spot');
  await app.taps(olga, 'Confirm');
  const group = app.world.addGroup({ title: 'Quiet Yard', members: [olga, bob] });
  app.world.addBot(group, { by: olga, admin: ADMIN, startgroup: 'link' });
  await app.quiet();
  await app.world.tap(olga, 'Link the group to the complex', group);
  await app.quiet();
  await opens(app, olga, 'Journal', 'More ▶', '◀ Back');
  await opens(app, olga, 'Statistics');
  matchesGolden(t, app, 'admin-people-english', [olga, paul, bob, post, gail], {}, steady);
});

test('In English: claims by the handful, one with a dispute, one that is asked about, one that is rejected', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Olga', [], english);
  const paul = await app.admin('Paul', [], english);
  const bob = await app.resident('Bob', [45], english);
  const gail = await applies(app, 'Gail', '45');
  const hugo = await applies(app, 'Hugo', '50, 51');
  const iris = await applies(app, 'Iris', '52');
  await app.taps(bob, 'This is my family');
  await app.taps(bob, 'The spot is no longer mine');
  await app.taps(bob, 'Cancel');
  await app.taps(iris, 'Add a note');
  app.world.sticker(iris);
  await app.quiet();
  app.world.photo(iris, { caption: 'My contract' });
  await app.quiet();
  await app.taps(olga, 'Show the photo');
  await opens(app, olga, 'Claims', 'Next claim');
  await app.taps(olga, 'Reject');
  await opens(app, olga, 'Claims', 'Approve all without a dispute', 'Confirm');
  await app.taps(iris, 'Add a note');
  await app.says(hugo, '/start');
  await app.says(gail, 'Administration');
  await app.advance(25 * 60);
  matchesGolden(t, app, 'claims-english', [olga, paul, bob, gail, hugo, iris]);
});

test('In English: a sealed backup comes to the chat', async (t) => {
  const key = await identityToRecipient(await generateIdentity());
  const app = await openTestApp(t, { BACKUP_RECIPIENT: key });
  const olga = await app.admin('Olga', [], english);
  await opens(app, olga, 'Backup');
  await app.taps(olga, 'Send the file here');
  await app.taps(olga, 'Send it every day');
  matchesGolden(t, app, 'backups-sealed-english', [olga]);
});

test('In English: an announcement with a photo, pinned in the house chat once the bot may', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Olga', [], english);
  const ann = await app.resident('Ann', [12], english);
  const group = app.world.addGroup({ title: 'Quiet Yard', members: [olga, ann] });
  app.world.addBot(group, { by: olga, admin: ADMIN, startgroup: 'link' });
  await app.quiet();
  await app.world.tap(olga, 'Link the group to the complex', group);
  await app.quiet();
  await app.says(olga, 'Announcements');
  await app.taps(olga, 'New announcement');
  app.world.photo(olga, { caption: 'Road marking tomorrow' });
  await app.quiet();
  await app.taps(olga, 'Send');
  await app.taps(olga, 'Pin in the house chat');
  app.world.promoteBot(group, olga, { ...ADMIN, can_pin_messages: true });
  await app.quiet();
  const card = app.world.find(olga, 'has been sent');
  for (const _ of [1, 2]) if (card) await app.world.press(olga, card, 'Pin in the house chat');
  await app.quiet();
  await app.says(ann, 'Announcements');
  matchesGolden(t, app, 'announcements-pinned-english', [olga, ann]);
});
