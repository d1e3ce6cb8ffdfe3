import { type ButtonName, freshResident, type Row } from './row.ts';

/** «Уведомления»: whoever presses acts for himself. */
export const NOTIFICATION_BUTTONS = {
  'notifications: show': {
    about: 'oneself',
    scene: async (bed) => {
      const { person } = await freshResident(bed, 'Житель');
      return { presser: person, code: { kind: 'notifications', act: 'show' } };
    },
  },
  'notifications: check sound': {
    about: 'oneself',
    scene: async (bed) => {
      const { person } = await freshResident(bed, 'Житель');
      return { presser: person, code: { kind: 'notifications', act: 'check sound' } };
    },
  },
  'switch notes': {
    about: 'oneself',
    scene: async (bed) => {
      const { person } = await freshResident(bed, 'Житель');
      return { presser: person, code: { kind: 'switch notes', topic: 'marks', off: true } };
    },
  },
  'sound heard': {
    about: 'oneself',
    scene: async (bed) => {
      const { person } = await freshResident(bed, 'Житель');
      await bed.press(person, 'u:s');
      return { presser: person, code: { kind: 'sound heard', check: 1 } };
    },
  },
} satisfies Partial<Record<ButtonName, Row>>;
