import assert from 'node:assert/strict';
import { test } from 'node:test';
import { automaticEntities } from '../../playground/world/entities.ts';
import { readPhone } from '../../src/chat/administration/read-setting.ts';

const AS_TYPED = [
  '102',
  '+7 495 123-45-67',
  '+7 (495) 123-45-67',
  '8 (495) 123-45-67',
  '84951234567',
  '+7.495.123.45.67',
  '+7 495 123-45-67 доб. 2',
  '+7 495 123-45-67, доб. 2',
  '8 800 555-35-35 (доб. 2045)',
  '+7 495 123-45-67 добавочный 12#',
  '+7 495 123-45-67 ext. 2',
  '+7 495 123-45-67, +7 495 765-43-21',
  '+7 495 123-45-67; +7 495 765-43-21',
  '+7 495 123-45-67 +7 495 765-43-21',
  '+7 495 123-45-67 / 765-43-21',
  '8 495 123-45-67 8 495 765-43-21',
  '+7 495 123-45-67 доб. 2, +7 916 765-43-21 доб. 3',
  'Охрана +7 495 123-45-67, УК +7 495 765-43-21',
  'пост: 123, ночью 456',
  '+7 495 123-45-67, с 9:00 до 18:00',
  '+375 29 123-45-67 и +380 44 123-45-67',
];

test('A phone is taken as it was typed, with an extension, a second number, and words', () => {
  for (const phone of AS_TYPED) assert.equal(readPhone(phone), phone);
  assert.equal(readPhone(' +7 495\u00a0123-45-67\n\n8 800 555-35-35 '), '+7 495 123-45-67, 8 800 555-35-35');
});

test('What holds no number that could be dialled is no phone', () => {
  const none = ['нет', '', '12', 'доб. 2', '٤٥٦', 'позвоните Степану', '1'.repeat(16), '1'.repeat(23)];
  const tooMany = ['101, 102, 103, 104', `+7 495 123-45-67 ${'а'.repeat(90)}`];
  for (const text of [...none, ...tooMany]) assert.equal(readPhone(text), null, text);
});

test('Each of two numbers with extensions is a number to call in the messenger', () => {
  const shown = `☎️ Телефон охраны: ${readPhone('+7 495 123-45-67 доб. 2, +7 916 765-43-21 доб. 3')}`;
  const calls = automaticEntities(shown).filter(({ type }) => type === 'phone_number');
  assert.deepEqual(
    calls.map(({ offset, length }) => shown.slice(offset, offset + length)),
    ['+7 495 123-45-67', '+7 916 765-43-21'],
  );
});
