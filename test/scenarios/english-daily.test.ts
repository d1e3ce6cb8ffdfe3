import { test } from 'node:test';
import { matchesGolden } from '../support/golden.ts';
import { at } from '../support/group.ts';
import { openHouse } from '../support/house.ts';
import { buttonsUnder } from '../support/joining.ts';
import { steady } from '../support/passes.ts';

const english = { languageCode: 'en' };

test('In English: every topic of the help, for a resident and for an admin', async (t) => {
  const house = await openHouse(t);
  const ann = await house.resident('Ann', [12], english);
  const olga = await house.admin('Olga', [], english);
  for (const person of [ann, olga]) {
    await house.says(person, 'Help');
    for (const label of buttonsUnder(house, person, 'How it works')) {
      await house.taps(person, label);
      await house.taps(person, 'Other topics');
    }
  }
  matchesGolden(t, house, 'help-topics-english', [ann, olga]);
});

test('In English: two spots marked free, seen in the directory, and the way back', async (t) => {
  const house = await openHouse(t);
  const ann = await house.resident('Ann', [12, 13], english);
  const bob = await house.resident('Bob', [45], english);
  await house.says(ann, 'I am back');
  // In the morning: the evening is ahead.
  await house.pass(10 * 60);
  await house.says(ann, 'Leaving');
  await house.taps(ann, 'Spot 12');
  await house.taps(ann, 'Until the evening');
  await house.says(ann, 'Leaving');
  await house.taps(ann, 'Spot 13');
  await house.taps(ann, 'Another date');
  await house.says(ann, 'some day');
  await house.says(ann, 'tomorrow 18:00');
  await house.taps(ann, 'Confirm');
  await house.says(bob, '/blocked 13');
  await house.says(bob, 'Spot directory');
  await house.says(bob, '13');
  await house.says(bob, '77');
  await house.says(ann, 'My spot');
  await house.says(ann, 'I am back');
  await house.taps(ann, 'With all of them');
  await house.says(ann, 'Leaving');
  await house.taps(ann, 'Spot 12');
  await house.taps(ann, 'Until tomorrow');
  await house.taps(ann, 'Hide from the directory');
  await house.says(bob, '/blocked 12');
  await house.pass(48 * 60);
  matchesGolden(t, house, 'away-several-english', [ann, bob]);
});

test('In English: a guest who comes, stays longer, and is out of time', async (t) => {
  const house = await openHouse(t);
  const ann = await house.resident('Ann', [12, 13], english);
  const bob = await house.resident('Bob', [45], english);
  const ivan = await house.guard('Ivan');
  await house.says(ivan, '/lang');
  await house.taps(ivan, 'English');
  await house.says(ann, 'Guest pass');
  await house.says(ann, 'Marina');
  await house.taps(ann, 'Spot 12');
  await house.says(ann, 'long');
  await house.taps(ann, '2 hours');
  await house.says(ivan, 'Check a pass');
  await house.says(ivan, '12');
  await house.says(ivan, 'marina');
  await house.taps(ivan, 'Driven in');
  await house.says(bob, '/blocked 12');
  await house.taps(ann, 'Extend');
  await house.says(ann, '80');
  await house.says(ann, '2');
  await house.pass(4 * 60 - 10);
  await house.pass(20);
  await house.taps(ivan, 'Today');
  await house.says(ivan, 'marina');
  await house.taps(ivan, 'Driven out');
  await house.says(ivan, 'marina');
  await house.says(ann, 'Guest pass');
  await house.says(ann, 'Oleg');
  await house.taps(ann, 'Spot 13');
  await house.taps(ann, '24 hours');
  await house.taps(ann, 'Extend');
  await house.says(ann, '72');
  await house.says(ann, 'My spot');
  await house.taps(ann, 'Pass: Oleg');
  await house.taps(ann, 'Revoke');
  await house.taps(ann, 'Confirm');
  await house.says(ivan, 'Help');
  await house.taps(ivan, 'Check a pass');
  matchesGolden(t, house, 'passes-over-english', [ann, ivan], {}, steady);
});

test('In English: an announcement that waits for the morning, and one that is called off', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Olga', [], english);
  const ann = await house.resident('Ann', [12], english);
  const gone = await house.resident('Gleb', [60]);
  house.world.block(gone);
  await house.quiet();
  await house.says(ann, 'Announcements');
  await house.pass(60);
  for (const text of ['Road marking tomorrow', 'No water on Friday']) {
    await house.says(olga, 'Announcements');
    await house.taps(olga, 'New announcement');
    await house.says(olga, text);
    await house.taps(olga, 'Send');
  }
  await house.taps(olga, 'Do not send');
  await house.pass(8 * 60);
  await house.says(ann, 'Announcements');
  matchesGolden(t, house, 'announcements-morning-english', [olga, ann]);
});

test('In English: the house chat, from what it cannot see to what it passes on', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Olga', [], english);
  const ann = await house.resident('Ann', [12], english);
  const bob = await house.resident('Bob', [45], english);
  const guest = house.stranger('Gail', english);
  const group = house.world.addGroup({ title: 'Quiet Yard', members: [olga, ann, bob, guest] });
  house.world.addBot(group, { by: olga, startgroup: 'link' });
  await house.quiet();
  await house.world.tap(olga, 'Link the group to the complex', group);
  await house.quiet();
  house.world.promoteBot(group, olga);
  await house.quiet();
  const writes = async (person: typeof ann, text: string) => {
    house.world.say(person, text, { chat: group });
    await house.quiet();
  };
  await writes(ann, `${at(house)} 45 your lights are flashing`);
  await house.taps(bob, 'Coming');
  await writes(ann, `${at(house)} 45 blocked`);
  await writes(ann, `${at(house)} hello`);
  await writes(ann, `${at(house)} 45 or 46 flashing`);
  await writes(ann, `${at(house)} 77 flashing`);
  await writes(guest, `${at(house)} 45 hello`);
  await house.says(olga, '/group');
  matchesGolden(t, house, 'group-chat-english', [olga, ann, bob], { group });
});

test('In English: a bare number, plain words, and what cannot be read', async (t) => {
  const house = await openHouse(t);
  const ann = await house.resident('Ann', [12, 13], english);
  const carl = await house.resident('Carl', [], english);
  const bob = await house.resident('Bob', [45], english);
  await house.says(ann, 'spot 45 your lights are flashing');
  await house.taps(ann, 'Pass the message on');
  await house.says(ann, '/lang');
  await house.says(ann, 'Blocked in');
  await house.says(ann, 'the red one');
  await house.says(ann, '8 900 123-45-67');
  await house.says(ann, '45a');
  await house.says(ann, '/cancel');
  await house.says(ann, '/spot');
  await house.says(ann, '/spot 12 hello');
  await house.says(carl, '/blocked 45');
  await house.says(carl, '/sos 45');
  await house.says(ann, 'Blocked in');
  await house.taps(ann, "A stranger's car on my spot");
  await house.taps(ann, '13');
  await house.says(ann, 'A blue lorry');
  await house.says(ann, '/blocked 45');
  await house.says(ann, '/blocked 46');
  await house.says(ann, 'My spot');
  matchesGolden(t, house, 'bare-text-english', [ann, carl, bob]);
});
