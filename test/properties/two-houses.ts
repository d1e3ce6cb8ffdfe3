import type { Person } from '../../playground/index.ts';
import { CONSENT_VERSION } from '../../src/core/privacy/consent.ts';
import type { Scope } from '../support/database.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { spoken } from './never.ts';

/** The second complex, as its future administration will make one; the first is the bot's own. */
export const SECOND = 2;

export type Neighbour = {
  readonly person: Person;
  /** The complexes that they belong to. */
  readonly lives: readonly number[];
  /** What only their own neighbours may ever read. */
  readonly secrets: readonly string[];
};

export type TwoHouses = { readonly app: TestApp; readonly people: readonly Neighbour[] };

/** Two complexes on one bot with the same spots 12 and 45, and Сима, who lives in both. */
export async function openTwoHouses(scope: Scope): Promise<TwoHouses> {
  const app = await openTestApp(scope);
  await app.pool.query(`insert into complexes (name, time_zone) values ('ЖК «Соседний»', 'Europe/Moscow')`);
  const first = async (name: string, moves: (name: string) => Promise<Person>): Promise<Neighbour> => {
    const person = await moves(name);
    return { person, lives: [1], secrets: [name, String(person.id)] };
  };
  const second = async (
    name: string,
    spots: readonly number[],
    roles: { admin?: boolean } = {},
  ): Promise<Neighbour> => {
    const person = app.stranger(name);
    await moveInto(app, person, spots, roles);
    return { person, lives: [SECOND], secrets: [name, String(person.id)] };
  };
  const people = [
    await first('Аглая', (name) => app.admin(name)),
    await first('Бруно', (name) => app.resident(name, [45])),
    await first('Вилена', (name) => app.resident(name, [12])),
    await first('Гертруда', (name) => app.guard(name)),
    await second('Демьян', [], { admin: true }),
    await second('Евлампий', [45, 77]),
    await second('Жоржетта', [12]),
  ];
  const sima = await app.resident('Сима', [12]);
  await moveInto(app, sima, [45]);
  people.push({ person: sima, lives: [1, SECOND], secrets: [] });
  for (const { person, lives } of people) if (!lives.includes(1)) app.world.start(person);
  await app.quiet();
  return { app, people };
}

async function moveInto(
  { pool, clock }: TestApp,
  person: Person,
  spots: readonly number[],
  { admin = false }: { admin?: boolean } = {},
): Promise<void> {
  await pool.query(
    `with known as (
       select person_id as id from addresses where external_id = $1
     ), made as (
       insert into persons (display_name, language, met_at)
       select $2, 'ru', $3 where not exists (select from known) returning id
     ), reached as (
       insert into addresses (bot_id, external_id, person_id, chat_ref)
       select 1, $1, id, $1 from made
     ), joined as (
       insert into memberships (complex_id, person_id, consent_version, consented_at, approved_at, roles)
       select $4, id, $7, $3, $3, $5 from (select * from known union all select * from made) one
     ), kept as (
       insert into spots (complex_id, number) select $4, unnest($6::int[]) on conflict do nothing
     )
     select`,
    [person.id, person.firstName, clock.now(), SECOND, admin ? ['admin'] : [], spots, CONSENT_VERSION],
  );
  await pool.query(
    `insert into holdings (complex_id, spot, person_id, since)
     select $1, unnest($2::int[]), person_id, $3 from addresses where external_id = $4`,
    [SECOND, spots, clock.now(), person.id],
  );
}

/** What of one house stands on a screen of the other. */
export function leaksBetween({ app, people }: TwoHouses, marks: Readonly<Record<number, string>>): string[] {
  const found: string[] = [];
  for (const reader of people) {
    const foreign = people.filter(({ lives }) => !lives.some((complex) => reader.lives.includes(complex)));
    const secrets = foreign.flatMap((other) => other.secrets);
    for (const [complex, mark] of Object.entries(marks))
      if (!reader.lives.includes(Number(complex))) secrets.push(mark);
    const read = app.world.journal(reader.person).map((happening) => JSON.stringify(spoken(app, happening)));
    for (const secret of secrets) {
      const line = read.find((text) => text.includes(secret));
      if (line) found.push(`${reader.person.firstName} reads ${secret}: ${line.slice(0, 300)}`);
    }
  }
  return found;
}

/** Rows of one complex that name somebody who does not belong to it, by table. */
export async function strayRows({ pool }: TestApp): Promise<string[]> {
  const { rows: columns } = await pool.query<{ table: string; column: string }>(
    `select kcu.table_name as table, kcu.column_name as column
     from information_schema.referential_constraints rc
     join information_schema.key_column_usage kcu using (constraint_name)
     join information_schema.constraint_column_usage ccu on ccu.constraint_name = rc.constraint_name
     where ccu.table_name in ('persons', 'memberships') and kcu.column_name <> 'complex_id'
       and exists (
         select from information_schema.columns c
         where c.table_name = kcu.table_name and c.column_name = 'complex_id'
       )
     group by 1, 2 order by 1, 2`,
  );
  const others: string[] = [];
  for (const { table, column } of columns) {
    const { rowCount } = await pool.query(
      `select from ${table} t where t.${column} is not null and t.complex_id is not null and not exists (
         select from memberships m where m.complex_id = t.complex_id and m.person_id = t.${column})`,
    );
    if (rowCount) others.push(`${rowCount} of ${table}.${column}`);
  }
  if (columns.length < 5) throw new Error(`only ${columns.length} columns that name a person`);
  return others;
}
