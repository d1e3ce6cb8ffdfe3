import type { Person } from '../../playground/index.ts';
import type { TestApp } from './test-app.ts';

/** «Моё место» → «Мои машины» → «Добавить машину», as far as it goes. */
export async function adds(app: TestApp, person: Person, plate: string): Promise<void> {
  await app.advance(1);
  await app.says(person, 'Моё место');
  await app.taps(person, 'Мои машины');
  await app.taps(person, 'Добавить машину');
  await app.says(person, plate);
  await app.taps(person, 'Да, верно');
}

/** Whose car is whose, seen from outside: `Анна A123BC777 known`. */
export async function carsOf({ pool }: TestApp): Promise<string[]> {
  const { rows } = await pool.query<{ line: string }>(
    `select p.display_name || ' ' || c.plate_key || ' ' || c.state as line
     from cars c join persons p on p.id = c.person_id order by c.id`,
  );
  return rows.map(({ line }) => line);
}
