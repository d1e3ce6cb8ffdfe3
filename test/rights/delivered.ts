import assert from 'node:assert/strict';
import type { Person } from '../../playground/index.ts';
import type { Action } from '../../src/core/access.ts';
import {
  type AlertId,
  type AnnouncementId,
  alertId,
  announcementId,
  type CarId,
  type ClaimId,
  carId,
  claimId,
  type GateQuestionId,
  type GroupId,
  gateQuestionId,
  groupId,
  type LetterId,
  letterId,
  type PassId,
  type PersonId,
  passId,
  personId,
  spotNumber,
} from '../../src/core/kernel/ids.ts';
import type { CardSubject, Notice } from '../../src/core/notices.ts';
import { makesCopy } from '../support/copies.ts';
import { linkedGroup } from '../support/group.ts';
import { applies } from '../support/joining.ts';
import { invites } from '../support/passes.ts';
import type { TestApp } from '../support/test-app.ts';

/** Things of a busy hour that Pavel, a guard and an admin, was told of. */
type Things = {
  readonly pavel: Person;
  readonly me: PersonId;
  readonly boris: PersonId;
  readonly vera: PersonId;
  readonly alert: AlertId;
  readonly letter: LetterId;
  readonly car: CarId;
  readonly listed: CarId;
  readonly claim: ClaimId;
  readonly pass: PassId;
  readonly question: GateQuestionId;
  readonly group: GroupId;
  readonly news: AnnouncementId;
};

/** Something that may be on its way to somebody, and what he has to be allowed when it leaves. */
export type Delivered = {
  readonly what: string;
  readonly action: Action;
  readonly notice?: Notice;
  readonly card?: CardSubject;
};

type Sample<One> = null | readonly [Action, (things: Things) => One];

const spot = spotNumber(12) ?? assert.fail();

