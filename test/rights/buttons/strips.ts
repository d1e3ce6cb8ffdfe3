import type { ButtonCode } from '../../../src/chat/buttons.ts';
import { printedStrips } from '../../support/strips.ts';
import type { TestBed } from '../people.ts';
import { type ButtonName, freshResident, newest, type Row } from './row.ts';

const byAdmin = (code: ButtonCode, printed = true): Row => ({
  about: 'a thing',
  scene: async (bed) => {
    if (printed) await printedStrips(bed.app);
    else await bed.app.pool.query('delete from strips');
    return { presser: bed.people.admin, code };
  },
});

/** Whoever holds a spot, and has made a link for his family. */
async function holder(bed: TestBed) {
  const { person, spot } = await freshResident(bed, 'Хозяин');
  await bed.press(person, `fl:m:${spot.toString(36)}`);
  return { person, spot };
}

export const STRIP_BUTTONS = {
  'strips: show': byAdmin({ kind: 'strips', act: 'show' }),
  'strips: revoke': byAdmin({ kind: 'strips', act: 'revoke' }),
  'strips: revoke for sure': byAdmin({ kind: 'strips', act: 'revoke for sure' }),
  'strips for': byAdmin({ kind: 'strips for', whom: 'all' }, false),
  'print strips': {
    about: 'a thing',
    scene: async (bed) => {
      await bed.app.pool.query('delete from strips');
      const seen = await printedStrips(bed.app);
      return { presser: bed.people.admin, code: { kind: 'print strips', whom: 'all', seen } };
    },
  },
  family: {
    about: 'oneself',
    scene: async (bed) => ({ presser: (await holder(bed)).person, code: { kind: 'family' } }),
  },
  'invite family': {
    about: 'a thing',
    scene: async (bed) => {
      const { person, spot } = await freshResident(bed, 'Хозяин');
      return { presser: person, code: { kind: 'invite family', spot } };
    },
  },
  'revoke own link': {
    about: 'a thing',
    scene: async (bed) => {
      const { person } = await holder(bed);
      return { presser: person, code: { kind: 'revoke own link', link: await newest(bed, 'invites') } };
    },
  },
} satisfies Partial<Record<ButtonName, Row>>;
