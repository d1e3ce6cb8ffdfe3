import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFlat, readPhone } from '../../src/core/last-resort/last-resort.ts';

test('A flat is read as people type it, and what is none is not taken', () => {
  for (const [typed, flat] of [
    ['87', '87'],
    [' кв. 87 ', '87'],
    ['квартира 12а', '12а'],
    ['Кв №5', '5'],
    ['3-45', '3-45'],
    ['flat 7B', '7B'],
    ['домофон 101', '101'],
    ['корп 2', 'корп 2'],
    ['', null],
    ['кв.', null],
    ['не знаю', null],
    ['я живу на 5 этаже', null],
    ['1; drop', null],
    ['<b>87</b>', null],
    ['1234567890', '1234567890'],
    ['12345678901', null],
  ] as const)
    assert.equal(readFlat(typed), flat, typed);
});

test('A telephone is one number in digits, as it was typed', () => {
  for (const [typed, phone] of [
    ['+7 900 000-00-00', '+7 900 000-00-00'],
    ['8(900)0000000', '8(900)0000000'],
    ['  12-34-56 ', '12-34-56'],
    ['12345', '12345'],
    ['1234', null],
    ['102', null],
    ['позвоните мне', null],
    ['+7 900 000-00-00 доб. 5', null],
    ['1'.repeat(16), null],
    [`+7 900${'-'.repeat(30)}000-00-00`, null],
    ['', null],
  ] as const)
    assert.equal(readPhone(typed), phone, typed);
});
