import type { ThreadAct } from '../../../src/chat/alerts/buttons.ts';
import { askedBackId, groupId } from '../../../src/core/kernel/ids.ts';
import { type ButtonName, freshResident, freshSpot, newest, type Row, thread } from './row.ts';

const bySender = (act: ThreadAct, minutes: readonly number[] = []): Row => ({
  about: 'a thing',
  scene: async (yard) => {
    const { sender, alert } = await thread(yard);
    for (const wait of minutes) await yard.house.pass(wait);
    return { presser: sender, code: { kind: 'act', alert, act } };
  },
});

const byGuard = (act: ThreadAct): Row => ({
  about: 'a thing',
  scene: async (yard) => {
    const { sender, alert } = await thread(yard);
    await yard.house.taps(sender, 'Позвать охрану');
    return { presser: yard.people.guard, code: { kind: 'act', alert, act } };
  },
});

const askedBack = (kind: 'asked back' | 'asked back cancel'): Row => ({
  about: 'a thing',
  scene: async (yard) => {
    const { person: presser } = await freshResident(yard, 'Автор');
    const { spot } = await freshResident(yard, 'Хозяин');
    await yard.house.says(presser, `место ${spot} мигает фарами`);
    const asked = askedBackId(await newest(yard, 'asked_back'));
    return {
      presser,
      code: kind === 'asked back' ? { kind, asked, spot, alert: 'message' } : { kind, asked },
    };
  },
});

export const THREAD_BUTTONS = {
  help: {
    about: 'oneself',
    scene: async (yard) => ({ presser: yard.people.resident, code: { kind: 'help', topic: 'sos' } }),
  },
  open: {
    about: 'oneself',
    scene: async (yard) => ({ presser: yard.people.resident, code: { kind: 'open', choice: 'my spot' } }),
  },
  cancel: {
    about: 'oneself',
    scene: async (yard) => {
      await yard.house.says(yard.people.resident, 'Перегородили');
      return { presser: yard.people.resident, code: { kind: 'cancel' } };
    },
  },
  'never mind': {
    about: 'oneself',
    scene: async (yard) => ({ presser: yard.people.resident, code: { kind: 'never mind' } }),
  },
  language: {
    about: 'oneself',
    scene: async (yard) => ({ presser: yard.people.resident, code: { kind: 'language', language: 'ru' } }),
  },
  raise: {
    about: 'oneself',
    scene: async (yard) => {
      const { spot } = await freshResident(yard, 'Хозяин');
      const { person: presser } = await freshResident(yard, 'Сосед');
      return { presser, code: { kind: 'raise', alert: 'blocked', spot } };
    },
  },
  'write to holder': {
    about: 'oneself',
    scene: async (yard) => {
      const { spot } = await freshResident(yard, 'Хозяин');
      const { person: presser } = await freshResident(yard, 'Сосед');
      return { presser, code: { kind: 'write to holder', spot } };
    },
  },
  'ask spot': {
    about: 'oneself',
    scene: async (yard) => ({ presser: yard.people.resident, code: { kind: 'ask spot', alert: 'blocked' } }),
  },
  answer: {
    about: 'a thing',
    scene: async (yard) => {
      const { holder, alert } = await thread(yard);
      return { presser: holder, code: { kind: 'answer', alert, answer: 'in 15 minutes' } };
    },
  },
  write: {
    about: 'a thing',
    scene: async (yard) => {
      const { holder, alert } = await thread(yard);
      return { presser: holder, code: { kind: 'write', alert, part: 'holder' } };
    },
  },
  complain: {
    about: 'a thing',
    scene: async (yard) => {
      const { holder, alert } = await thread(yard);
      return { presser: holder, code: { kind: 'complain', alert, letter: null, sure: true } };
    },
  },
  'act: done': {
    about: 'a thing',
    scene: async (yard) => {
      const { holder, alert } = await thread(yard);
      await yard.house.taps(holder, 'Иду');
      return { presser: holder, code: { kind: 'act', alert, act: 'done' } };
    },
  },
  // The house itself reminds after five minutes; the sender may five minutes later.
  'act: remind': bySender('remind', [5, 5]),
  'act: call': bySender('call'),
  'act: resolve': bySender('resolve'),
  'act: wrong number': bySender('wrong number'),
  'act: other number': bySender('other number'),
  'act: take': byGuard('take'),
  'act: helped': byGuard('helped'),
  describe: {
    about: 'oneself',
    scene: async (yard) => {
      return { presser: yard.people.resident, code: { kind: 'describe', about: 'unknown', spot: null } };
    },
  },
  sign: {
    about: 'a thing',
    scene: async (yard) => {
      const { sender, alert } = await thread(yard);
      const spot = freshSpot(yard);
      await yard.house.pool.query(
        `with own as (select person_id from addresses where external_id = $1),
           spot as (insert into spots (complex_id, number) values (1, $2) returning number)
         insert into holdings (complex_id, spot, person_id, since)
           select 1, spot.number, own.person_id, $3 from own, spot`,
        [sender.id, spot, yard.house.clock.now()],
      );
      return { presser: sender, code: { kind: 'sign', alert, spot } };
    },
  },
  mute: {
    about: 'a thing',
    scene: async (yard) => {
      const { holder, alert } = await thread(yard);
      return { presser: holder, code: { kind: 'mute', alert, muted: true } };
    },
  },
  signals: {
    about: 'a thing',
    scene: async (yard) => {
      const { person: presser, spot } = await freshResident(yard, 'Хозяин');
      await yard.house.resident('Совладелец', [spot]);
      return { presser, code: { kind: 'signals', spot, off: true } };
    },
  },
  'show thread': {
    about: 'a thing',
    scene: async (yard) => {
      const { sender, alert } = await thread(yard);
      return { presser: sender, code: { kind: 'show thread', alert, part: 'sender' } };
    },
  },
  'asked back': askedBack('asked back'),
  'asked back cancel': askedBack('asked back cancel'),
  'link group': {
    about: 'a thing',
    scene: async (yard) => {
      const group = yard.house.world.addGroup({ title: 'Двор', members: [yard.people.admin] });
      yard.house.world.addBot(group, { by: yard.people.admin });
      await yard.house.quiet();
      return {
        presser: yard.people.admin,
        code: { kind: 'link group', group: groupId(await newest(yard, 'groups')) },
      };
    },
  },
} as const satisfies Partial<Record<ButtonName, Row>>;
