import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { createLexicon } from '../../src/adapters/lexicons/lexicon.ts';
import { readRequest } from '../../src/core/alerts/read-request.ts';
import { readSpot, readSpots } from '../../src/core/spots/read-spots.ts';

const { requests } = createLexicon(join(import.meta.dirname, '../../locales'));

/** «45»: taken. «45?», «45|46?»: asked back with these. Anything else is what is wrong. */
function step(text: string): string {
  const read = readSpot(text, requests);
  return read.ok ? String(read.value) : asked(read.why.spots) || read.why.why;
}

function request(after: string): string {
  const { spots, certain, own, kind } = readRequest({ before: '', after }, requests);
  const what = certain ? String(spots[0]) : own ? `own ${spots.join('|')}` : asked(spots) || 'none';
  return kind === 'message' ? what : `${what} ${kind}`;
}

function claim(text: string): string {
  const read = readSpots(text, requests);
  if (read.ok) return read.value.join(', ');
  const { why, spots, ranged } = read.why;
  if (why !== 'unsure') return why;
  return `${[...(ranged ? [ranged] : []), spots].map((one) => one.join(', ')).join(' or ')}?`;
}

const asked = (spots: readonly number[]) => (spots.length > 0 ? `${spots.join('|')}?` : '');

const NONE = 'no number';

