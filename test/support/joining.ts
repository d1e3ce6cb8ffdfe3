import type { Person } from '../../playground/index.ts';
import type { House } from './house.ts';

/** Agrees and claims these spots, as a stranger does: `12, 13`. */
export async function applies(house: House, person: Person, spots: string): Promise<void> {
  await house.says(person, '/start');
  await house.taps(person, 'Согласен');
  await house.says(person, spots);
}

/** Who holds what, seen from outside: `13 Борис`. */
export async function holders({ pool }: House): Promise<string[]> {
  const { rows } = await pool.query<{ spot: number; name: string }>(
    `select h.spot, p.display_name as name from holdings h join persons p on p.id = h.person_id
     order by h.spot, p.display_name`,
  );
  return rows.map(({ spot, name }) => `${spot} ${name}`);
}

/** The labels under the newest message that begins with `start`. */
export function buttonsUnder(house: House, person: Person, start: string): string[] {
  const found = house.world.messages(person).findLast(({ text }) => text?.includes(start));
  return (found?.reply_markup?.inline_keyboard ?? []).flat().map(({ text }) => text);
}

export async function restart(house: House): Promise<void> {
  await house.stopBot();
  await house.startBot();
}
