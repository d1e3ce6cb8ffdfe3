import type { Person } from '../../playground/index.ts';
import type { TestApp } from './test-app.ts';

/** Agrees and claims these spots, as a stranger does: `12, 13`. */
export async function applies(app: TestApp, person: Person, spots: string): Promise<void> {
  await app.says(person, '/start');
  await app.taps(person, 'Согласен');
  await app.says(person, spots);
}

/** Who holds what, seen from outside: `13 Борис`. */
export async function holders({ pool }: TestApp): Promise<string[]> {
  const { rows } = await pool.query<{ spot: number; name: string }>(
    `select h.spot, p.display_name as name from holdings h join persons p on p.id = h.person_id
     order by h.spot, p.display_name`,
  );
  return rows.map(({ spot, name }) => `${spot} ${name}`);
}

/** The labels under the newest message that begins with `start`. */
export function buttonsUnder(app: TestApp, person: Person, start: string): string[] {
  const found = app.world.messages(person).findLast(({ text }) => text?.includes(start));
  return (found?.reply_markup?.inline_keyboard ?? []).flat().map(({ text }) => text);
}

export async function restart(app: TestApp): Promise<void> {
  await app.stopBot();
  await app.startBot();
}
