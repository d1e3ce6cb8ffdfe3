import type { Person } from '../../playground/index.ts';
import type { TestBed } from './people.ts';

export const ownerOf = (parameter: number) =>
  `(select person_id from addresses where external_id = $${parameter})`;
export const PERSON = ownerOf(1);
export const now = ({ app }: TestBed) => app.clock.now();

export async function says({ app }: TestBed, person: Person, text: string): Promise<string> {
  await app.says(person, text);
  return app.reads(person);
}

export async function some(
  { app }: TestBed,
  where: string,
  person?: Person,
  more: readonly unknown[] = [],
): Promise<boolean> {
  const { rows } = await app.pool.query(`select 1 from ${where}`, person ? [person.id, ...more] : []);
  return rows.length > 0;
}
