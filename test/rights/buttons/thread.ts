import type { ThreadAct } from '../../../src/chat/alerts/buttons.ts';
import { plateKey } from '../../../src/core/cars/plate.ts';
import { alertId, askedBackId, groupId } from '../../../src/core/kernel/ids.ts';
import { adds } from '../../support/cars.ts';
import type { TestBed } from '../people.ts';
import { type ButtonName, fresh, freshResident, freshSpot, newest, type Row, thread } from './row.ts';

const bySender = (act: ThreadAct, minutes: readonly number[] = []): Row => ({
  about: 'a thing',
  scene: async (bed) => {
    const { sender, alert } = await thread(bed);
    for (const wait of minutes) await bed.app.advance(wait);
    return { presser: sender, code: { kind: 'act', alert, act } };
  },
});

const byGuard = (act: ThreadAct): Row => ({
  about: 'a thing',
  scene: async (bed) => {
    const { sender, alert } = await thread(bed);
    await bed.app.taps(sender, 'Позвать охрану');
    return { presser: bed.people.guard, code: { kind: 'act', alert, act } };
  },
});

const askedBack = (kind: 'asked back' | 'asked back cancel'): Row => ({
  about: 'a thing',
  scene: async (bed) => {
    const { person: presser } = await freshResident(bed, 'Автор');
    const { spot } = await freshResident(bed, 'Хозяин');
    await bed.app.says(presser, `место ${spot} мигает фарами`);
    const asked = askedBackId(await newest(bed, 'asked_back'));
    return {
      presser,
      code: kind === 'asked back' ? { kind, asked, spot, alert: 'message' } : { kind, asked },
    };
  },
});

/** A thread about a car by its plate, told to whoever registered it. */
async function carThread(bed: TestBed) {
  const { person: holder } = await freshResident(bed, 'Хозяин');
  const { person: sender } = await freshResident(bed, 'Сосед');
  const plate = freshPlate(bed);
  await adds(bed.app, holder, plate);
  await bed.app.says(sender, `/blocked ${plate}`);
  return { sender, holder, plate, alert: alertId(await newest(bed, 'alerts')) };
}

const freshPlate = (bed: TestBed) => `В${100 + fresh(bed)}ОР77`;

