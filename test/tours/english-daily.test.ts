import { test } from 'node:test';
import { matchesGolden } from '../support/golden.ts';
import { at } from '../support/group.ts';
import { buttonsUnder } from '../support/joining.ts';
import { steady } from '../support/passes.ts';
import { openTestApp } from '../support/test-app.ts';

const english = { languageCode: 'en' };

test('In English: every topic of the help, for a resident and for an admin', async (t) => {
  const app = await openTestApp(t);
  const ann = await app.resident('Ann', [12], english);
  const olga = await app.admin('Olga', [], english);
  for (const person of [ann, olga]) {
    await app.says(person, 'Help');
    for (const label of buttonsUnder(app, person, 'How it works')) {
      await app.taps(person, label);
      await app.taps(person, 'Other topics');
    }
  }
  matchesGolden(t, app, 'help-topics-english', [ann, olga]);
});

test('In English: two spots marked free, seen in the directory, and the way back', async (t) => {
  const app = await openTestApp(t);
  const ann = await app.resident('Ann', [12, 13], english);
  const bob = await app.resident('Bob', [45], english);
  await app.says(ann, 'I am back');
  // In the morning: the evening is ahead.
  await app.advance(10 * 60);
  await app.says(ann, 'Leaving');
  await app.taps(ann, 'Spot 12');
  await app.taps(ann, 'Until the evening');
  await app.says(ann, 'Leaving');
  await app.taps(ann, 'Spot 13');
  await app.taps(ann, 'Another date');
  await app.says(ann, 'some day');
  await app.says(ann, 'tomorrow 18:00');
  await app.taps(ann, 'Confirm');
  await app.says(bob, '/blocked 13');
  await app.says(bob, 'Spot directory');
  await app.says(bob, '13');
  await app.says(bob, '77');
  await app.says(ann, 'My spot');
  await app.says(ann, 'I am back');
  await app.taps(ann, 'With all of them');
  await app.says(ann, 'Leaving');
  await app.taps(ann, 'Spot 12');
  await app.taps(ann, 'Until tomorrow');
  await app.taps(ann, 'Hide from the directory');
  await app.says(bob, '/blocked 12');
  await app.advance(48 * 60);
  matchesGolden(t, app, 'away-several-english', [ann, bob]);
});

test('In English: a guest who comes, stays longer, and is out of time', async (t) => {
  const app = await openTestApp(t);
  const ann = await app.resident('Ann', [12, 13], english);
  const bob = await app.resident('Bob', [45], english);
  const ivan = await app.guard('Ivan');
  await app.says(ivan, '/lang');
  await app.taps(ivan, 'English');
  await app.says(ann, 'Guest pass');
  await app.says(ann, 'Marina');
  await app.taps(ann, 'Spot 12');
  await app.says(ann, 'long');
  await app.taps(ann, '2 hours');
  await app.says(ivan, 'Check a pass');
  await app.says(ivan, '12');
  await app.says(ivan, 'marina');
  await app.taps(ivan, 'Driven in');
  await app.says(bob, '/blocked 12');
  await app.taps(ann, 'Extend');
  await app.says(ann, '80');
  await app.says(ann, '2');
  await app.advance(4 * 60 - 10);
  await app.advance(20);
  await app.taps(ivan, 'Today');
  await app.says(ivan, 'marina');
  await app.taps(ivan, 'Driven out');
  await app.says(ivan, 'marina');
  await app.says(ann, 'Guest pass');
  await app.says(ann, 'Oleg');
  await app.taps(ann, 'Spot 13');
  await app.taps(ann, '24 hours');
  await app.taps(ann, 'Extend');
  await app.says(ann, '72');
  await app.says(ann, 'My spot');
  await app.taps(ann, 'Pass: Oleg');
  await app.taps(ann, 'Revoke');
  await app.taps(ann, 'Confirm');
  await app.says(ivan, 'Help');
  await app.taps(ivan, 'Check a pass');
  matchesGolden(t, app, 'passes-over-english', [ann, ivan], {}, steady);
});

test('In English: an announcement that waits for the morning, and one that is called off', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Olga', [], english);
  const ann = await app.resident('Ann', [12], english);
  const gone = await app.resident('Gleb', [60]);
  app.world.block(gone);
  await app.quiet();
  await app.says(ann, 'Announcements');
  await app.advance(60);
  for (const text of ['Road marking tomorrow', 'No water on Friday']) {
    await app.says(olga, 'Announcements');
    await app.taps(olga, 'New announcement');
    await app.says(olga, text);
    await app.taps(olga, 'Send');
  }
  await app.taps(olga, 'Do not send');
  await app.advance(8 * 60);
  await app.says(ann, 'Announcements');
  matchesGolden(t, app, 'announcements-morning-english', [olga, ann]);
});

test('In English: the house chat, from what it cannot see to what it passes on', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Olga', [], english);
  const ann = await app.resident('Ann', [12], english);
  const bob = await app.resident('Bob', [45], english);
  const guest = app.stranger('Gail', english);
  const group = app.world.addGroup({ title: 'Quiet Yard', members: [olga, ann, bob, guest] });
  app.world.addBot(group, { by: olga, startgroup: 'link' });
  await app.quiet();
  await app.says(olga, '/group');
  const offer = app.world.lastMessage(group);
  for (const person of [ann, olga, olga]) {
    if (offer) await app.world.press(person, offer, 'Link the group to the complex', group);
    await app.quiet();
  }
  app.world.promoteBot(group, olga);
  await app.quiet();
  const writes = async (person: typeof ann, text: string) => {
    app.world.say(person, text, { chat: group });
    await app.quiet();
  };
  await writes(ann, `${at(app)} 45 your lights are flashing`);
  await writes(ann, `${at(app)} 45 they still are`);
  await app.taps(bob, 'Coming');
  await writes(ann, `${at(app)} 45 blocked`);
  await writes(ann, `${at(app)} hello`);
  await writes(ann, `${at(app)} 45 or 46 flashing`);
  await app.world.tap(bob, 'Spot 45', group);
  await app.world.tap(ann, 'Cancel', group);
  await app.quiet();
  await writes(ann, `${at(app)} 12 flashing`);
  await app.taps(ann, 'Solved');
  await writes(ann, `${at(app)} 77 flashing`);
  await writes(guest, `${at(app)} 45 hello`);
  await app.says(olga, '/group');
  matchesGolden(t, app, 'group-chat-english', [olga, ann, bob], { group });
});

test('In English: a bare number, plain words, and what cannot be read', async (t) => {
  const app = await openTestApp(t);
  const ann = await app.resident('Ann', [12, 13], english);
  const carl = await app.resident('Carl', [], english);
  const bob = await app.resident('Bob', [45], english);
  await app.says(ann, 'spot 45 your lights are flashing');
  await app.taps(ann, 'Pass the message on');
  await app.says(ann, '/lang');
  await app.says(ann, 'Blocked in');
  await app.says(ann, 'the red one');
  await app.says(ann, '8 900 123-45-67');
  await app.says(ann, '45a');
  await app.says(ann, '/cancel');
  await app.says(ann, '/spot');
  await app.says(ann, '/spot 12 hello');
  await app.says(carl, '/blocked 45');
  await app.says(carl, '/sos 45');
  await app.says(ann, 'Blocked in');
  await app.taps(ann, "A stranger's car on my spot");
  await app.taps(ann, '13');
  await app.says(ann, 'A blue lorry');
  await app.says(ann, '/blocked 45');
  await app.says(ann, '/blocked 46');
  await app.says(ann, 'My spot');
  matchesGolden(t, app, 'bare-text-english', [ann, carl, bob]);
});
