import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withAdminThere } from '../../src/chat/admin-there.ts';
import { groupButtons } from '../../src/chat/groups/buttons.ts';
import type { Incoming, Presence } from '../../src/chat/kit/incoming.ts';
import { menuButtons } from '../../src/chat/kit/menu-buttons.ts';
import { groupId } from '../../src/core/kernel/ids.ts';

const sender = { externalId: '1', displayName: 'Анна', username: null, languageTag: null };
const press = (code: string): Incoming => ({
  ...{ bot: 1, key: '1', chat: { kind: 'group', ref: '-1' }, sender, writtenAt: null },
  body: { kind: 'press', code, message: '7', pressId: '1' },
});
const link = press(groupButtons.data({ kind: 'link group', group: groupId(3) }));

/** Where each admin of the house is, in the order in which they are asked about. */
async function found(told: readonly Presence[] | null, incoming = link) {
  const admins = told?.map((_, at) => String(at)) ?? [];
  const find = async () => (told ? { chat: '-1', admins } : null);
  const { body } = await withAdminThere(
    find,
    { presence: async (_, person) => told?.[Number(person)] ?? 'out' },
    incoming,
  );
  return 'adminThere' in body ? body.adminThere : 'not asked';
}

test('One admin who is in the group is enough to link it, whoever else is not', async () => {
  assert.equal(await found(['out', 'unknown', 'in']), 'in');
  assert.equal(await found(['out', 'unknown']), 'unknown');
  assert.equal(await found(['out', 'out']), 'out');
  assert.equal(await found([]), 'out');
  assert.equal(await found(null), 'not asked');
  const other = press(menuButtons.data({ kind: 'open', choice: 'help' }));
  assert.equal(await found(['in'], other), 'not asked');
});
