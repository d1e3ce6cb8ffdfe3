import type { Person } from '../../playground/index.ts';
import { plateKey } from '../../src/core/cars/plate.ts';
import type { TestApp } from './test-app.ts';

/** Somebody registered the car before; `confirmed`: somebody beside him says that it is his. */
export async function drives(
  { pool, clock }: TestApp,
  person: Person,
  plate: string,
  { confirmed = true }: { readonly confirmed?: boolean } = {},
): Promise<void> {
  await pool.query(
    `insert into cars (complex_id, person_id, plate, plate_key, state, confirmed_by, added_at)
     select m.complex_id, m.person_id, $2, $3, 'known', $4, $5 from memberships m
     join addresses a on a.person_id = m.person_id where a.external_id = $1`,
    [String(person.id), plate, plateKey(plate), confirmed ? 'list' : null, clock.now()],
  );
}

/** Everything that somebody has read by now, as one text. */
export function allRead({ world }: TestApp, person: Person): string {
  return world
    .messages(person)
    .filter(({ from }) => from?.is_bot)
    .map(({ text, reply_markup: keys }) =>
      [text, ...(keys?.inline_keyboard ?? []).flat().map((key) => key.text)].join('\n'),
    )
    .join('\n');
}
