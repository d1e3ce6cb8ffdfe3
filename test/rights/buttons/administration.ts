import assert from 'node:assert/strict';
import type { AdminWish, HouseAct, PersonAct, SettingAct } from '../../../src/chat/administration/buttons.ts';
import type { ButtonCode } from '../../../src/chat/buttons.ts';
import { groupId, personId, spotNumber } from '../../../src/core/kernel/ids.ts';
import { holdersFingerprint } from '../../../src/core/residents/holders-fingerprint.ts';
import { wireOf } from '../../support/wire-of.ts';
import { watchSeen } from '../looking.ts';
import type { TestBed } from '../people.ts';
import { type ButtonName, freshResident, freshSpot, newest, type Row } from './row.ts';

/** Every deed of «Управление»: nobody but an admin gets anything by pressing it. */
const HOUSE: Record<HouseAct, true> = {
  residents: true,
  poster: true,
  spots: true,
  statistics: true,
  journal: true,
  import: true,
  export: true,
  'export as xlsx': true,
  'export as csv': true,
  settings: true,
  'invite resident': true,
  links: true,
  'change guards': true,
  unreached: true,
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
  'bot contact': true,
  'no guard phone': true,
  'no bot contact': true,
};

const SPOT = spotNumber(12) ?? assert.fail();

const acts = <Act extends string>(table: Record<Act, true>) => Object.keys(table) as Act[];
const press = (wish: AdminWish): ButtonCode => ({ kind: 'administer', wish });

const byAdmin = (wish: (bed: TestBed) => Promise<AdminWish>, also: readonly AdminWish[] = []): Row => ({
  about: 'a thing',
  also: also.map(press),
  scene: async (bed) => ({ presser: bed.people.admin, code: press(await wish(bed)) }),
});

/** The admin has a list before him that waits for «Применить». */
const importing = async (
  bed: TestBed,
  others: readonly { readonly number: number }[] = [],
): Promise<number> => {
  const { app, people } = bed;
  // One more face in the house: the next fresh spot is another one.
  app.stranger('Новосёл');
  await app.says(people.admin, 'Управление');
  await app.taps(people.admin, 'Импорт');
  const spots = [...others.map(({ number }) => number), freshSpot(bed)];
  const bytes = Buffer.from(`Место\n${spots.join('\n')}\n`);
  app.world.document(people.admin, { name: 'места.csv', bytes });
  await app.quiet();
  return newest(bed, 'spot_imports');
};

const somebody = async (bed: TestBed) => {
  const { person, spot } = await freshResident(bed, 'Житель');
  return { person: personId((await bed.idOf(person)) ?? 0), spot };
};

export const ADMINISTRATION_BUTTONS = {
  'administer: house': byAdmin(
    async () => ({ on: 'house', act: 'journal' }),
    acts(HOUSE).map((act) => ({ on: 'house', act })),
  ),
  'administer: list': byAdmin(async () => ({ on: 'list', list: 'journal', page: 1 })),
  'administer: person': byAdmin(
    async (bed) => ({ on: 'person', act: 'show', person: (await somebody(bed)).person }),
    acts(PERSON).map((act) => ({ on: 'person', act, person: personId(1) })),
  ),
  'administer: ban': byAdmin(async (bed) => {
    const { person } = await somebody(bed);
    const { admin } = bed.people;
    await bed.press(admin, wireOf(press({ on: 'person', act: 'ban', person })));
    await bed.app.says(admin, 'через неделю');
    await bed.app.says(admin, 'Грубит соседям');
    return { on: 'ban', person, until: new Date('2026-11-29T00:00:00+03:00') };
  }),
  'administer: ban date': byAdmin(async (bed) => {
    const { person } = await somebody(bed);
    return { on: 'ban date', person, until: new Date('2026-11-29T00:00:00+03:00') };
  }),
  'administer: spot': byAdmin(async (bed) => ({
    on: 'spot',
    act: 'show',
    spot: (await somebody(bed)).spot,
  })),
  'administer: holder': byAdmin(async (bed) => ({ on: 'holder', act: 'remove', ...(await somebody(bed)) })),
  'administer: free': byAdmin(async (bed) => {
    const { person, spot } = await somebody(bed);
    return { on: 'free', spot, seen: holdersFingerprint([person]) };
  }),
  'administer: give': byAdmin(
    async (bed) => {
      const [holder, heir] = [await somebody(bed), await somebody(bed)];
      const seen = holdersFingerprint([holder.person]);
      return { on: 'give', how: 'transfer', spot: holder.spot, person: heir.person, seen };
    },
    [{ on: 'give', how: 'assign', spot: SPOT, person: personId(1), seen: 1 }],
  ),
  'administer: setting': byAdmin(
    async () => ({ on: 'setting', act: 'name' }),
    acts(SETTING).map((act) => ({ on: 'setting', act })),
  ),
  'administer: guards': byAdmin(async (bed) => {
    // Each time the same watch: one guard, and no link.
    await bed.app.pool.query("update memberships set roles = array_remove(roles, 'guard')");
    await bed.app.pool.query('delete from invites where spot is null');
    await bed.app.guard('Сторож');
    return { on: 'guards', seen: await watchSeen(bed) };
  }),
  'administer: zone': byAdmin(async ({ app }) => {
    const { rows } = await app.pool.query("select from complexes where time_zone = 'Asia/Omsk'");
    return { on: 'zone', zone: rows.length > 0 ? 'Europe/Moscow' : 'Asia/Omsk' };
  }),
  'administer: import': byAdmin(async (bed) => {
    const list = await importing(bed);
    return { on: 'import', act: 'apply, remove nothing', import: list };
  }),
  'administer: removal': byAdmin(async (bed) => {
    const { pool } = bed.app;
    const { rows } = await pool.query<{ number: number }>(
      'select number from spots where complex_id = 1 and number < 99999',
    );
    // The one spot that the list does not have.
    await pool.query('insert into spots (complex_id, number) values (1, 99999) on conflict do nothing');
    return { on: 'removal', import: await importing(bed, rows), agreed: 1 };
  }),
  'administer: group': byAdmin(async (bed) => {
    const group = bed.app.world.addGroup({ title: 'Двор', members: [bed.people.admin] });
    bed.app.world.addBot(group, { by: bed.people.admin });
    await bed.app.quiet();
    return { on: 'group', act: 'unlink', group: groupId(await newest(bed, 'groups')) };
  }),
  'administer: link': byAdmin(async (bed) => {
    await bed.app.says(bed.people.admin, 'Управление');
    await bed.app.taps(bed.people.admin, 'Пригласить охрану');
    return { on: 'link', act: 'revoke for sure', link: await newest(bed, 'invites') };
  }),
  'administer: loss': byAdmin(async () => ({ on: 'loss', loss: 1 })),
} as const satisfies Partial<Record<ButtonName, Row>>;
