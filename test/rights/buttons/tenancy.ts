import assert from 'node:assert/strict';
import type { TenancyAct } from '../../../src/chat/tenancy/buttons.ts';
import { personId } from '../../../src/core/kernel/ids.ts';
import { lets, rents } from '../../support/tenancy.ts';
import type { TestBed } from '../people.ts';
import { type ButtonName, freshResident, type Row } from './row.ts';

/** A spot is let, renewed and taken back by whoever owns it: its tenant is an owner of nothing. */
const onTenancy = (act: TenancyAct): Row => ({
  about: 'a thing',
  scene: async (bed) => {
    const { owner, spot, person } = await letOut(bed);
    return { presser: owner, code: { kind: 'tenancy', act, spot, person } };
  },
});

async function letOut(bed: TestBed) {
  const { person: owner, spot } = await freshResident(bed, 'Хозяин');
  const tenant = await bed.app.resident('Съёмщик', []);
  await rents(bed.app, tenant, await lets(bed.app, owner, 'через 30 дней'));
  return { owner, spot, person: personId((await bed.idOf(tenant)) ?? assert.fail()) };
}

const inAMonth = ({ app }: TestBed) => new Date(app.clock.now().getTime() + 40 * 86_400_000);

const untilThen = (act: 'sure' | 'meant'): Row => ({
  about: 'a thing',
  scene: async (bed) => {
    const { person, spot } = await freshResident(bed, 'Хозяин');
    return { presser: person, code: { kind: 'let until', act, spot, until: inAMonth(bed) } };
  },
});

const renewed = (act: 'sure' | 'meant'): Row => ({
  about: 'a thing',
  scene: async (bed) => {
    const { owner, spot, person } = await letOut(bed);
    return { presser: owner, code: { kind: 'tenancy until', act, spot, person, until: inAMonth(bed) } };
  },
});

export const TENANCY_BUTTONS = {
  let: {
    about: 'a thing',
    scene: async (bed) => {
      const { person, spot } = await freshResident(bed, 'Хозяин');
      return { presser: person, code: { kind: 'let', spot } };
    },
  },
  'let until: sure': untilThen('sure'),
  'let until: meant': untilThen('meant'),
  'tenancy: show': onTenancy('show'),
  'tenancy: prolong': onTenancy('prolong'),
  'tenancy: end': onTenancy('end'),
  'tenancy: end for sure': onTenancy('end for sure'),
  'tenancy until: sure': renewed('sure'),
  'tenancy until: meant': renewed('meant'),
} satisfies Partial<Record<ButtonName, Row>>;
