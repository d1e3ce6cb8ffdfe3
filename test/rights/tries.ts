import assert from 'node:assert/strict';
import type { Person } from '../../playground/index.ts';
import type { Action } from '../../src/core/access.ts';
import type { AlertKind } from '../../src/core/alerts/alert.ts';
import { alertId, claimId, groupId } from '../../src/core/kernel/ids.ts';
import { applies } from '../support/joining.ts';
import { wireOf } from '../support/wire-of.ts';
import { ADMIN_TRIES } from './admin-tries.ts';
import { now, ownerOf, PERSON, says, some } from './looking.ts';
import type { TestBed } from './people.ts';
import { SPOT_TRIES } from './spot-tries.ts';
import type { Try } from './try.ts';

/** Every action of access.ts: whoever adds one says here how somebody would try it. */
export const TRIES: Record<Action, Try> = {
  'give consent': {
    go: (bed, person) => bed.press(person, 'yes'),
    took: (bed, person) =>
      some(bed, `memberships where consented_at = $2 and person_id = ${PERSON}`, person, [now(bed)]),
  },
  'claim spots': {
    go: async (bed, person) => {
      const toast = await bed.press(person, 'add');
      return toast || says(bed, person, '77');
    },
    took: (bed, person) =>
      some(bed, `claims where open and made_at = $2 and person_id = ${PERSON}`, person, [now(bed)]),
  },
  'decide claims': {
    thing: async (bed) => {
      const somebody = bed.app.stranger(`Заявитель`);
      await applies(bed.app, somebody, '88');
      return newest(bed, 'claims');
    },
    go: (bed, person, thing) =>
      bed.press(person, wireOf({ kind: 'claim', claim: claimId(thing), verdict: 'approve' })),
    took: (bed, _, thing) => some(bed, `claims where id = ${thing} and verdict = 'approved'`),
  },
  'invite guards': {
    go: (bed, person) => bed.press(person, wireOf({ kind: 'joining', act: 'invite guard' })),
    took: (bed, person) =>
      some(bed, `invites where made_at = $2 and made_by = ${PERSON}`, person, [now(bed)]),
  },
  ...ADMIN_TRIES,
  'see menu': {
    go: (bed, person) => says(bed, person, '/menu'),
    took: async ({ app }, person) => {
      const markup = app.world.messages(person).at(-1)?.markup;
      return markup !== undefined && 'keyboard' in markup;
    },
  },
  'see own spots': {
    go: (bed, person) => says(bed, person, 'Моё место'),
    took: async ({ app }, person) => app.reads(person).includes('Моё место'),
  },
  ...SPOT_TRIES,
  'raise blocked': raises('/blocked 60', 'blocked'),
  'report stranger': {
    go: async (bed, person) => {
      const toast = await bed.press(person, wireOf({ kind: 'describe', about: 'stranger', spot: null }));
      return toast || says(bed, person, 'Белая Лада');
    },
    took: (bed, person) => hasRaised(bed, person, 'stranger'),
  },
  'raise sos': raises('/sos 60', 'sos'),
  'send message': raises('/spot 60 у вас открыто окно', 'message'),
  'look up spots': {
    go: async (bed, person) => (await bed.press(person, 'd:s:1o')) || bed.app.reads(person),
    // In another complex nobody has registered that number.
    took: async ({ app }, person) => /Место 60: (?:занято|не зарегистрировано)/.test(app.reads(person)),
  },
  'read announcements': {
    go: (bed, person) => says(bed, person, 'Объявления'),
    took: async ({ app }, person) => app.reads(person).includes('Последние объявления'),
  },
  announce: {
    go: async (bed, person) => {
      const toast = await bed.press(person, wireOf({ kind: 'announcements', act: 'new' }));
      if (toast) return toast;
      await says(bed, person, 'Завтра не будет воды');
      await bed.app.taps(person, 'Отправить');
      return bed.app.reads(person);
    },
    took: (bed, person) =>
      some(bed, `announcements where state in ('going', 'done') and author = ${PERSON}`, person),
  },
  'link groups': {
    thing: async (bed) => {
      const group = bed.app.world.addGroup({ title: 'Двор', members: [bed.people.admin] });
      bed.app.world.addBot(group, { by: bed.people.admin });
      await bed.app.quiet();
      return newest(bed, 'groups');
    },
    go: (bed, person, thing) => bed.press(person, wireOf({ kind: 'link group', group: groupId(thing) })),
    took: (bed, _, thing) => some(bed, `groups where id = ${thing} and complex_id is not null`),
  },
  'steer own alert': {
    thing: (bed, person) => threadOf(bed, person, 'sender'),
    go: (bed, person, thing) => onThread(bed, person, thing, 'call'),
    took: (bed, _, thing) => some(bed, `alerts where id = ${thing} and called_at is not null`),
  },
  'end own alert': {
    thing: (bed, person) => threadOf(bed, person, 'sender'),
    go: (bed, person, thing) => onThread(bed, person, thing, 'resolve'),
    took: (bed, _, thing) => some(bed, `alerts where id = ${thing} and closing = 'resolved'`),
  },
  'answer alert': {
    thing: (bed, person) => threadOf(bed, person, 'holder'),
    go: (bed, person, thing) =>
      bed.press(person, wireOf({ kind: 'answer', alert: alertId(thing), answer: 'coming' })),
    took: (bed, _, thing) => some(bed, `alert_parties where alert_id = ${thing} and answer = 'coming'`),
  },
  'write letters': {
    thing: (bed, person) => threadOf(bed, person, 'sender'),
    go: async (bed, person, thing) => {
      const toast = await bed.press(person, wireOf({ kind: 'write', alert: alertId(thing), part: 'sender' }));
      return toast || says(bed, person, 'я у шлагбаума');
    },
    took: (bed, _, thing) => some(bed, `alert_letters where alert_id = ${thing}`),
  },
  complain: {
    thing: (bed, person) => threadOf(bed, person, 'holder'),
    go: (bed, person, thing) =>
      bed.press(person, wireOf({ kind: 'complain', alert: alertId(thing), letter: null, sure: true })),
    took: (bed, _, thing) =>
      some(bed, `alert_parties where alert_id = ${thing} and complained_at is not null`),
  },
  'mute neighbours': {
    thing: (bed, person) => threadOf(bed, person, 'holder'),
    go: (bed, person, thing) =>
      bed.press(person, wireOf({ kind: 'mute', alert: alertId(thing), muted: true })),
    took: (bed, _, thing) => some(bed, `alert_parties where alert_id = ${thing} and muted`),
  },
  'keep copies': {
    go: (bed, person) => bed.press(person, wireOf({ kind: 'backup', act: 'make' })),
    took: (bed, person) =>
      some(bed, `backups where wanted_at = $2 and asked_by = ${PERSON}`, person, [now(bed)]),
  },
  'restore copies': {
    go: async (bed, person) => {
      const toast = await bed.press(person, wireOf({ kind: 'backup', act: 'restore' }));
      if (toast) return toast;
      bed.app.world.document(person, { name: 'copy.gz', bytes: new Uint8Array(8) });
      await bed.app.quiet();
      return bed.app.reads(person);
    },
    took: (bed, person) => some(bed, `restores where asked_by = ${PERSON}`, person),
  },
  'own data': {
    go: async (bed, person) => {
      // The last admin cannot go.
      if (person === bed.people.admin) await bed.app.admin('Павел');
      return bed.press(person, wireOf({ kind: 'privacy', act: 'forget for sure' }));
    },
    took: async ({ app }, person) => app.reads(person).includes('я вас больше не знаю'),
  },
  'take alert': {
    thing: async (bed, person) => {
      const thing = await threadOf(bed, person, 'holder');
      await bed.app.pool.query(
        `update alert_parties set part = 'helper' where alert_id = $1 and person_id = ${ownerOf(2)}`,
        [thing, person.id],
      );
      return thing;
    },
    go: (bed, person, thing) => onThread(bed, person, thing, 'take'),
    took: (bed, _, thing) => some(bed, `alerts where id = ${thing} and taken_by is not null`),
  },
};

