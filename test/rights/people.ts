import assert from 'node:assert/strict';
import type { Person } from '../../playground/index.ts';
import { KINDS, type Kind } from '../../scripts/access-table.ts';
import { CONSENT_VERSION } from '../../src/core/privacy/consent.ts';
import type { Scope } from '../support/database.ts';
import { applies } from '../support/joining.ts';
import { SITE } from '../support/passer-by.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

/** One of each kind in one house, and Глеб at spot 60, about whom they act. */
export type TestBed = {
  readonly app: TestApp;
  readonly people: Readonly<Record<Kind, Person>>;
  readonly gleb: Person;
  /** The database's own number of somebody; null: there is no row. */
  readonly idOf: (person: Person) => Promise<number | null>;
  /** Presses with this data below any message that the person has of the bot; the toast, perhaps empty. */
  readonly press: (person: Person, data: string) => Promise<string>;
};

export async function openTestBed(scope: Scope): Promise<TestBed> {
  const app = await openTestApp(scope, SITE);
  const { world, pool } = app;
  const gleb = await app.resident('Глеб', [60]);
  const stranger = app.stranger('Стас');
  const newcomer = app.stranger('Нина');
  const applicant = app.stranger('Вера');
  const admin = await app.admin('Ольга');
  const banned = await app.resident('Борис', [46]);
  await app.resident('Галя', [45]);
  const people: Record<Kind, Person> = {
    stranger,
    newcomer,
    applicant,
    resident: await app.resident('Анна', [12]),
    'resident without a spot': await app.resident('Юля', []),
    'co-holder': await app.resident('Марк', [45]),
    'banned resident': banned,
    guard: await app.guard('Степан'),
    admin,
    'resident of another complex': await foreigner(app, 'Хасан'),
  };
  world.start(stranger);
  await app.says(newcomer, '/start');
  await app.taps(newcomer, 'Согласен');
  await app.says(newcomer, '/cancel');
  await applies(app, applicant, '13');
  await pool.query(
    `update memberships set banned_until = $2 where person_id = (select person_id from addresses where external_id = $1)`,
    [banned.id, new Date(app.clock.now().getTime() + 86_400_000)],
  );
  await app.advance(11);
  const idOf: TestBed['idOf'] = async (person) => {
    const { rows } = await pool.query<{ id: string }>(
      'select person_id as id from addresses where external_id = $1',
      [person.id],
    );
    return rows[0] ? Number(rows[0].id) : null;
  };
  const press: TestBed['press'] = async (person, data) => {
    const message =
      world.messages(person).findLast(({ from }) => from?.is_bot) ?? assert.fail('nothing to press');
    const answer = await world.forge(person, message, data);
    await app.quiet();
    return answer.text ?? '';
  };
  assert.deepEqual(Object.keys(people).sort(), [...KINDS].sort());
  return { app, people, gleb, idOf, press };
}

/** Somebody who holds spots 12 and 60 in a second complex of the same bot. */
async function foreigner(app: TestApp, name: string): Promise<Person> {
  const { pool, clock, world } = app;
  const person = app.stranger(name);
  await pool.query("insert into complexes (name, time_zone) values ('Другой дом', 'Europe/Moscow')");
  await pool.query('insert into spots (complex_id, number) values (2, 12), (2, 60)');
  const { rows } = await pool.query<{ id: number }>(
    `insert into persons (display_name, language, met_at) values ($1, 'ru', $2) returning id`,
    [name, clock.now()],
  );
  const id = rows[0]?.id;
  await pool.query(
    `insert into addresses (bot_id, external_id, person_id, chat_ref) values ((select id from bots where messenger = 'telegram'), $1, $2, $3)`,
    [person.id, id, String(person.id)],
  );
  await pool.query(
    `insert into memberships (complex_id, person_id, consent_version, consented_at, approved_at) values (2, $1, $3, $2, $2)`,
    [id, clock.now(), CONSENT_VERSION],
  );
  await pool.query(`insert into holdings (complex_id, spot, person_id, since) values (2, 12, $1, $2)`, [
    id,
    clock.now(),
  ]);
  world.start(person);
  await app.quiet();
  return person;
}
