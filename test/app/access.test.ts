import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ACTIONS, accessTable, KINDS, type Kind, mayKind } from '../../scripts/access-table.ts';
import type { Action } from '../../src/core/access.ts';
import { contents } from '../rights/contents.ts';
import { openTestBed } from '../rights/people.ts';
import { TRIES } from '../rights/tries.ts';

test('docs/access.md is what access.ts says; `npm run access` writes it', () => {
  assert.equal(readFileSync(join(import.meta.dirname, '../../docs/access.md'), 'utf8'), accessTable());
});

/** A foreigner may do in his own complex what a resident may; a thing of ours is none of his. */
function isAllowed(kind: Kind, action: Action): boolean {
  const isForeign = kind === 'resident of another complex' && TRIES[action].thing !== undefined;
  return !isForeign && mayKind(kind, action);
}

for (const action of ACTIONS) {
  test(`Whoever may «${action}» can, and nobody else changes anything by trying`, async (t) => {
    const bed = await openTestBed(t);
    const { app, people } = bed;
    const { thing, go, took } = TRIES[action];
    for (const kind of KINDS) {
      const person = people[kind];
      const about = thing ? await thing(bed, person) : 0;
      await app.quiet();
      const allowed = isAllowed(kind, action);
      const isForeign = kind === 'resident of another complex';
      const before = allowed ? null : await contents(app);
      const ours = isForeign ? await contents(app, 1) : null;
      const heard = app.world.messages(person).length;
      const said = await go(bed, person, about);
      assert.equal(await took(bed, person, about), allowed, `${kind}: ${said}`);
      if (isForeign) assert.deepEqual(await contents(app, 1), ours, kind);
      if (allowed) continue;
      assert.deepEqual(await contents(app), before, `${kind}: ${said}`);
      assert.ok(said !== '' || app.world.messages(person).length > heard, `${kind} is told why not`);
      assert.doesNotMatch(said, /Готово|Передано|Отправлено|Закрыто|Не получилось/, kind);
    }
  });
}
