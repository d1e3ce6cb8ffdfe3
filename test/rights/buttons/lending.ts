import assert from 'node:assert/strict';
import type { Person } from '../../../playground/index.ts';
import type { LendingCode } from '../../../src/chat/lending/buttons.ts';
import {
  type LendingId,
  lendingId,
  type SpotNumber,
  type WishId,
  wishId,
} from '../../../src/core/kernel/ids.ts';
import type { TestBed } from '../people.ts';
import { type ButtonName, freshResident, type Row } from './row.ts';

const inAnHour = ({ app }: TestBed) => new Date(app.clock.now().getTime() + 3_600_000);

async function marked(bed: TestBed): Promise<{ readonly holder: Person; readonly spot: SpotNumber }> {
  const { person: holder, spot } = await freshResident(bed, 'Хозяин');
  await bed.app.says(holder, 'Уезжаю');
  await bed.app.taps(holder, 'Неделя');
  return { holder, spot };
}

async function borrowed(
  bed: TestBed,
): Promise<{ readonly holder: Person; readonly borrower: Person; readonly lending: LendingId }> {
  const { holder, spot } = await marked(bed);
  const { person: borrower } = await freshResident(bed, 'Сосед');
  await bed.app.says(borrower, 'Справочник мест');
  await bed.app.taps(borrower, 'Ищу место');
  await bed.app.taps(borrower, 'До завтра');
  await bed.app.taps(borrower, `Займу ${spot}`);
  const { rows } = await bed.app.pool.query<{ id: string }>('select max(id) as id from lendings');
  return { holder, borrower, lending: lendingId(Number(rows[0]?.id ?? assert.fail('no lending'))) };
}

async function waiting(bed: TestBed): Promise<{ readonly presser: Person; readonly wish: WishId }> {
  // What others have marked is hidden: there is nothing to be had.
  await bed.app.pool.query('update free_marks set hidden = true');
  const { person: presser } = await freshResident(bed, 'Сосед');
  await bed.app.says(presser, 'Справочник мест');
  await bed.app.taps(presser, 'Ищу место');
  await bed.app.taps(presser, 'До завтра');
  await bed.app.taps(presser, 'Скажу, когда появится');
  const { rows } = await bed.app.pool.query<{ id: string }>('select max(id) as id from wishes');
  return { presser, wish: wishId(Number(rows[0]?.id ?? assert.fail('no wish'))) };
}

/** Looking for a spot is everybody's own; what is taken is the first comer's. */
const own = (code: (bed: TestBed, spot: SpotNumber) => LendingCode): Row => ({
  about: 'oneself',
  scene: async (bed) => {
    const { spot } = await marked(bed);
    const { person: presser } = await freshResident(bed, 'Сосед');
    return { presser, code: code(bed, spot) };
  },
});

export const LENDING_BUTTONS = {
  'seek spot': own(() => ({ kind: 'seek spot' })),
  'seek other date': own(() => ({ kind: 'seek other date' })),
  'seek for': own(() => ({ kind: 'seek for', search: 'tomorrow' })),
  'seek until': own((bed) => ({ kind: 'seek until', until: inAnHour(bed) })),
  'take spot': own((bed, spot) => ({ kind: 'take spot', spot, until: inAnHour(bed), at: 'list' })),
  'wish for spot': {
    about: 'oneself',
    scene: async (bed) => {
      await bed.app.pool.query('update free_marks set hidden = true');
      const { person: presser } = await freshResident(bed, 'Сосед');
      return { presser, code: { kind: 'wish for spot', until: inAnHour(bed) } };
    },
  },
  'drop wish': {
    about: 'a thing',
    scene: async (bed) => {
      const { presser, wish } = await waiting(bed);
      return { presser, code: { kind: 'drop wish', wish } };
    },
  },
  'lending: leave': {
    about: 'a thing',
    scene: async (bed) => {
      const { borrower: presser, lending } = await borrowed(bed);
      return { presser, code: { kind: 'lending', act: 'leave', lending } };
    },
  },
  'lending: write': {
    about: 'a thing',
    scene: async (bed) => {
      const { borrower: presser, lending } = await borrowed(bed);
      // Three in ten minutes is all that one may begin.
      await bed.app.advance(130);
      return { presser, code: { kind: 'lending', act: 'write', lending } };
    },
  },
} satisfies Partial<Record<ButtonName, Row>>;
