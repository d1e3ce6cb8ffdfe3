import assert from 'node:assert/strict';
import type { Person } from '../../../playground/index.ts';
import { type CarAct, type PlateAct, plateFingerprint } from '../../../src/chat/cars/buttons.ts';
import { type CarId, carId } from '../../../src/core/kernel/ids.ts';
import type { TestBed } from '../people.ts';
import { type ButtonName, fresh, freshResident, type Row } from './row.ts';

const freshPlate = (bed: TestBed) => `А${100 + fresh(bed)}ВС77`;

/** Somebody new adds a car that nobody has, or this one. */
async function added(
  bed: TestBed,
  person: Person,
  plate = freshPlate(bed),
): Promise<{ readonly car: CarId; readonly plate: string }> {
  const { app } = bed;
  await app.says(person, 'Моё место');
  await app.taps(person, 'Мои машины');
  await app.taps(person, 'Добавить машину');
  await app.says(person, plate);
  await app.taps(person, 'Да, верно');
  const { rows } = await app.pool.query<{ id: string }>('select max(id) as id from cars');
  return { car: carId(Number(rows[0]?.id ?? assert.fail('no car'))), plate };
}

/** Two who share no spot name one plate: the first is asked, and says that he knows nobody. */
async function disputed(bed: TestBed) {
  const { person: first } = await freshResident(bed, 'Первый');
  const { person: second } = await freshResident(bed, 'Второй');
  const { plate } = await added(bed, first);
  const { car } = await added(bed, second, plate);
  const { rows } = await bed.app.pool.query<{ id: string }>('select max(id) as id from car_questions');
  return { first, car, question: Number(rows[0]?.id ?? assert.fail('no question')) };
}

const ofOwner = (act: CarAct): Row => ({
  about: 'a thing',
  scene: async (bed) => {
    const { person } = await freshResident(bed, 'Хозяин');
    return { presser: person, code: { kind: 'car', act, car: (await added(bed, person)).car } };
  },
});

const ofAdmin = (act: CarAct): Row => ({
  about: 'a thing',
  scene: async (bed) => {
    const { car } = await disputed(bed);
    return { presser: bed.people.admin, code: { kind: 'car', act, car } };
  },
});

/** The house's list says of a car that it is his. */
const ofListed = (act: CarAct): Row => ({
  about: 'a thing',
  scene: async (bed) => {
    const { person } = await freshResident(bed, 'Хозяин');
    const { car } = await added(bed, person);
    await bed.app.pool.query("update cars set state = 'asked', confirmed_by = 'list' where id = $1", [car]);
    return { presser: person, code: { kind: 'car', act, car } };
  },
});

const ofFirst = (act: PlateAct): Row => ({
  about: 'a thing',
  scene: async (bed) => {
    const { first, question } = await disputed(bed);
    return { presser: first, code: { kind: 'plate', act, question } };
  },
});

export const CAR_BUTTONS = {
  'cars: list': {
    about: 'oneself',
    scene: async (bed) => ({
      presser: (await freshResident(bed, 'Хозяин')).person,
      code: { kind: 'cars', act: 'list' },
    }),
  },
  'cars: add': {
    about: 'oneself',
    scene: async (bed) => ({
      presser: (await freshResident(bed, 'Хозяин')).person,
      code: { kind: 'cars', act: 'add' },
    }),
  },
  'add car': {
    about: 'oneself',
    scene: async (bed) => {
      const { person } = await freshResident(bed, 'Хозяин');
      await bed.app.says(person, 'Моё место');
      await bed.app.taps(person, 'Мои машины');
      await bed.app.taps(person, 'Добавить машину');
      const plate = freshPlate(bed);
      await bed.app.says(person, plate);
      return { presser: person, code: { kind: 'add car', about: plateFingerprint(plate) } };
    },
  },
  'car: remove': ofOwner('remove'),
  'car: remove for sure': ofOwner('remove for sure'),
  'car: show': ofAdmin('show'),
  'car: confirm': ofAdmin('confirm'),
  'car: refuse': ofAdmin('refuse'),
  'car: take': ofAdmin('take'),
  'car: take for sure': ofAdmin('take for sure'),
  'car: mine': ofListed('mine'),
  'car: not mine': ofListed('not mine'),
  'plate: family': ofFirst('family'),
  'plate: unknown': ofFirst('unknown'),
} satisfies Partial<Record<ButtonName, Row>>;
