import type { DirectoryWish } from '../../../src/chat/directory/buttons.ts';
import { type ButtonName, freshResident, type Row } from './row.ts';

const press = (wish: DirectoryWish) => ({ kind: 'directory', wish }) as const;

export const DIRECTORY_BUTTONS = {
  directory: {
    about: 'oneself',
    scene: async (bed) => {
      const { spot } = await freshResident(bed, 'Хозяин');
      const { person: presser } = await freshResident(bed, 'Сосед');
      return { presser, code: press({ on: 'spot', act: 'look up', spot }) };
    },
    also: [press({ on: 'free' }), press({ on: 'page', page: 1 }), press({ on: 'page', page: 7 })],
  },
} satisfies Partial<Record<ButtonName, Row>>;