/** What people type, what it is where a number is asked for, and in the group; one where both are the same. */
const TABLE: readonly (readonly [typed: string, step: string, request?: string])[] = [
  // A number, however it is dressed.
  ['45', '45'],
  [' 45. ', '45'],
  ['45!', '45'],
  ['(45)', '45'],
  ['№45', '45'],
  ['№ 45', '45'],
  ['#45', '45'],
  ['место 45', '45'],
  ['Место №45!', '45'],
  ['место45', '45'],
  ['место-45', '45'],
  ['МЕСТО: 45', '45'],
  ['м/м 45', '45'],
  ['м/м45', '45'],
  ['машино-место 45', '45'],
  ['машиноместо № 45', '45'],
  ['парковочное место 45', '45'],
  ['номер 45', '45'],
  ['место номер 45', '45'],
  ['45 место', '45'],
  ['45-е место', '45'],
  ['spot 45', '45'],
  ['Spot #45', '45'],
  ['no. 45', '45'],
  ['bay 45', '45'],
  ['45th spot', '45'],
  ['４５', '45'],
  ['٤٥', '45'],
  ['۴۵', '45'],
  ['4️⃣5️⃣', '45'],
  ['№４５', '45'],
  ['00045', '45'],
  ['99999', '99999'],
  // A number and what else people write.
  ['45 перегородил', '45', '45 blocked'],
  ['45 перегородила выезд', '45', '45 blocked'],
  ['место 45 перегородил', '45', '45 blocked'],
  ['45 blocked me', '45', '45 blocked'],
  ['45 пожалуйста', '45'],
  ['пожалуйста, 45', '45'],
  ['здравствуйте! 45', '45?'],
  ['45 please', '45'],
  ['hello, 45', '45?'],
  ['машина с места 45', '45'],
  ['на месте 45 мигает', '45'],
  ['машина на 45 месте', '45'],
  ['3 машины на 45 месте', '45'],
  ['3 cars on spot 45', '45'],
  ['45 часто срабатывает', '45'],
  ['45 разбили вам стекло', '45'],
  ['45 дома?', '45'],
  ['45 мин', NONE, 'none'],
  ['45 минуем уже час', '45'],
  ['45 flat tyre', '45'],
  ['45 timely note', '45'],
  ['45 hourglass on the roof', '45'],
  ['45 днище течёт', '45'],
  ['45 годится', '45'],
  ['45 разве ваша?', '45'],
  ['45 рублёный бампер', '45'],
  ['45 фары горят', '45'],
  ['45 стоит на 3 этаже', '45'],
  ['45, 2 этаж, мигает', '45'],
  ['на 2 этаже место 142', '142'],
  ['-1 этаж, место 142', '142'],
  ['квартира 12, место 45', '45'],
  ['3 подъезд 2 этаж место 45', '45'],
  ['45 уже 20 минут орёт', '45'],
  ['45 20 минут орёт', '45'],
  ['место 45 стоит 3 дня', '45'],
  ['sos 45', '45', '45 sos'],
  ['SOS: 45!', '45', '45 sos'],
  ['сос 45', '45', '45 sos'],
  ['45 sos', '45', '45 sos'],
  ['sos место 45', '45', '45 sos'],
  // Two of them, or none for sure.
  ['45 46', '45|46?'],
  ['45, 46', '45|46?'],
  ['45 и 46', '45|46?'],
  ['45 или 46', '45|46?'],
  ['45 or 46', '45|46?'],
  ['45-46', '45|46?'],
  ['45–46', '45|46?'],
  ['45 - 46', '45|46?'],
  ['45/46', '45|46?'],
  ['места 45, 46 и 47', '45|46|47?'],
  ['на 45 и 46 месте', '45|46?'],
  ['45 вы на месте 46', '45|46?'],
  ['45 место 46', '45|46?'],
  ['с 12 по 15', '12|15?'],
  ['12 345', '12|345?'],
  ['1 045', '1|45?'],
  ['45 корпус 2', '45|2?'],
  ['45а', '45?'],
  ['45 а', '45'],
  ['45-а', '45?'],
  ['место 45б', '45?'],
  ['45b', '45?'],
  ['Б-12', '12?'],
  ['Б12', '12?'],
  ['45…47', '45|47?'],
  ['45-й', '45?'],
  ['45 г', NONE, 'none'],
  ['машина 45', '45?'],
  ['машина 45 мигает', '45?'],
  ['стоит на 45', '45?'],
  ['перегородил 45', '45?', '45? blocked'],
  ['blocked 45', '45?', '45? blocked'],
  ['2 фары горят', '2?'],
  ['2 колеса спущены', '2?'],
  ['моё место 45', '45', 'own 45'],
  ['мое место №45', '45', 'own 45'],
  ['45 моё', '45', 'own 45'],
  ['45 — это моё место', '45', 'own 45'],
  ['на моём 45 месте', '45', 'own 45'],
  ['my spot 45', '45', 'own 45'],
  ['45 is mine', '45', 'own 45'],
  ['Моё место — 45', '45', 'own 45'],
  ['my spot is 45', '45', 'own 45'],
  ['45 моё место занял', '45?'],
  ['моё место 45, перегородили', '45', 'own 45'],
  ['место 46 перегородил моё место 45', '46', '46 blocked'],
  ['45 мой сосед', '45'],
  // Numbers that are no spots.
  ['25 ноября не будет воды', NONE, 'none'],
  ['25-го ноября не будет воды', NONE, 'none'],
  ['25 и 26 ноября', NONE, 'none'],
  ['25-26 ноября', NONE, 'none'],
  ['Nov 25 no water', NONE, 'none'],
  ['25th of November', '25?'],
  ['12.05 собрание', NONE, 'none'],
  ['25.12.2026', NONE, 'none'],
  ['2026-12-25', NONE, 'none'],
  ['7 утра, орёт', NONE, 'none'],
  ['7 pm, loud', NONE, 'none'],
  ['7pm', NONE, 'none'],
  ['22:30', NONE, 'none'],
  ['22:30 кто-то шумел', NONE, 'none'],
  ['18.00', NONE, 'none'],
  ['45 в 22:30', '45?', '45'],
  ['1000 ₽', NONE, 'none'],
  ['1 000 ₽', NONE, 'none'],
  ['100 000 рублей', NONE, 'none'],
  ['$50', NONE, 'none'],
  ['5 мин назад', NONE, 'none'],
  ['стоит на месте 20 минут', NONE, 'none'],
  ['5-10 минут', NONE, 'none'],
  ['2,5 часа стоит', NONE, 'none'],
  ['3 дня стоит', NONE, 'none'],
  ['20 minutes', NONE, 'none'],
  ['2 машины во дворе', NONE, 'none'],
  ['мне 45 лет', NONE, 'none'],
  ['50% заряда', NONE, 'none'],
  ['квартира №45', NONE, 'none'],
  ['квартира 45', NONE, 'none'],
  ['кв. 45', NONE, 'none'],
  ['кв45', NONE, 'none'],
  ['flat 45', NONE, 'none'],
  ['у подъезда №3', NONE, 'none'],
  ['подъезд 3', NONE, 'none'],
  ['3 подъезд', NONE, 'none'],
  ['дом № 45', NONE, 'none'],
  ['2 этаж, мигает', NONE, 'none'],
  ['на 2-м этаже', NONE, 'none'],
  ['2 и 3 этаж затопило', NONE, 'none'],
  ['-1 этаж', NONE, 'none'],
  ['8 900 123-45-67 позвоните мне', 'phone', 'none'],
  ['+7 900 123 45 67', 'phone', 'none'],
  ['8-900-123-45-67', 'phone', 'none'],
  ['89001234567', 'phone', 'none'],
  ['8 (900) 123-45-67', 'phone', 'none'],
  ['123-45-67', 'phone', 'none'],
  ['А123ВС77', NONE, 'none'],
  ['а 123 вс 77', NONE, 'none'],
  ['45abc', NONE, 'none'],
  ['1e9', NONE, 'none'],
  ['t.me/45', NONE, 'none'],
  ['45.46', NONE, 'none'],
  ['0', 'out of range', 'none'],
  ['-1', 'out of range', 'none'],
  ['100000', 'out of range', 'none'],
  ['9'.repeat(400), 'out of range', 'none'],
  ['', NONE, 'none'],
  ['место', NONE, 'none'],
  ['двенадцатое', NONE, 'none'],
];

