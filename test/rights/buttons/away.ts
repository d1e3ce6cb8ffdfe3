import type { AwayAct } from '../../../src/chat/away/buttons.ts';
import { type ButtonName, freshResident, type Row } from './row.ts';

/** A mark is set, hidden and ended by whoever holds the spot. */
const onMarked = (act: AwayAct): Row => ({
  about: 'a thing',
  scene: async (bed) => {
    const { person, spot } = await freshResident(bed, 'Хозяин');
    await bed.app.says(person, 'Уезжаю');
    await bed.app.taps(person, 'Неделя');
    return { presser: person, code: { kind: 'away', act, spot } };
  },
});

export const AWAY_BUTTONS = {
  'away: leave': onMarked('leave'),
  'away: change': onMarked('change'),
  'away: other date': onMarked('other date'),
  'away: hide': onMarked('hide'),
  'away: show': onMarked('show'),
  'away: back': onMarked('back'),
  'away until': {
    about: 'a thing',
    scene: async (bed) => {
      const { person, spot } = await freshResident(bed, 'Хозяин');
      return { presser: person, code: { kind: 'away until', spot, stay: '3 days' } };
    },
  },
  'away until date': {
    about: 'a thing',
    scene: async (bed) => {
      const { person, spot } = await freshResident(bed, 'Хозяин');
      const until = new Date(bed.app.clock.now().getTime() + 90_000_000);
      return { presser: person, code: { kind: 'away until date', spot, until } };
    },
  },
  'away date meant': {
    about: 'a thing',
    scene: async (bed) => {
      const { person, spot } = await freshResident(bed, 'Хозяин');
      const until = new Date(bed.app.clock.now().getTime() + 90_000_000);
      return { presser: person, code: { kind: 'away date meant', spot, until } };
    },
  },
  'back with all': {
    about: 'oneself',
    scene: async (bed) => {
      const { person } = await freshResident(bed, 'Хозяин');
      return { presser: person, code: { kind: 'back with all' } };
    },
  },
} satisfies Partial<Record<ButtonName, Row>>;
