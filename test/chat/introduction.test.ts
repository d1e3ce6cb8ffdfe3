import assert from 'node:assert/strict';
import { test } from 'node:test';
import { introduce, nameOf } from '../../src/chat/introduction.ts';
import { words } from '../support/words.ts';

test('What the bot says of itself keeps within what Telegram takes, also in a house of the longest name', () => {
  const roles = ['guard', 'admin'] as const;
  const own = words.languages.map((language, at) => ({ chat: String(at), language, roles }));
  for (const trait of introduce(words, 'Ы'.repeat(100), own)) {
    if (trait.kind === 'description') assert.ok(trait.text.length <= 512, trait.text);
    if (trait.kind === 'profile line') assert.ok(trait.text.length <= 120, trait.text);
    if (trait.kind !== 'commands') continue;
    assert.ok(trait.commands.length > 0);
    for (const { name, does } of trait.commands) {
      assert.match(name, /^[a-z0-9_]{1,32}$/);
      assert.ok(does.length > 0 && does.length <= 256);
    }
  }
});

test('A resident finds ten commands at most; everything has a name of its own, in every language there is', () => {
  const traits = introduce(words, 'Двор', [{ chat: '7', language: 'ru', roles: ['admin'] }]);
  const lists = traits.filter((trait) => trait.kind === 'commands' && trait.to === 'private chats');
  assert.equal(lists.length, words.languages.length + 1);
  for (const list of lists) assert.ok(list.kind === 'commands' && list.commands.length <= 10);
  const names = traits.map((trait) => JSON.stringify(nameOf(trait)));
  assert.equal(new Set(names).size, traits.length);
});
