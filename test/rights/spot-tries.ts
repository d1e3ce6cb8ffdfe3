import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import type { Person } from '../../playground/index.ts';
import { plateFingerprint } from '../../src/chat/cars/buttons.ts';
import { guestFingerprint } from '../../src/chat/passes/buttons.ts';
import type { Action } from '../../src/core/access.ts';
import { gateQuestionId, lendingId, passId, spotNumber } from '../../src/core/kernel/ids.ts';
import { wireOf } from '../support/wire-of.ts';
import { now, PERSON, says, some } from './looking.ts';
import type { TestBed } from './people.ts';
import type { Try } from './try.ts';

/** «Уезжаю», «Гостевой пропуск», «Проверить пропуск». */
export const SPOT_TRIES = {
  'keep cars': {
    go: async (bed, person) => {
      const toast = await bed.press(person, wireOf({ kind: 'cars', act: 'add' }));
      if (toast) return toast;
      await says(bed, person, 'А123ВС77');
      return bed.press(person, wireOf({ kind: 'add car', about: plateFingerprint('А123ВС77') }));
    },
    took: (bed, person) => some(bed, `cars where person_id = ${PERSON}`, person),
  },
  'let own spot': {
    go: async (bed, person) => {
      const [spot] = await spotsOf(bed, person);
      const until = new Date(now(bed).getTime() + 30 * 86_400_000);
      const own = spotNumber(spot ?? 60) ?? assert.fail();
      return bed.press(person, wireOf({ kind: 'let until', act: 'sure', spot: own, until }));
    },
    took: (bed, person) =>
      some(bed, `invites where tenant_until is not null and made_by = ${PERSON}`, person),
  },
  'make passes': {
    go: async (bed, person) => {
      await says(bed, person, 'Гостевой пропуск');
      await says(bed, person, 'Марина');
      const [spot] = await spotsOf(bed, person);
      const about = guestFingerprint('Марина', spotNumber(spot ?? 0));
      return bed.press(person, wireOf({ kind: 'pass hours', hours: 2, about }));
    },
    took: (bed, person) => some(bed, `guest_passes where host = ${PERSON}`, person),
  },
  'steer own passes': {
    thing: (bed, person) => passOf(bed, person),
    go: (bed, person, thing) =>
      bed.press(person, wireOf({ kind: 'pass', act: 'revoke for sure', pass: passId(thing) })),
    took: (bed, _, thing) => some(bed, `guest_passes where id = ${thing} and ending = 'revoked'`),
  },
  'check passes': {
    thing: async (bed) => passOf(bed, await bed.app.resident('Хозяин', [61])),
    go: (bed, person, thing) =>
      bed.press(person, wireOf({ kind: 'pass', act: 'let in', pass: passId(thing) })),
    took: (bed, _, thing) => some(bed, `guest_passes where id = ${thing} and entered_at is not null`),
  },
  'answer at gate': {
    thing: (bed, person) => questionTo(bed, person),
    go: (bed, person, thing) =>
      bed.press(
        person,
        wireOf({ kind: 'gate question', act: 'not expected', question: gateQuestionId(thing) }),
      ),
    took: (bed, _, thing) => some(bed, `gate_questions where id = ${thing} and state = 'not expected'`),
  },
  'print own tag': {
    go: async (bed, person) => {
      const [spot] = await spotsOf(bed, person);
      const printed = {
        kind: 'own tag',
        act: 'print',
        spot: spotNumber(spot ?? 12) ?? assert.fail(),
      } as const;
      return bed.press(person, wireOf(printed));
    },
    took: (bed, person) => some(bed, `windscreen_tags where person_id = ${PERSON}`, person),
  },
  'invite family': {
    go: async (bed, person) => {
      const [spot] = await spotsOf(bed, person);
      return bed.press(
        person,
        wireOf({ kind: 'invite family', spot: spotNumber(spot ?? 12) ?? assert.fail() }),
      );
    },
    took: (bed, person) =>
      some(bed, `invites where family and made_at = $2 and made_by = ${PERSON}`, person, [now(bed)]),
  },
  'print strips': {
    go: (bed, person) => bed.press(person, wireOf({ kind: 'strips for', whom: 'all' })),
    took: (bed, person) =>
      some(bed, `journal where deed ->> 'kind' = 'strips printed' and by_person = ${PERSON}`, person),
  },
  'mark spots': {
    go: async (bed, person) => {
      await says(bed, person, 'Уезжаю');
      const [spot] = await spotsOf(bed, person);
      const stay = {
        kind: 'away until',
        spot: spotNumber(spot ?? 12) ?? assert.fail(),
        stay: 'week',
      } as const;
      return bed.press(person, wireOf(stay));
    },
    took: (bed, person) => some(bed, `free_marks where set_by = ${PERSON}`, person),
  },
  'borrow spots': {
    thing: (bed) => freeSpotOf(bed),
    go: (bed, person, thing) => {
      const until = new Date(now(bed).getTime() + 3_600_000);
      const spot = spotNumber(thing) ?? assert.fail();
      return bed.press(person, wireOf({ kind: 'take spot', spot, until, at: 'list' }));
    },
    took: (bed, person) => some(bed, `lendings where ended_at is null and borrower = ${PERSON}`, person),
  },
  'leave borrowed spots': {
    thing: (bed, person) => lendingOf(bed, person),
    go: (bed, person, thing) =>
      bed.press(person, wireOf({ kind: 'lending', act: 'leave', lending: lendingId(thing) })),
    took: (bed, _, thing) => some(bed, `lendings where id = ${thing} and left_at is not null`),
  },
  'silence own spot': {
    thing: async (bed, person) => {
      const { rows } = await bed.app.pool.query<{ spot: number | null }>(
        `select min(spot) as spot from holdings where complex_id = 1 and person_id = ${PERSON}`,
        [person.id],
      );
      const spot = rows[0]?.spot ?? 12;
      await bed.app.resident('Лена', [spot]);
      return spot;
    },
    go: (bed, person, thing) =>
      bed.press(person, wireOf({ kind: 'signals', spot: spotNumber(thing) ?? assert.fail(), off: true })),
    took: (bed, person) => some(bed, `holdings where no_signals and person_id = ${PERSON}`, person),
  },
  'leave last resort': {
    go: async (bed, person) => {
      const toast = await bed.press(person, wireOf({ kind: 'last resort', act: 'flat' }));
      return toast || says(bed, person, '87');
    },
    took: (bed, person) => some(bed, `last_resorts where flat = '87' and person_id = ${PERSON}`, person),
  },
  'use the web': {
    go: (bed, person) => bed.press(person, wireOf({ kind: 'sign in at the web' })),
    took: (bed, person) =>
      some(bed, `web_logins where made_at = $2 and person_id = ${PERSON}`, person, [now(bed)]),
  },
  'choose notifications': {
    go: (bed, person) => bed.press(person, wireOf({ kind: 'switch notes', topic: 'marks', off: true })),
    took: (bed, person) =>
      some(bed, `memberships where 'marks' = any(notes_off) and person_id = ${PERSON}`, person),
  },
} satisfies Partial<Record<Action, Try>>;