/** Every notice there is; null: it is about what is its reader's own, or for a group. */
const NOTICES: Readonly<Record<Notice['kind'], Sample<Notice>>> = {
  'alert photo': ['take alert', ({ alert }) => ({ kind: 'alert photo', alert, spot: null, photo: 'f' })],
  'alert letter': ['take alert', ({ alert, letter }) => ({ kind: 'alert letter', alert, letter })],
  'letter anew': null,
  complaint: [
    'manage residents',
    ({ alert, boris }) => ({ kind: 'complaint', alert, letter: null, holder: boris }),
  ],
  'alert answered': null,
  'alert taken': null,
  'alert unreached': null,
  'helper left': null,
  'car offer': ['keep cars', () => ({ kind: 'car offer' })],
  'car question': null,
  'car listed': ['keep cars', ({ listed }) => ({ kind: 'car listed', car: listed })],
  'car taken away': null,
  'claim approved': null,
  'claim rejected': null,
  'co-holder joined': null,
  'family invited': null,
  'strips joined': ['print strips', () => ({ kind: 'strips joined', count: 3 })],
  'holder question': null,
  'spot transferred': null,
  'transfer protested': [
    'decide claims',
    ({ claim, boris }) => ({ kind: 'transfer protested', claim, spot, person: boris }),
  ],
  'claim asked': null,
  'claim waits': null,
  'guard joined': ['invite guards', ({ boris }) => ({ kind: 'guard joined', person: boris })],
  'co-holder left': null,
  'tenant joined': null,
  'tenancy moved': null,
  'tenancy ends': null,
  'tenancy over': null,
  'spot given': null,
  'spot taken away': null,
  'loss protested': ['manage spots', ({ boris }) => ({ kind: 'loss protested', spot, person: boris })],
  'not family': [
    'manage spots',
    ({ boris, me }) => ({
      kind: 'not family',
      spot: spotNumber(45) ?? assert.fail(),
      person: boris,
      by: me,
    }),
  ],
  'resident joined': [
    'manage residents',
    ({ boris }) => ({ kind: 'resident joined', spot: spotNumber(45) ?? assert.fail(), person: boris }),
  ],
  'import read': ['manage spots', () => ({ kind: 'import read', import: 1 })],
  banned: null,
  'ban over': null,
  'admin named': ['manage residents', ({ boris }) => ({ kind: 'admin named', person: boris })],
  'admin unnamed': ['manage residents', ({ me }) => ({ kind: 'admin unnamed', person: me })],
  'admin made': ['manage residents', ({ boris, me }) => ({ kind: 'admin made', person: boris, by: me })],
  'admin removed': ['manage residents', ({ vera, me }) => ({ kind: 'admin removed', person: vera, by: me })],
  'guard removed': ['manage residents', ({ vera, me }) => ({ kind: 'guard removed', person: vera, by: me })],
  'group unlinked': ['link groups', ({ group }) => ({ kind: 'group unlinked', group, blind: false })],
  'group linked': ['link groups', ({ group }) => ({ kind: 'group linked', group })],
  'group blind': ['link groups', ({ group }) => ({ kind: 'group blind', group })],
  'group sighted': ['link groups', ({ group }) => ({ kind: 'group sighted', group })],
  'group mention arrived': ['link groups', ({ group }) => ({ kind: 'group mention arrived', group })],
  'group announcement': null,
  'group refused': null,
  'spot marked free': null,
  'mark ended': null,
  'mark ran out': null,
  'pass ends soon': null,
  'guest still inside': ['check passes', ({ pass }) => ({ kind: 'guest still inside', pass })],
  announcement: ['read announcements', ({ news }) => ({ kind: 'announcement', announcement: news })],
  'move reminder': null,
  'last resort shown': null,
  'device signed in': null,
  'tag void': null,
  'windscreen flood': ['manage residents', () => ({ kind: 'windscreen flood' })],
  'sound check': null,
  'sound not heard': null,
  'guards changed': ['manage residents', ({ boris }) => ({ kind: 'guards changed', by: boris })],
  'guards unseen': ['change guards', () => ({ kind: 'guards unseen' })],
  'spots unreached': ['manage residents', () => ({ kind: 'spots unreached' })],
  'co-holder forgotten': null,
  'admin forgotten': ['manage residents', () => ({ kind: 'admin forgotten' })],
  'backup made': ['keep copies', () => ({ kind: 'backup made', backup: 1 })],
  'backup failed': ['keep copies', () => ({ kind: 'backup failed', backup: 1 })],
  'backup file': ['keep copies', () => ({ kind: 'backup file', backup: 1 })],
  restore: ['restore copies', () => ({ kind: 'restore', restore: 1 })],
  restored: ['restore copies', ({ me }) => ({ kind: 'restored', restore: 1, by: me })],
  'spots restored': null,
};

const CARDS: Readonly<Record<CardSubject['kind'], Sample<CardSubject>>> = {
  alert: ['take alert', ({ alert }) => ({ kind: 'alert', alert, part: 'helper' })],
  claim: ['decide claims', ({ claim }) => ({ kind: 'claim', claim })],
  announcement: null,
  car: ['manage residents', ({ car }) => ({ kind: 'car', car })],
  'gate question': ['check passes', ({ question }) => ({ kind: 'gate question', question, part: 'guard' })],
  letter: null,
  // About his own: the drawing looks whether he still stands there, holds the spot, or made the wish.
  lending: null,
  pass: null,
  wish: null,
};

export function deliveredTo(things: Things): Delivered[] {
  const notices = Object.values(NOTICES).flatMap((sample): Delivered[] => {
    if (!sample) return [];
    const notice = sample[1](things);
    return [{ what: notice.kind, action: sample[0], notice }];
  });
  const cards = Object.values(CARDS).flatMap((sample): Delivered[] => {
    if (!sample) return [];
    const card = sample[1](things);
    return [{ what: `card: ${card.kind}`, action: sample[0], card }];
  });
  return [...notices, ...cards];
}

