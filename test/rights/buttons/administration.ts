import assert from 'node:assert/strict';
import type { AdminWish, HouseAct, PersonAct, SettingAct } from '../../../src/chat/administration/buttons.ts';
import type { ButtonCode } from '../../../src/chat/buttons.ts';
import { groupId, personId, spotNumber } from '../../../src/core/kernel/ids.ts';
import { holdersFingerprint } from '../../../src/core/residents/holders-fingerprint.ts';
import { wireOf } from '../../support/wire-of.ts';
import type { Yard } from '../people.ts';
import { type ButtonName, freshResident, freshSpot, newest, type Row } from './row.ts';

/** Every deed of «Управление»: nobody but an admin gets anything by pressing it. */
const HOUSE: Record<HouseAct, true> = {
  residents: true,
  spots: true,
  statistics: true,
  journal: true,
  import: true,
  export: true,
  'export as xlsx': true,
  'export as csv': true,
  settings: true,
  'invite resident': true,
  'not family, whom': true,
};
const PERSON: Record<PersonAct, true> = {
  show: true,
  'make admin': true,
  'make admin for sure': true,
  'remove admin': true,
  'remove admin for sure': true,
  'remove guard': true,
  'remove guard for sure': true,
  ban: true,
  'ban for a day': true,
  'ban for a week': true,
  'ban for a month': true,
  'lift ban': true,
  'assign spot': true,
};
const SETTING: Record<SettingAct, true> = {
  name: true,
  'time zone': true,
  'quiet hours': true,
  'no quiet hours': true,
  'remind after': true,
  'call after': true,
  'guard phone': true,
  'no guard phone': true,
};

const SPOT = spotNumber(12) ?? assert.fail();

const acts = <Act extends string>(table: Record<Act, true>) => Object.keys(table) as Act[];
const press = (wish: AdminWish): ButtonCode => ({ kind: 'administer', wish });

const byAdmin = (wish: (yard: Yard) => Promise<AdminWish>, also: readonly AdminWish[] = []): Row => ({
  about: 'a thing',
  also: also.map(press),
  scene: async (yard) => ({ presser: yard.people.admin, code: press(await wish(yard)) }),
});

/** The admin has a list before him that waits for «Применить». */
const importing = async (
  yard: Yard,
  others: readonly { readonly number: number }[] = [],
): Promise<number> => {
  const { house, people } = yard;
  // One more face in the house: the next fresh spot is another one.
  house.stranger('Новосёл');
  await house.says(people.admin, 'Управление');
  await house.taps(people.admin, 'Импорт');
  const spots = [...others.map(({ number }) => number), freshSpot(yard)];
  const bytes = Buffer.from(`Место\n${spots.join('\n')}\n`);
  house.world.document(people.admin, { name: 'места.csv', bytes });
  await house.quiet();
  return newest(yard, 'spot_imports');
};

const somebody = async (yard: Yard) => {
  const { person, spot } = await freshResident(yard, 'Житель');
  return { person: personId((await yard.idOf(person)) ?? 0), spot };
};

export const ADMINISTRATION_BUTTONS = {
  'administer: house': byAdmin(
    async () => ({ on: 'house', act: 'journal' }),
    acts(HOUSE).map((act) => ({ on: 'house', act })),
  ),
  'administer: list': byAdmin(async () => ({ on: 'list', list: 'journal', page: 1 })),
  'administer: person': byAdmin(
    async (yard) => ({ on: 'person', act: 'show', person: (await somebody(yard)).person }),
    acts(PERSON).map((act) => ({ on: 'person', act, person: personId(1) })),
  ),
  'administer: ban': byAdmin(async (yard) => {
    const { person } = await somebody(yard);
    const { admin } = yard.people;
    await yard.press(admin, wireOf(press({ on: 'person', act: 'ban', person })));
    await yard.house.says(admin, 'через неделю');
    await yard.house.says(admin, 'Грубит соседям');
    return { on: 'ban', person, until: new Date('2026-11-29T00:00:00+03:00') };
  }),
  'administer: ban date': byAdmin(async (yard) => {
    const { person } = await somebody(yard);
    return { on: 'ban date', person, until: new Date('2026-11-29T00:00:00+03:00') };
  }),
  'administer: spot': byAdmin(async (yard) => ({
    on: 'spot',
    act: 'show',
    spot: (await somebody(yard)).spot,
  })),
  'administer: holder': byAdmin(async (yard) => ({ on: 'holder', act: 'remove', ...(await somebody(yard)) })),
  'administer: free': byAdmin(async (yard) => {
    const { person, spot } = await somebody(yard);
    return { on: 'free', spot, seen: holdersFingerprint([person]) };
  }),
  'administer: give': byAdmin(
    async (yard) => {
      const [holder, heir] = [await somebody(yard), await somebody(yard)];
      const seen = holdersFingerprint([holder.person]);
      return { on: 'give', how: 'transfer', spot: holder.spot, person: heir.person, seen };
    },
    [{ on: 'give', how: 'assign', spot: SPOT, person: personId(1), seen: 1 }],
  ),
  'administer: setting': byAdmin(
    async () => ({ on: 'setting', act: 'name' }),
    acts(SETTING).map((act) => ({ on: 'setting', act })),
  ),
  'administer: import': byAdmin(async (yard) => {
    const list = await importing(yard);
    return { on: 'import', act: 'apply, remove nothing', import: list };
  }),
  'administer: removal': byAdmin(async (yard) => {
    const { pool } = yard.house;
    const { rows } = await pool.query<{ number: number }>(
      'select number from spots where complex_id = 1 and number < 99999',
    );
    // The one spot that the list does not have.
    await pool.query('insert into spots (complex_id, number) values (1, 99999) on conflict do nothing');
    return { on: 'removal', import: await importing(yard, rows), agreed: 1 };
  }),
  'administer: group': byAdmin(async (yard) => {
    const group = yard.house.world.addGroup({ title: 'Двор', members: [yard.people.admin] });
    yard.house.world.addBot(group, { by: yard.people.admin });
    await yard.house.quiet();
    return { on: 'group', act: 'unlink', group: groupId(await newest(yard, 'groups')) };
  }),
  'administer: loss': byAdmin(async () => ({ on: 'loss', loss: 1 })),
} as const satisfies Partial<Record<ButtonName, Row>>;
