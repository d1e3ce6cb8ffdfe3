import assert from 'node:assert/strict';
import { test } from 'node:test';
import { generateIdentity, identityToRecipient } from 'age-encryption';
import type { Person } from '../../playground/index.ts';
import { matchesGolden } from '../support/golden.ts';
import { ADMIN } from '../support/group.ts';
import { type House, openHouse } from '../support/house.ts';

const english = { languageCode: 'en' };

async function opens(house: House, admin: Person, ...labels: readonly string[]): Promise<void> {
  await house.says(admin, 'Administration');
  for (const label of labels) await house.taps(admin, label);
}

/** The argument of /start in the newest link. */
const linkIn = (house: House, admin: Person) =>
  /\?start=(\w_[\w-]+)/.exec(house.reads(admin))?.[1] ?? assert.fail(house.reads(admin));

async function applies(house: House, name: string, spots: string): Promise<Person> {
  const person = house.stranger(name, english);
  await house.says(person, '/start');
  await house.taps(person, 'I agree');
  await house.says(person, spots);
  return person;
}

/** Links hold a secret of chance. */
const steady = (text: string) => text.replaceAll(/\b([gr])_[\w-]{22}/g, '$1_…');

test('In English: links for a guard and a resident, roles that come and go, and a journal of several pages', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Olga', [], english);
  const bob = await house.resident('Bob', [45], english);
  const post = house.stranger('Post', english);
  const gail = house.stranger('Gail', english);
  await opens(house, olga, 'Invite guards');
  const guards = linkIn(house, olga);
  await house.says(olga, `/start ${guards}`);
  await house.says(post, `/start ${guards}`);
  await house.taps(post, 'I agree');
  await opens(house, olga, 'Invite a resident');
  await house.says(olga, '46');
  const spot = linkIn(house, olga);
  await house.says(gail, `/start ${spot}`);
  await house.taps(gail, 'I agree');
  await house.says(bob, `/start ${guards}`);
  await opens(house, olga, 'Residents');
  await house.says(olga, 'bob');
  await house.taps(olga, 'Bob · 45');
  await house.taps(olga, 'Make an admin');
  await house.taps(olga, 'Confirm');
  await opens(house, bob, 'Residents');
  await house.says(bob, 'post');
  await house.taps(bob, '👮 Post');
  await house.taps(bob, 'Remove from the guards');
  await house.taps(bob, 'Confirm');
  await opens(house, olga, 'Residents');
  await house.says(olga, 'bob');
  await house.taps(olga, '⭐ Bob · 45');
  await house.taps(olga, 'Remove from the admins');
  await house.taps(olga, 'Confirm');
  await opens(house, olga, 'Spots');
  await house.says(olga, '46');
  await house.taps(olga, 'Free the spot');
  await house.taps(olga, 'Confirm');
  const group = house.world.addGroup({ title: 'Quiet Yard', members: [olga, bob] });
  house.world.addBot(group, { by: olga, admin: ADMIN, startgroup: 'link' });
  await house.quiet();
  await house.world.tap(olga, 'Link the group to the complex', group);
  await house.quiet();
  await opens(house, olga, 'Journal', 'More ▶', '◀ Back');
  await opens(house, olga, 'Statistics');
  matchesGolden(t, house, 'admin-people-english', [olga, bob, post, gail], {}, steady);
});

test('In English: claims by the handful, one with a dispute, one that is asked about, one that is rejected', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Olga', [], english);
  const paul = await house.admin('Paul', [], english);
  const bob = await house.resident('Bob', [45], english);
  const gail = await applies(house, 'Gail', '45');
  const hugo = await applies(house, 'Hugo', '50, 51');
  const iris = await applies(house, 'Iris', '52');
  await house.taps(bob, 'This is my family');
  await house.taps(bob, 'The spot is no longer mine');
  await house.taps(bob, 'Cancel');
  await house.taps(iris, 'Add a note');
  house.world.sticker(iris);
  await house.quiet();
  house.world.photo(iris, { caption: 'My contract' });
  await house.quiet();
  await house.taps(olga, 'Show the photo');
  await opens(house, olga, 'Claims', 'Next claim');
  await house.taps(olga, 'Reject');
  await opens(house, olga, 'Claims', 'Approve all without a dispute', 'Confirm');
  await house.taps(iris, 'Add a note');
  await house.says(hugo, '/start');
  await house.says(gail, 'Administration');
  await house.pass(25 * 60);
  matchesGolden(t, house, 'claims-english', [olga, paul, bob, gail, hugo, iris]);
});

test('In English: a sealed backup comes to the chat', async (t) => {
  const key = await identityToRecipient(await generateIdentity());
  const house = await openHouse(t, { BACKUP_RECIPIENT: key });
  const olga = await house.admin('Olga', [], english);
  await opens(house, olga, 'Backup');
  await house.taps(olga, 'Send the file here');
  await house.taps(olga, 'Send it every day');
  matchesGolden(t, house, 'backups-sealed-english', [olga]);
});

test('In English: an announcement with a photo, pinned in the house chat once the bot may', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Olga', [], english);
  const ann = await house.resident('Ann', [12], english);
  const group = house.world.addGroup({ title: 'Quiet Yard', members: [olga, ann] });
  house.world.addBot(group, { by: olga, admin: ADMIN, startgroup: 'link' });
  await house.quiet();
  await house.world.tap(olga, 'Link the group to the complex', group);
  await house.quiet();
  await house.says(olga, 'Announcements');
  await house.taps(olga, 'New announcement');
  house.world.photo(olga, { caption: 'Road marking tomorrow' });
  await house.quiet();
  await house.taps(olga, 'Send');
  await house.taps(olga, 'Pin in the house chat');
  house.world.promoteBot(group, olga, { ...ADMIN, can_pin_messages: true });
  await house.quiet();
  await house.taps(olga, 'Pin in the house chat');
  await house.says(ann, 'Announcements');
  matchesGolden(t, house, 'announcements-pinned-english', [olga, ann]);
});
