import type { Person } from '../../playground/index.ts';
import type { Yard } from './people.ts';

export const ownerOf = (parameter: number) =>
  `(select person_id from addresses where external_id = $${parameter})`;
export const PERSON = ownerOf(1);
export const now = ({ house }: Yard) => house.clock.now();

export async function says({ house }: Yard, person: Person, text: string): Promise<string> {
  await house.says(person, text);
  return house.reads(person);
}

export async function some(
  { house }: Yard,
  where: string,
  person?: Person,
  more: readonly unknown[] = [],
): Promise<boolean> {
  const { rows } = await house.pool.query(`select 1 from ${where}`, person ? [person.id, ...more] : []);
  return rows.length > 0;
}
