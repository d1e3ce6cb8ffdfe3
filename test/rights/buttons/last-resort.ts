import type { ResortAct, SpotResortAct } from '../../../src/chat/last-resort/buttons.ts';
import { type ButtonName, freshResident, freshSpot, type Row } from './row.ts';

const own = (act: ResortAct, before: readonly string[] = []): Row => ({
  about: 'oneself',
  scene: async (bed) => {
    const { person } = await freshResident(bed, 'Житель');
    for (const [at, typed] of before.entries()) {
      await bed.press(person, at === 0 ? 'y:f' : 'y:p');
      await bed.app.says(person, typed);
    }
    return { presser: person, code: { kind: 'last resort', act } };
  },
});

/** An admin's, for a spot that nobody holds. */
const ofSpot = (act: SpotResortAct): Row => ({
  about: 'a thing',
  scene: async (bed) => {
    // One more face in the house: the next fresh spot is another one.
    bed.app.stranger('Новосёл');
    const spot = freshSpot(bed);
    await bed.press(bed.people.admin, `y:s:f:${spot.toString(36)}`);
    await bed.app.says(bed.people.admin, '87');
    return { presser: bed.people.admin, code: { kind: 'spot last resort', act, spot } };
  },
});

export const LAST_RESORT_BUTTONS = {
  'last resort: show': own('show'),
  'last resort: flat': own('flat'),
  'last resort: phone': own('phone'),
  'last resort: no flat': own('no flat', ['87', '+7 900 000-00-00']),
  'last resort: no phone': own('no phone', ['87', '+7 900 000-00-00']),
  'spot last resort: show': ofSpot('show'),
  'spot last resort: flat': ofSpot('flat'),
  'spot last resort: phone': ofSpot('phone'),
  'spot last resort: remove': ofSpot('remove'),
} satisfies Partial<Record<ButtonName, Row>>;