test(`${TABLE.length} lines that people type are read as they are meant, or asked back`, () => {
  assert.ok(TABLE.length >= 120);
  const read = TABLE.map(([typed]) => [typed, step(typed), request(typed)]);
  assert.deepEqual(
    read,
    TABLE.map(([typed, inStep, inGroup = inStep]) => [typed, inStep, inGroup]),
  );
});

const CLAIMS: readonly (readonly [typed: string, read: string])[] = [
  ['12, 13', '12, 13'],
  ['13 12 12', '12, 13'],
  ['12,13', '12, 13'],
  ['№12 и №13', '12, 13'],
  ['12; 13', '12, 13'],
  ['12\n13', '12, 13'],
  ['12 & 13', '12, 13'],
  ['мои места 12 и 13', '12, 13'],
  ['моё место 45', '45'],
  ['my spots 12 and 13', '12, 13'],
  ['места 12, 13, пожалуйста', '12, 13'],
  ['квартира 7, место 45', '45'],
  ['112 113 114', '112, 113, 114'],
  ['12-15', '12, 13, 14, 15 or 12, 15?'],
  ['12 – 15', '12, 13, 14, 15 or 12, 15?'],
  ['с 12 по 15', '12, 13, 14, 15 or 12, 15?'],
  ['12-13', '12, 13?'],
  ['12-99', '12, 99?'],
  ['15-12', '12, 15?'],
  ['5, 12-14', '5, 12, 13, 14 or 5, 12, 14?'],
  ['12/13', '12, 13?'],
  ['12, у жены 13', '12, 13?'],
  ['45а', '45?'],
  ['12, 13а', '12, 13?'],
  ['12 345', '12, 345?'],
  ['45 с 1 декабря', '45?'],
  ['8 900 123-45-67', 'phone'],
  ['+7 900 123 45 67', 'phone'],
  ['место 45, телефон 8 900 123-45-67', 'phone'],
  ['0', 'out of range'],
  ['12, 100000', 'out of range'],
  ['1 2 3 4 5 6 7 8 9 10 11', 'too many numbers'],
  ['25 ноября', 'no number'],
  ['двенадцать', 'no number'],
];

test('Claims of one or several spots: ranges, letters and phones are asked back', () => {
  assert.deepEqual(
    CLAIMS.map(([typed]) => [typed, claim(typed)]),
    CLAIMS,
  );
});
