import assert from 'node:assert/strict';
import type { Person } from '../../playground/index.ts';
import type { AdminWish } from '../../src/chat/administration/buttons.ts';
import type { Action } from '../../src/core/access.ts';
import { personId, type SpotNumber, spotNumber } from '../../src/core/kernel/ids.ts';
import { wireOf } from '../support/wire-of.ts';
import { watchSeen } from './looking.ts';
import type { TestBed } from './people.ts';
import type { Try } from './try.ts';

const SIXTY = spotNumber(60) ?? assert.fail();

/** The actions of «Управление», and the one by which co-holders call for it. */
export const ADMIN_TRIES = {
  'manage residents': {
    thing: async (bed) => (await bed.idOf(await bed.app.guard('Сторож'))) ?? 0,
    go: (bed, person, thing) =>
      press(bed, person, { on: 'person', act: 'remove guard for sure', person: personId(thing) }),
    took: (bed, _, thing) => some(bed, `memberships where person_id = ${thing} and roles = '{}'`),
  },
  'change guards': {
    thing: async (bed) => (await bed.idOf(await bed.app.guard('Сторож'))) ?? 0,
    go: async (bed, person) => press(bed, person, { on: 'guards', seen: await watchSeen(bed) }),
    took: (bed, _, thing) => some(bed, `memberships where person_id = ${thing} and roles = '{}'`),
  },
  'manage spots': {
    thing: async (bed) => (await bed.idOf(await bed.app.resident('Мила', [60]))) ?? 0,
    go: (bed, person, thing) =>
      press(bed, person, { on: 'holder', act: 'remove for sure', spot: SIXTY, person: personId(thing) }),
    took: async (bed, _, thing) => !(await some(bed, `holdings where person_id = ${thing}`)),
  },
  'change settings': {
    thing: async (bed) => {
      await bed.app.pool.query("update complexes set guard_phone = '112' where id = 1");
      return 1;
    },
    go: (bed, person) => press(bed, person, { on: 'setting', act: 'no guard phone' }),
    took: (bed) => some(bed, 'complexes where id = 1 and guard_phone is null'),
  },
  'see statistics': {
    go: (bed, person) => press(bed, person, { on: 'house', act: 'statistics' }),
    took: async ({ app }, person) => (app.world.lastMessage(person)?.caption ?? '').includes('Статистика'),
  },
  'read journal': {
    go: (bed, person) => press(bed, person, { on: 'house', act: 'journal' }),
    took: async ({ app }, person) => /Журнал/.test(app.reads(person)),
  },
  'report holder': {
    // A foreigner's spot 60 is another one.
    thing: async (bed, person) => {
      const [own] = [await spotOf(bed, person)];
      return (await bed.idOf(await bed.app.resident('Мила', [own ?? 60]))) ?? 0;
    },
    go: async (bed, person, thing) => {
      const spot = (await spotOf(bed, person)) ?? SIXTY;
      return press(bed, person, { on: 'holder', act: 'not family for sure', spot, person: personId(thing) });
    },
    took: (bed, _, thing) =>
      some(
        bed,
        `notices where notice ->> 'kind' = 'not family' and notice ->> 'person' = '${thing}' and made_at = $1`,
        [bed.app.clock.now()],
      ),
  },
} satisfies Partial<Record<Action, Try>>;

/** What one reads of it: the toast, else the newest message. */
async function press(bed: TestBed, person: Person, wish: AdminWish): Promise<string> {
  return (await bed.press(person, wireOf({ kind: 'administer', wish }))) || bed.app.reads(person);
}

async function some({ app }: TestBed, where: string, values: readonly unknown[] = []): Promise<boolean> {
  return (await app.pool.query(`select 1 from ${where}`, [...values])).rows.length > 0;
}

async function spotOf({ app }: TestBed, person: Person): Promise<SpotNumber | null> {
  const { rows } = await app.pool.query<{ spot: number }>(
    `select spot from holdings join addresses using (person_id)
     where complex_id = 1 and external_id = $1 order by spot limit 1`,
    [person.id],
  );
  return spotNumber(rows[0]?.spot ?? 0);
}
