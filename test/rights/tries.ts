import assert from 'node:assert/strict';
import type { Person } from '../../playground/index.ts';
import type { Action } from '../../src/core/access.ts';
import type { AlertKind } from '../../src/core/alerts/alert.ts';
import { alertId, claimId, groupId } from '../../src/core/kernel/ids.ts';
import { applies } from '../support/joining.ts';
import { wireOf } from '../support/wire-of.ts';
import { ADMIN_TRIES } from './admin-tries.ts';
import { now, ownerOf, PERSON, says, some } from './looking.ts';
import type { Yard } from './people.ts';
import { SPOT_TRIES } from './spot-tries.ts';
import type { Try } from './try.ts';

/** Every action of access.ts: whoever adds one says here how somebody would try it. */
export const TRIES: Record<Action, Try> = {
  'give consent': {
    go: (yard, person) => yard.press(person, 'yes'),
    took: (yard, person) =>
      some(yard, `memberships where consented_at = $2 and person_id = ${PERSON}`, person, [now(yard)]),
  },
  'claim spots': {
    go: async (yard, person) => {
      const toast = await yard.press(person, 'add');
      return toast || says(yard, person, '77');
    },
    took: (yard, person) =>
      some(yard, `claims where open and made_at = $2 and person_id = ${PERSON}`, person, [now(yard)]),
  },
  'decide claims': {
    thing: async (yard) => {
      const somebody = yard.house.stranger(`Заявитель`);
      await applies(yard.house, somebody, '88');
      return newest(yard, 'claims');
    },
    go: (yard, person, thing) =>
      yard.press(person, wireOf({ kind: 'claim', claim: claimId(thing), verdict: 'approve' })),
    took: (yard, _, thing) => some(yard, `claims where id = ${thing} and verdict = 'approved'`),
  },
  'invite guards': {
    go: (yard, person) => yard.press(person, wireOf({ kind: 'joining', act: 'invite guard' })),
    took: (yard, person) =>
      some(yard, `invites where made_at = $2 and made_by = ${PERSON}`, person, [now(yard)]),
  },
  ...ADMIN_TRIES,
  'see menu': {
    go: (yard, person) => says(yard, person, '/menu'),
    took: async ({ house }, person) => {
      const markup = house.world.messages(person).at(-1)?.markup;
      return markup !== undefined && 'keyboard' in markup;
    },
  },
  'see own spots': {
    go: (yard, person) => says(yard, person, 'Моё место'),
    took: async ({ house }, person) => house.reads(person).includes('Моё место'),
  },
  ...SPOT_TRIES,
  'raise blocked': raises('/blocked 60', 'blocked'),
  'report stranger': {
    go: async (yard, person) => {
      const toast = await yard.press(person, wireOf({ kind: 'describe', about: 'stranger', spot: null }));
      return toast || says(yard, person, 'Белая Лада');
    },
    took: (yard, person) => hasRaised(yard, person, 'stranger'),
  },
  'raise sos': raises('/sos 60', 'sos'),
  'send message': raises('/spot 60 у вас открыто окно', 'message'),
  'look up spots': {
    go: async (yard, person) => (await yard.press(person, 'd:s:1o')) || yard.house.reads(person),
    // In another complex nobody has registered that number.
    took: async ({ house }, person) => /Место 60: (?:занято|не зарегистрировано)/.test(house.reads(person)),
  },
  'read announcements': {
    go: (yard, person) => says(yard, person, 'Объявления'),
    took: async ({ house }, person) => house.reads(person).includes('Последние объявления'),
  },
  announce: {
    go: async (yard, person) => {
      const toast = await yard.press(person, wireOf({ kind: 'announcements', act: 'new' }));
      if (toast) return toast;
      await says(yard, person, 'Завтра не будет воды');
      await yard.house.taps(person, 'Отправить');
      return yard.house.reads(person);
    },
    took: (yard, person) =>
      some(yard, `announcements where state in ('going', 'done') and author = ${PERSON}`, person),
  },
  'link groups': {
    thing: async (yard) => {
      await yard.house.pool.query(
        `insert into groups (bot_id, chat_ref, title, language, present, sees_all)
         values ((select id from bots), '-100' || (select count(*) from groups), 'Двор', 'ru', true, true)`,
      );
      return newest(yard, 'groups');
    },
    go: (yard, person, thing) => yard.press(person, wireOf({ kind: 'link group', group: groupId(thing) })),
    took: (yard, _, thing) => some(yard, `groups where id = ${thing} and complex_id is not null`),
  },
  'steer own alert': {
    thing: (yard, person) => threadOf(yard, person, 'sender'),
    go: (yard, person, thing) => onThread(yard, person, thing, 'call'),
    took: (yard, _, thing) => some(yard, `alerts where id = ${thing} and called_at is not null`),
  },
  'end own alert': {
    thing: (yard, person) => threadOf(yard, person, 'sender'),
    go: (yard, person, thing) => onThread(yard, person, thing, 'resolve'),
    took: (yard, _, thing) => some(yard, `alerts where id = ${thing} and closing = 'resolved'`),
  },
  'answer alert': {
    thing: (yard, person) => threadOf(yard, person, 'holder'),
    go: (yard, person, thing) =>
      yard.press(person, wireOf({ kind: 'answer', alert: alertId(thing), answer: 'coming' })),
    took: (yard, _, thing) => some(yard, `alert_parties where alert_id = ${thing} and answer = 'coming'`),
  },
  'write letters': {
    thing: (yard, person) => threadOf(yard, person, 'sender'),
    go: async (yard, person, thing) => {
      const toast = await yard.press(
        person,
        wireOf({ kind: 'write', alert: alertId(thing), part: 'sender' }),
      );
      return toast || says(yard, person, 'я у шлагбаума');
    },
    took: (yard, _, thing) => some(yard, `alert_letters where alert_id = ${thing}`),
  },
  complain: {
    thing: (yard, person) => threadOf(yard, person, 'holder'),
    go: (yard, person, thing) =>
      yard.press(person, wireOf({ kind: 'complain', alert: alertId(thing), letter: null, sure: true })),
    took: (yard, _, thing) =>
      some(yard, `alert_parties where alert_id = ${thing} and complained_at is not null`),
  },
  'mute neighbours': {
    thing: (yard, person) => threadOf(yard, person, 'holder'),
    go: (yard, person, thing) =>
      yard.press(person, wireOf({ kind: 'mute', alert: alertId(thing), muted: true })),
    took: (yard, _, thing) => some(yard, `alert_parties where alert_id = ${thing} and muted`),
  },
  'keep copies': {
    go: (yard, person) => yard.press(person, wireOf({ kind: 'backup', act: 'make' })),
    took: (yard, person) =>
      some(yard, `backups where wanted_at = $2 and asked_by = ${PERSON}`, person, [now(yard)]),
  },
  'restore copies': {
    go: async (yard, person) => {
      const toast = await yard.press(person, wireOf({ kind: 'backup', act: 'restore' }));
      if (toast) return toast;
      yard.house.world.document(person, { name: 'copy.gz', bytes: new Uint8Array(8) });
      await yard.house.quiet();
      return yard.house.reads(person);
    },
    took: (yard, person) => some(yard, `restores where asked_by = ${PERSON}`, person),
  },
  'own data': {
    go: async (yard, person) => {
      // The last admin cannot go.
      if (person === yard.people.admin) await yard.house.admin('Павел');
      return yard.press(person, wireOf({ kind: 'privacy', act: 'forget for sure' }));
    },
    took: async ({ house }, person) => house.reads(person).includes('я вас больше не знаю'),
  },
  'take alert': {
    thing: async (yard, person) => {
      const thing = await threadOf(yard, person, 'holder');
      await yard.house.pool.query(
        `update alert_parties set part = 'helper' where alert_id = $1 and person_id = ${ownerOf(2)}`,
        [thing, person.id],
      );
      return thing;
    },
    go: (yard, person, thing) => onThread(yard, person, thing, 'take'),
    took: (yard, _, thing) => some(yard, `alerts where id = ${thing} and taken_by is not null`),
  },
};