export async function makeThings(app: TestApp): Promise<Things> {
  const pavel = await app.admin('Павел');
  const guard = "update memberships set roles = '{guard,admin}' where person_id = $1";
  const idOf = async (person: Person) => personId(await number(app, person));
  const me = await idOf(pavel);
  await app.pool.query(guard, [me]);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.admin('Борис', [45]);
  await app.pool.query(guard, [await idOf(boris)]);
  app.world.block(await app.resident('Глеб', [46]));
  await app.quiet();
  await makesCopy(app, pavel);
  await linkedGroup(app, pavel, [anna]);
  const vera = app.stranger('Вера');
  await applies(app, vera, '13');
  await invites(app, anna, 'А123ВС77', '2 часа');
  await app.pool.query('update guest_passes set entered_at = made_at');
  await app.says(pavel, 'Объявления');
  await app.taps(pavel, 'Новое объявление');
  await app.says(pavel, 'Завтра уборка');
  await app.taps(pavel, 'Отправить');
  await app.says(anna, 'Перегородили');
  await app.taps(anna, 'Не знаю номер');
  await app.says(anna, 'Белая Лада');
  await app.taps(anna, 'Добавить фото или текст');
  await app.says(anna, 'у третьего подъезда');
  const { pool } = app;
  await pool.query('update groups set complex_id = null');
  await pool.query(
    `insert into cars (complex_id, person_id, plate, plate_key, state, added_at)
     values (1, $1, 'А123ВС77', 'A123BC77', 'asked', $2)`,
    [await idOf(anna), app.clock.now()],
  );
  await pool.query(
    `insert into cars (complex_id, person_id, plate, plate_key, state, confirmed_by, added_at)
     values (1, $1, 'А124ВС77', 'A124BC77', 'asked', 'list', $2)`,
    [me, app.clock.now()],
  );
  // Somebody who is a guard whatever the reader becomes.
  await pool.query(
    `with guard as (update memberships set roles = roles || '{guard}' where person_id = $1 returning person_id)
     insert into guards_seen (complex_id, person_id, seen_at) select 1, person_id, $2::timestamptz - interval '4 days' from guard`,
    [await idOf(boris), app.clock.now()],
  );
  await pool.query(
    `insert into restores (complex_id, asked_by, asked_at, source, state, fault, changed_at)
     values (1, $1, $2, '{"kind":"folder","name":"a.gz"}', 'refused', 'gone', $2)`,
    [me, app.clock.now()],
  );
  await pool.query(
    `insert into spot_imports (complex_id, person_id, begun_at, file, name, state, fault)
     values (1, $1, $2, 'f', 'a.csv', 'shown', 'not a table')`,
    [me, app.clock.now()],
  );
  await pool.query(
    `insert into gate_questions (complex_id, spot, asked_by, caller, guest, asked_at, asked, state)
     values (1, 12, $1, 'taxi', 'Такси', $2, 1, 'asked')`,
    [me, app.clock.now()],
  );
  const one = async (table: string) => {
    const { rows } = await pool.query<{ id: string }>(`select max(id) as id from ${table}`);
    return Number(rows[0]?.id ?? assert.fail(table));
  };
  return {
    pavel,
    me,
    boris: await idOf(boris),
    vera: await idOf(vera),
    alert: alertId(await one('alerts')),
    letter: letterId(await one('alert_letters')),
    car: carId(await one('cars where confirmed_by is null')),
    listed: carId(await one("cars where confirmed_by = 'list'")),
    claim: claimId(await one('claims')),
    pass: passId(await one('guest_passes')),
    question: gateQuestionId(await one('gate_questions')),
    group: groupId(await one('groups')),
    news: announcementId(await one('announcements')),
  };
}

async function number({ pool }: TestApp, person: Person): Promise<number> {
  const { rows } = await pool.query<{ id: string }>(
    'select person_id as id from addresses where external_id = $1',
    [person.id],
  );
  return Number(rows[0]?.id ?? assert.fail('nobody'));
}
