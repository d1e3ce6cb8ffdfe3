import assert from 'node:assert/strict';
import { test } from 'node:test';
import { carId, type PersonId } from '../../src/core/kernel/ids.ts';
import { hours } from '../../src/core/kernel/time.ts';
import { ANNA, ago, BORIS, NOW, VERA } from '../support/rows.ts';
import { openDrawing } from './drawing.ts';

const OLGA = 6 as PersonId;

test('Of a car that two name an admin reads who, what the first said, and may do what is left to do', async (t) => {
  const { put, shown, clear } = await openDrawing(t);
  await put('persons', { id: OLGA, display_name: 'Ольга', language: 'ru' });
  await put('memberships', { person_id: OLGA, approved_at: NOW, roles: ['admin'] });
  const car = { person_id: ANNA, plate: 'А123ВС777', plate_key: 'A123BC777', added_at: NOW };
  const card = { kind: 'car', car: carId(1) } as const;
  const sees = async (state: 'asked' | 'known' | 'refused', answer: string | null, isRival = true) => {
    await clear('cars', 'car_questions');
    await put('cars', { id: 1, ...car, state, confirmed_by: state === 'known' ? 'admin' : null });
    const first = { person_id: BORIS, state: 'known', confirmed_by: null, added_at: ago(hours(9)) };
    if (isRival) await put('cars', { id: 2, ...car, ...first });
    const asked = { plate_key: car.plate_key, about: ANNA, holder: BORIS, asked_at: NOW, answered_at: NOW };
    // Вера was asked about another car.
    const other = { id: 2, plate_key: 'B1', holder: VERA, answer: 'family' };
    if (answer) await put('car_questions', { id: 1, ...asked, answer }, other);
    return (await shown(OLGA, card)) ?? '';
  };
  const both = '[Подтвердить машину] [Отклонить]\n[Убрать: Анна]\n[Убрать: Борис]';
  const waiting = await sees('asked', null);
  assert.match(
    waiting,
    /Чья: Анна, место 12\nРаньше её записали: Борис \(пока не ответил\)\n\n⏳ Жду ответа/,
  );
  assert.ok(waiting.endsWith(both));
  assert.match(await sees('asked', 'unknown'), /Борис \(«не знаю этого человека»\)\n\n⚠️ Два человека/);
  assert.match(await sees('asked', 'family'), /Борис \(«это моя семья»\)\n\n⏳ Жду ответа/);
  const known = await sees('known', 'unknown');
  assert.match(known, /место 12\n\nЕсли машина помешает, напишу этому жителю/);
  assert.match(known, /\n\[Убрать: Анна\]$/);
  assert.doesNotMatch(known, /Подтвердить|Борис/);
  const refused = await sees('refused', 'unknown');
  assert.match(refused, /Раньше её записали: Борис.*\n\nОтклонено/s);
  assert.match(refused, /\[Подтвердить машину\]\n\[Убрать: Анна\]\n\[Убрать: Борис\]$/);
  assert.doesNotMatch(await sees('asked', null, false), /Раньше её записали|Борис/);
  // The house's list says it is hers, and she has not said so: nobody named it before the other.
  await clear('cars', 'car_questions');
  await put('cars', { id: 1, ...car, state: 'asked', confirmed_by: 'list' });
  await put('cars', { id: 2, ...car, person_id: BORIS, state: 'known', confirmed_by: null });
  const listed = (await shown(OLGA, card)) ?? '';
  assert.doesNotMatch(listed, /Раньше её записали|Отклонить|Борис/);
  assert.match(listed, /\[Подтвердить машину\]\n\[Убрать: Анна\]$/);
  await clear('cars');
  assert.equal(await shown(OLGA, card), null);
  assert.equal(await shown(OLGA, card, true), 'Этой машины у жителя больше нет.');
});

test('Whoever named a plate first reads the question until he answered, then what he said, and may say the other', async (t) => {
  const { put, told, pool } = await openDrawing(t);
  const car = { plate: 'А123ВС777', plate_key: 'A123BC777', added_at: NOW, confirmed_by: null };
  await put(
    'cars',
    { id: 1, person_id: ANNA, ...car, state: 'asked' },
    { id: 2, person_id: BORIS, state: 'known' },
  );
  const asked = { plate_key: car.plate_key, about: ANNA, holder: BORIS, asked_at: NOW, answered_at: null };
  await put('car_questions', { id: 1, ...asked, answer: null });
  const reads = async () => (await told(BORIS, { kind: 'car question', question: 1 })) ?? '';
  assert.match(await reads(), /Знаете этого человека\?/);
  assert.match(await reads(), /\[Это моя семья\].*\[Не знаю этого человека\]/s);
  await pool.query("update car_questions set answer = 'unknown', answered_at = $1", [NOW]);
  assert.match(await reads(), /Ваш ответ: .*не знаю этого человека/i);
  assert.doesNotMatch(await reads(), /\?/);
  assert.match(await reads(), /\[Это моя семья\]\n\[Продал/);
});
