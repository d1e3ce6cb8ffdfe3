import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CarQuestion } from '../../src/core/cars/car.ts';
import { carMeant } from '../../src/core/cars/car-meant.ts';
import { plateKey } from '../../src/core/cars/plate.ts';
import { isAgreed, isDisputed } from '../../src/core/cars/rivals.ts';
import { carId, personId } from '../../src/core/kernel/ids.ts';

const said = (...answers: readonly CarQuestion['answer'][]) =>
  answers.map((answer, at) => {
    return { id: at, key: plateKey('А123ВС77'), about: personId(1), holder: personId(at + 2), answer };
  });

test('«Это моя семья» of one settles whose car it is, unless another one does not know him', () => {
  for (const [answers, agreed, disputed] of [
    [[], false, false],
    [[null], false, false],
    [['family'], true, false],
    [['family', null], true, false],
    [['unknown'], false, true],
    [['family', 'unknown'], false, true],
    [['unknown', 'family'], false, true],
  ] as const)
    assert.deepEqual(
      [isAgreed(said(...answers)), isDisputed(said(...answers))],
      [agreed, disputed],
      answers.join(),
    );
});

test('A number with its region means whoever named it so, and else whoever left the region out', () => {
  const of = (person: number, plate: string) => {
    const whose = { person: personId(person), car: carId(person), plate, key: plateKey(plate) };
    return { ...whose, reachable: true, isConfirmed: true };
  };
  const meant = (...found: readonly ReturnType<typeof of>[]) => {
    const car = carMeant({ plate: 'А123ВС77', anyRegion: false }, found, []);
    return car.kind === 'car' ? car.holders.map(({ person }) => person) : car.kind;
  };
  const [whole, bare, other] = [of(2, 'А123ВС77'), of(3, 'А123ВС'), of(4, 'А123ВС99')];
  assert.deepEqual(meant(bare, whole), [2]);
  assert.deepEqual(meant(bare), [3]);
  assert.equal(meant(other), 'unfound');
  // One's own is in nobody's way, however much of its number is named.
  for (const plate of ['А123ВС77', 'А123ВС'])
    assert.equal(carMeant({ plate, anyRegion: false }, [], [plateKey('А123ВС77')]).kind, 'own', plate);
});
