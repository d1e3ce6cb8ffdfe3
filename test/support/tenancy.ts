import assert from 'node:assert/strict';
import type { Person } from '../../playground/index.ts';
import type { TestApp } from './test-app.ts';

/** The payload of the newest link that this owner was given. */
export const linkOf = ({ world }: TestApp, owner: Person): string =>
  /start=(r_[\w-]{22})/.exec(world.find(owner, '?start=')?.text ?? '')?.[1] ?? assert.fail('no link');

/** «Сдаю место до …», up to the link. */
export async function lets(app: TestApp, owner: Person, until: string): Promise<string> {
  await app.says(owner, 'Моё место');
  await app.taps(owner, 'Сдаю место до …');
  await app.says(owner, until);
  await app.taps(owner, 'Подтвердить');
  return linkOf(app, owner);
}

/** Somebody who lives here already opens the link. */
export async function rents(app: TestApp, tenant: Person, payload: string): Promise<void> {
  app.world.start(tenant, payload);
  await app.quiet();
  await app.taps(tenant, 'Подтвердить');
}

/** Борис owns 45 and lets it to Юля until 25 December, Анна of 12 is blocked in. */
export async function letHouse(app: TestApp) {
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const yulia = await app.resident('Юля', []);
  await rents(app, yulia, await lets(app, boris, '25 декабря'));
  return { anna, boris, yulia };
}

/** Кирилл, of spot 7, stands on a spot that its holder has marked free. */
export async function lend({ pool, clock }: TestApp, spot: number, borrower: Person): Promise<void> {
  const now = clock.now();
  await pool.query(
    `insert into lendings (complex_id, spot, borrower, made_at, until)
     select 1, $1, person_id, $3, $4 from addresses where external_id = $2`,
    [spot, borrower.id, now, new Date(now.getTime() + 86_400_000)],
  );
}