/** A pass of theirs in the first complex, whoever they are. */
async function passOf({ app }: TestBed, person: Person): Promise<number> {
  const now = app.clock.now();
  const { rows } = await app.pool.query<{ id: string }>(
    `insert into guest_passes (complex_id, host, spot, guest, guest_key, is_plate, slot, made_at, until, salt, code_key)
     select m.complex_id, m.person_id, s.number, 'Марина', 'MAPИHA', false,
       1 + (select count(*) from guest_passes g where g.host = m.person_id), $2, $3, $4, $5
     from memberships m join spots s on s.complex_id = 1
     where m.complex_id = 1 and (m.person_id = ${PERSON} or not exists (
       select from memberships own where own.complex_id = 1 and own.person_id = ${PERSON}
     )) order by m.person_id, s.number limit 1 returning id`,
    [person.id, now, new Date(now.getTime() + 3_600_000), randomBytes(16), randomBytes(32)],
  );
  return Number(rows[0]?.id ?? assert.fail('no pass'));
}

/** What a guard asks about a spot of theirs, or about one of the first complex. */
async function questionTo(bed: TestBed, person: Person): Promise<number> {
  const { app, people } = bed;
  const [spot = 12] = await spotsOf(bed, person);
  await app.pool.query("update gate_questions set state = 'over'");
  const { rows } = await app.pool.query<{ id: string }>(
    `insert into gate_questions (complex_id, spot, asked_by, caller, guest, asked_at, asked, state)
     select m.complex_id, s.number, m.person_id, 'taxi', 'Такси', $2, 1, 'asked'
     from memberships m join spots s on s.complex_id = m.complex_id
     where m.person_id = ${PERSON} order by s.number = $3 desc, s.number limit 1 returning id`,
    [people.guard.id, app.clock.now(), spot],
  );
  return Number(rows[0]?.id ?? assert.fail('no question'));
}

async function spotsOf({ app }: TestBed, person: Person): Promise<number[]> {
  const { rows } = await app.pool.query<{ spot: number }>(
    `select spot from holdings where person_id = ${PERSON} order by spot`,
    [person.id],
  );
  return rows.map(({ spot }) => spot);
}

/** A spot of somebody new, marked free. */
async function freeSpotOf({ app }: TestBed): Promise<number> {
  const spot = 2_000 + app.world.people().length;
  const holder = await app.resident('Хозяин', [spot]);
  await app.pool.query(
    `insert into free_marks (complex_id, spot, set_by, since, until, hidden)
     values (1, $2, ${PERSON}, $3, $4, false)`,
    [holder.id, spot, app.clock.now(), new Date(app.clock.now().getTime() + 7_200_000)],
  );
  return spot;
}

/** Where they stand in the first complex, whoever they are. */
async function lendingOf(bed: TestBed, person: Person): Promise<number> {
  const { app } = bed;
  const spot = await freeSpotOf(bed);
  await app.pool.query(`delete from lendings where complex_id = 1`);
  const { rows } = await app.pool.query<{ id: string }>(
    `insert into lendings (complex_id, spot, borrower, made_at, until)
     select m.complex_id, $2, m.person_id, $3, $4 from memberships m
     where m.complex_id = 1 and (m.person_id = ${PERSON} or not exists (
       select from memberships own where own.complex_id = 1 and own.person_id = ${PERSON}
     )) order by m.person_id limit 1 returning id`,
    [person.id, spot, app.clock.now(), new Date(app.clock.now().getTime() + 3_600_000)],
  );
  return Number(rows[0]?.id ?? assert.fail('no lending'));
}
