import type { Person } from '../../playground/index.ts';
import type { Kind } from '../../scripts/access-table.ts';
import type { TestApp } from '../support/test-app.ts';

type Later = Exclude<Kind, 'stranger' | 'co-holder' | 'resident of another complex'>;

const OF = 'complex_id = 1 and person_id = (select person_id from addresses where external_id = $1)';

/** Somebody who becomes somebody else between two steps, and himself again. */
export async function becomes({ pool, clock }: Pick<TestApp, 'pool' | 'clock'>, person: Person) {
  const { rows } = await pool.query<{ roles: string[]; approved_at: Date | null }>(
    `select roles, approved_at from memberships where ${OF}`,
    [person.id],
  );
  const [was] = rows;
  const held = await pool.query<{ spot: number }>(`select spot from holdings where ${OF}`, [person.id]);
  const spots = held.rows.map(({ spot }) => spot);
  const be = async (
    roles: readonly string[],
    approved: boolean,
    holds: readonly number[],
    banned: boolean,
  ): Promise<void> => {
    const now = clock.now();
    await pool.query(`update memberships set roles = $2, approved_at = $3, banned_until = $4 where ${OF}`, [
      person.id,
      roles,
      approved ? now : null,
      banned ? new Date(now.getTime() + 86_400_000) : null,
    ]);
    await pool.query(`delete from holdings where ${OF}`, [person.id]);
    for (const spot of holds)
      await pool.query(
        `insert into holdings (complex_id, spot, person_id, since)
         select 1, $2, person_id, $3 from addresses where external_id = $1`,
        [person.id, spot, now],
      );
    await pool.query(`delete from claims where verdict is null and ${OF} and made_at = '2000-01-01'`, [
      person.id,
    ]);
  };
  const now = async (later: Later): Promise<void> => {
    const lives = later === 'resident' || later === 'resident without a spot' || later === 'banned resident';
    const roles = later === 'guard' || later === 'admin' ? [later] : [];
    await be(
      roles,
      lives,
      later === 'resident' || later === 'banned resident' ? [77] : [],
      later === 'banned resident',
    );
    if (later === 'applicant')
      await pool.query(
        `insert into claims (complex_id, person_id, open, made_at)
         select 1, person_id, true, '2000-01-01' from addresses where external_id = $1`,
        [person.id],
      );
  };
  await pool.query('insert into spots (complex_id, number) values (1, 77) on conflict do nothing');
  return { now, himself: () => be(was?.roles ?? [], was?.approved_at !== null, spots, false) };
}
