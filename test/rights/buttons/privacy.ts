import type { PrivacyAct } from '../../../src/chat/privacy/buttons.ts';
import { type ButtonName, freshResident, type Row } from './row.ts';

/** Everybody asks for his own data, and nobody for anybody else's: the button names no person. */
const own = (act: PrivacyAct): Row => ({
  about: 'oneself',
  scene: async (bed) => {
    const { person } = await freshResident(bed, 'Хозяин');
    return { presser: person, code: { kind: 'privacy', act } };
  },
});

export const PRIVACY_BUTTONS = {
  'privacy: my data': own('my data'),
  'privacy: forget': own('forget'),
  'privacy: forget for sure': own('forget for sure'),
  'privacy: stay': own('stay'),
} satisfies Partial<Record<ButtonName, Row>>;
