import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Role } from '../../src/core/kernel/actor.ts';
import { type PersonId, personId } from '../../src/core/kernel/ids.ts';
import type { HintViewer } from '../../src/web/face.ts';
import { listenForHints } from '../../src/web/views/stream.ts';

test('A page hears what has changed while its session is the same person’s, and nobody banned hears anything', async () => {
  const known = (id: PersonId, ...roles: readonly Role[]) => ({ person: { id, roles } });
  const [anna, boris] = [personId(1), personId(2)];
  const may = async (visitor: object, here: object | null) => {
    const viewers: HintViewer[] = [];
    const hints = { open: (one: HintViewer) => void viewers.push(one) };
    const face = { hints, clock: { now: () => new Date(0) }, look: async () => here };
    await listenForHints(face as never, { visitor: { session: 7, ...visitor } } as never, {} as never);
    return viewers[0]?.mayLook();
  };
  assert.equal(await may(known(anna, 'resident'), known(anna, 'resident')), true);
  assert.equal(await may(known(anna, 'resident'), known(boris, 'resident')), false);
  assert.equal(await may(known(anna, 'resident'), { person: null }), false);
  assert.equal(await may({ person: null }, known(anna, 'resident')), false);
  assert.equal(await may({ person: null }, { person: null }), true);
  assert.equal(await may(known(anna, 'resident'), known(anna, 'resident', 'banned')), false);
  assert.equal(await may(known(anna, 'resident'), null), false);
});