async function newest({ app }: TestBed, table: string): Promise<number> {
  const { rows } = await app.pool.query<{ id: string }>(`select max(id) as id from ${table}`);
  return Number(rows[0]?.id ?? assert.fail(`no ${table}`));
}

function raises(line: string, kind: 'blocked' | 'sos' | 'message'): Try {
  return {
    go: (bed, person) => says(bed, person, line),
    took: (bed, person) => hasRaised(bed, person, kind),
  };
}

function hasRaised(bed: TestBed, person: Person, kind: AlertKind): Promise<boolean> {
  return some(
    bed,
    `alerts a join alert_parties p on p.alert_id = a.id and p.complex_id = a.complex_id
     where a.kind = '${kind}' and a.raised_at = $2 and p.part = 'sender' and p.person_id = ${PERSON}`,
    person,
    [now(bed)],
  );
}

/** A thread of the first complex in which the person takes part, whether that could come about or not. */
async function threadOf(bed: TestBed, person: Person, part: 'sender' | 'holder'): Promise<number> {
  const { app } = bed;
  const lena = await app.resident('Лена', [70]);
  await app.says(lena, '/blocked 60');
  const id = await newest(bed, 'alerts');
  await app.pool.query(
    `update alert_parties set person_id = ${ownerOf(3)}
     where alert_id = $1 and part = $2 and exists (select from addresses where external_id = $3)`,
    [id, part, person.id],
  );
  return id;
}

function onThread(
  bed: TestBed,
  person: Person,
  thing: number,
  act: 'call' | 'call' | 'call' | 'resolve' | 'take',
): Promise<string> {
  return bed.press(person, wireOf({ kind: 'act', alert: alertId(thing), act }));
}
