import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPicture } from '../../playground/world/picture.ts';
import { MOST_NUMBERS } from '../../src/core/spots/try-number.ts';
import { matchesGolden } from '../support/golden.ts';
import { type House, openHouse } from '../support/house.ts';

const picture = (house: House, person: { readonly id: number }) => {
  const { photo } = house.world.messages(person.id).findLast((message) => message.photo) ?? assert.fail();
  const file = photo?.at(-1) ?? assert.fail();
  return { id: file.file_id, ...(readPicture(house.world.files.byId(file.file_id)?.bytes ?? new Uint8Array()) ?? assert.fail()) };
};

test('A resident looks at the parking, looks a spot up, and writes to its owner', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  await house.says(anna, 'Справочник мест');
  assert.ok(picture(house, anna).width >= 1280);
  await house.says(anna, 'место 45');
  await house.says(anna, '44');
  await house.says(anna, '12');
  await house.says(anna, '№45');
  await house.taps(anna, 'Написать владельцу');
  await house.says(anna, 'У вас открыто окно');
  assert.match(house.reads(boris), /с места 12/);
  assert.doesNotMatch(JSON.stringify(house.world.messages(anna)), /Борис/);
  await house.taps(boris, 'Иду');
  matchesGolden(t, house, 'directory', [anna, boris]);
});
