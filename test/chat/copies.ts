import { days } from '../../src/core/kernel/time.ts';
import type { Scope } from '../support/database.ts';
import { ago, BORIS } from '../support/rows.ts';
import { openDrawing } from './drawing.ts';

export const header = {
  ...{ schema: '0052', madeAt: ago(days(2)).toISOString(), name: 'Двор' },
  counts: { memberships: 2, spots: 5, alerts: 1 },
};

/** Борис and Вера are admins; a restore that Борис asked for has come so far. */
export async function openCopies(scope: Scope) {
  const house = await openDrawing(scope);
  await house.pool.query("update memberships set roles = '{admin}' where person_id in (2, 3)");
  const restore = async (more: Readonly<Record<string, unknown>>) => {
    await house.clear('restores');
    const source = { kind: 'folder', name: 'наша.age' };
    await house.put('restores', { id: 3, asked_by: BORIS, state: 'compared', header, source, ...more });
  };
  return {
    ...house,
    restore,
    /** What Борис reads of his restore. */
    reads: async (more: Readonly<Record<string, unknown>>) => {
      await restore(more);
      return house.told(BORIS, { kind: 'restore', restore: 3 });
    },
  };
}
