import type { Person } from '../../playground/index.ts';
import { personId } from '../../src/core/kernel/ids.ts';
import { watchFingerprint } from '../../src/core/residents/change-guards.ts';
import type { TestBed } from './people.ts';

export const ownerOf = (parameter: number) =>
  `(select person_id from addresses where external_id = $${parameter})`;
export const PERSON = ownerOf(1);
export const now = ({ app }: TestBed) => app.clock.now();

export async function says({ app }: TestBed, person: Person, text: string): Promise<string> {
  await app.says(person, text);
  return app.reads(person);
}

/** The mark of who is at the gate now, as «Сменилась охрана» has it. */
export async function watchSeen({ app }: TestBed): Promise<number> {
  const { rows: guards } = await app.pool.query<{ id: string }>(
    "select person_id as id from memberships where complex_id = 1 and roles @> '{guard}' order by person_id",
  );
  const { rows: links } = await app.pool.query<{ id: string }>(
    'select id from invites where complex_id = 1 and spot is null and used_at is null and expires_at > $1 order by id',
    [app.clock.now()],
  );
  const numbers = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => Number(id));
  return watchFingerprint({ guards: numbers(guards).map(personId), links: numbers(links) });
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