async function newest({ house }: Yard, table: string): Promise<number> {
  const { rows } = await house.pool.query<{ id: string }>(`select max(id) as id from ${table}`);
  return Number(rows[0]?.id ?? assert.fail(`no ${table}`));
}

function raises(line: string, kind: 'blocked' | 'sos' | 'message'): Try {
  return {
    go: (yard, person) => says(yard, person, line),
    took: (yard, person) => hasRaised(yard, person, kind),
  };
}

function hasRaised(yard: Yard, person: Person, kind: AlertKind): Promise<boolean> {
  return some(
    yard,
    `alerts a join alert_parties p on p.alert_id = a.id and p.complex_id = a.complex_id
     where a.kind = '${kind}' and a.raised_at = $2 and p.part = 'sender' and p.person_id = ${PERSON}`,
    person,
    [now(yard)],
  );
}

/** A thread of the first complex in which the person takes part, whether that could come about or not. */
async function threadOf(yard: Yard, person: Person, part: 'sender' | 'holder'): Promise<number> {
  const { house } = yard;
  const lena = await house.resident('Лена', [70]);
  await house.says(lena, '/blocked 60');
  const id = await newest(yard, 'alerts');
  await house.pool.query(
    `update alert_parties set person_id = ${ownerOf(3)}
     where alert_id = $1 and part = $2 and exists (select from addresses where external_id = $3)`,
    [id, part, person.id],
  );
  return id;
}

function onThread(
  yard: Yard,
  person: Person,
  thing: number,
  act: 'call' | 'call' | 'call' | 'resolve' | 'take',
): Promise<string> {
  return yard.press(person, wireOf({ kind: 'act', alert: alertId(thing), act }));
}