export const THREAD_BUTTONS = {
  'raise car': {
    about: 'oneself',
    scene: async (bed) => {
      const { person: presser } = await freshResident(bed, 'Автор');
      return { presser, code: { kind: 'raise car', alert: 'blocked', key: plateKey(freshPlate(bed)) } };
    },
  },
  'asked back car': {
    about: 'a thing',
    scene: async (bed) => {
      const { person: presser } = await freshResident(bed, 'Автор');
      await bed.app.says(presser, `${freshPlate(bed)} мигает фарами`);
      const asked = askedBackId(await newest(bed, 'asked_back'));
      return { presser, code: { kind: 'asked back car', asked, car: 0, anyRegion: false, alert: 'message' } };
    },
  },
  'sold car': {
    about: 'a thing',
    scene: async (bed) => {
      const { holder: presser, alert } = await carThread(bed);
      return { presser, code: { kind: 'sold car', alert } };
    },
  },
  help: {
    about: 'oneself',
    scene: async (bed) => ({ presser: bed.people.resident, code: { kind: 'help', topic: 'sos' } }),
  },
  open: {
    about: 'oneself',
    scene: async (bed) => ({ presser: bed.people.resident, code: { kind: 'open', choice: 'my spot' } }),
  },
  cancel: {
    about: 'oneself',
    scene: async (bed) => {
      await bed.app.says(bed.people.resident, 'Перегородили');
      return { presser: bed.people.resident, code: { kind: 'cancel' } };
    },
  },
  'never mind': {
    about: 'oneself',
    scene: async (bed) => ({ presser: bed.people.resident, code: { kind: 'never mind' } }),
  },
  language: {
    about: 'oneself',
    scene: async (bed) => ({ presser: bed.people.resident, code: { kind: 'language', language: 'ru' } }),
  },
  raise: {
    about: 'oneself',
    scene: async (bed) => {
      const { spot } = await freshResident(bed, 'Хозяин');
      const { person: presser } = await freshResident(bed, 'Сосед');
      return { presser, code: { kind: 'raise', alert: 'blocked', spot } };
    },
  },
  'write to holder': {
    about: 'oneself',
    scene: async (bed) => {
      const { spot } = await freshResident(bed, 'Хозяин');
      const { person: presser } = await freshResident(bed, 'Сосед');
      return { presser, code: { kind: 'write to holder', spot } };
    },
  },
  'ask spot': {
    about: 'oneself',
    scene: async (bed) => ({ presser: bed.people.resident, code: { kind: 'ask spot', alert: 'blocked' } }),
  },
  answer: {
    about: 'a thing',
    scene: async (bed) => {
      const { holder, alert } = await thread(bed);
      return { presser: holder, code: { kind: 'answer', alert, answer: 'in 15 minutes' } };
    },
  },
  'typed answer': {
    about: 'a thing',
    scene: async (bed) => {
      const { holder, alert } = await thread(bed);
      return { presser: holder, code: { kind: 'typed answer', alert, answer: 'in 15 minutes' } };
    },
  },
  write: {
    about: 'a thing',
    scene: async (bed) => {
      const { holder, alert } = await thread(bed);
      return { presser: holder, code: { kind: 'write', alert, part: 'holder' } };
    },
  },
  complain: {
    about: 'a thing',
    scene: async (bed) => {
      const { holder, alert } = await thread(bed);
      return { presser: holder, code: { kind: 'complain', alert, letter: null, sure: true } };
    },
  },
  'act: done': {
    about: 'a thing',
    scene: async (bed) => {
      const { holder, alert } = await thread(bed);
      await bed.app.taps(holder, 'Иду');
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
    scene: async (bed) => {
      return { presser: bed.people.resident, code: { kind: 'describe', about: 'unknown', spot: null } };
    },
  },
  sign: {
    about: 'a thing',
    scene: async (bed) => {
      const { sender, alert } = await thread(bed);
      const spot = freshSpot(bed);
      await bed.app.pool.query(
        `with own as (select person_id from addresses where external_id = $1),
           spot as (insert into spots (complex_id, number) values (1, $2) returning number)
         insert into holdings (complex_id, spot, person_id, since)
           select 1, spot.number, own.person_id, $3 from own, spot`,
        [sender.id, spot, bed.app.clock.now()],
      );
      return { presser: sender, code: { kind: 'sign', alert, spot } };
    },
  },
  mute: {
    about: 'a thing',
    scene: async (bed) => {
      const { holder, alert } = await thread(bed);
      return { presser: holder, code: { kind: 'mute', alert, muted: true } };
    },
  },
  signals: {
    about: 'a thing',
    scene: async (bed) => {
      const { person: presser, spot } = await freshResident(bed, 'Хозяин');
      await bed.app.resident('Совладелец', [spot]);
      return { presser, code: { kind: 'signals', spot, off: true } };
    },
  },
  'show thread': {
    about: 'a thing',
    scene: async (bed) => {
      const { sender, alert } = await thread(bed);
      return { presser: sender, code: { kind: 'show thread', alert, part: 'sender' } };
    },
  },
  'asked back': askedBack('asked back'),
  'asked back cancel': askedBack('asked back cancel'),
  'link group': {
    about: 'a thing',
    scene: async (bed) => {
      const group = bed.app.world.addGroup({ title: 'Двор', members: [bed.people.admin] });
      bed.app.world.addBot(group, { by: bed.people.admin });
      await bed.app.quiet();
      return {
        presser: bed.people.admin,
        code: { kind: 'link group', group: groupId(await newest(bed, 'groups')) },
      };
    },
  },
} as const satisfies Partial<Record<ButtonName, Row>>;
