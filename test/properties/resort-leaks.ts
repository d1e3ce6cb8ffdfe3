import type { Person } from '../../playground/index.ts';
import type { TestApp } from '../support/test-app.ts';
import { type Home, spoken } from './never.ts';

/** What somebody left for guards and admins while his alert waits, and an admin for a spot without a messenger. */
const RESORTS = ['ЖЖ4711', '+7000471199', 'ЩЩ5522'];

/** The flat that the house's list has beside every spot; with letters, for a time or a duration in the log may have any digits. */
const LISTED = 'ЫЫ94713';

/** Boris leaves one, and an admin does for a spot that nobody holds. */
export async function leaveResorts({ pool, clock }: TestApp, boris: Person): Promise<void> {
  await pool.query(
    `insert into last_resorts (complex_id, person_id, flat, phone, entered_at)
     select 1, person_id, $2, $3, $4 from addresses where external_id = $1`,
    [boris.id, RESORTS[0], RESORTS[1], clock.now()],
  );
  await pool.query('insert into spots (complex_id, number) values (1, 77)');
  await pool.query('update spots set flats = $1', [[LISTED]]);
  await pool.query('insert into last_resorts (complex_id, spot, flat, entered_at) values (1, 77, $1, $2)', [
    RESORTS[2],
    clock.now(),
  ]);
}

/** Who reads a flat or a telephone that was not left for him, or stands on a card when all is over. */
export async function resortLeaks({ app, people, group, log, staff, admins }: Home): Promise<string[]> {
  // After two hours without news every thread is closed.
  await app.advance(125);
  const readers = [...people.map(({ id }) => id), group.id];
  const boris = people[3]?.id;
  const found = [...RESORTS, LISTED].filter((secret) => log.some((line) => line.includes(secret)));
  for (const reader of readers) {
    const ever = app.world.journal(reader).map((happening) => JSON.stringify(spoken(app, happening)));
    const now = app.world.messages(reader).filter(({ from }) => from?.is_bot);
    const lines = staff.has(String(reader)) ? now.map((message) => JSON.stringify(message)) : ever;
    if (!admins.has(String(reader)) && ever.some((line) => line.includes(LISTED)))
      found.push(`${reader} reads the list of flats`);
    // His own are his own.
    const hidden = reader === boris ? RESORTS.slice(2) : RESORTS;
    for (const secret of hidden)
      if (lines.some((line) => line.includes(secret))) found.push(`${reader} reads ${secret}`);
  }
  return found;
}
