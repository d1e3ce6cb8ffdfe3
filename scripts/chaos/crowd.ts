/** A house of a thousand with names, plates and phones that appear nowhere else, and who may read whose. */
import type pg from 'pg';
import type { Call, Group, Person, World } from '../../playground/index.ts';
import { firstComplex, rememberBot } from '../../src/adapters/postgres/complexes/complexes.ts';
import { openPool } from '../../src/adapters/postgres/kit/connect.ts';
import { migrate } from '../../src/adapters/postgres/kit/migrate.ts';
import { openTables } from '../../src/adapters/postgres/kit/open-tables.ts';
import { CONSENT_VERSION } from '../../src/core/privacy/consent.ts';

export const ADMINS = 5;
export const GUARDS = 10;
const FIRST_ID = 5_550_000_000;
const STRANGERS = 200;
/** They press as decent people do, and are timed. */
export const NEIGHBOURS = 30;

export type Crowd = {
  readonly hostile: readonly Person[];
  readonly near: readonly Person[];
  readonly groups: readonly Group[];
};

const idOf = (number: number) => FIRST_ID + number;

const person = (number: number): Person => ({
  id: idOf(number),
  firstName: `Жилец${number}х`,
  username: `zhilets_${number}_x`,
  languageCode: 'ru',
});

/** Residents 1 … n of as many spots, every third spot with a second holder; the first are admins, then guards. */
export async function buildCrowd(url: string, botId: number, residents: number): Promise<void> {
  const pool = await openPool(url, { max: 2, applicationName: 'chaos' });
  await migrate(pool, () => new Date());
  const db = openTables(pool);
  await firstComplex(db, { name: 'ЖК «Тихий двор»', timeZone: 'Europe/Moscow' });
  await rememberBot(db, { messenger: 'telegram', externalId: String(botId) });
  await pool.query(houseOf(residents));
  await pool.query('analyze');
  await pool.end();
}

const houseOf = (residents: number) => `
  insert into persons (display_name, language, met_at)
    select 'Жилец' || n || 'х', 'ru', now() from generate_series(1, ${residents}) n;
  insert into addresses (bot_id, external_id, person_id, chat_ref, username)
    select 1, ${FIRST_ID} + id, id, ${FIRST_ID} + id, 'zhilets_' || id || '_x' from persons;
  insert into memberships (complex_id, person_id, consent_version, consented_at, approved_at, roles)
    select 1, id, ${CONSENT_VERSION}, now(), now(),
      case when id <= ${ADMINS} then '{admin}' when id <= ${ADMINS + GUARDS} then '{guard}' else '{}' end::text[]
    from persons;
  insert into spots (complex_id, number) select 1, n from generate_series(1, ${residents}) n;
  insert into holdings (complex_id, spot, person_id, since)
    select 1, id, id, now() from persons
    union all select 1, id, id + 1, now() from persons where id % 3 = 0 and id < ${residents};
  insert into guest_passes (complex_id, host, spot, guest, guest_key, is_plate, slot, made_at, until, salt, code_key)
    select 1, id, id, 'К' || lpad(id::text, 4, '0') || 'МР', 'K' || lpad(id::text, 4, '0') || 'MP', true, 1, now(),
      now() + interval '20 hours', decode(md5(id::text), 'hex'), sha256(id::text::bytea)
    from persons where id % 7 = 0;
  create function no_waiting() returns trigger language plpgsql as $$
    begin new.next_at := least(new.next_at, clock_timestamp()); return new; end
  $$;
  create trigger no_waiting before insert or update on pace for each row execute function no_waiting();
`;

/** Gives them their phones, and the house its chats. */
export function settle(world: World, residents: number): Crowd {
  const people = Array.from({ length: residents + STRANGERS }, (_, nth) => world.addPerson(person(nth + 1)));
  for (const one of people) world.startedBefore(one);
  const groups = ['дом 1', 'дом 2', 'чужой двор'].map((title) =>
    world.addGroup({ title, members: people, bot: { can_manage_chat: true, can_pin_messages: true } }),
  );
  const near = people.slice(residents - NEIGHBOURS, residents);
  return { hostile: people.filter((one) => !near.includes(one)), near, groups };
}

/** The first two are the house's; of the third nobody knows. */
export async function linkGroups(pool: pg.Pool, [first, second]: readonly Group[]): Promise<void> {
  for (const group of [first, second]) {
    if (!group) continue;
    await pool.query(
      `insert into groups (bot_id, chat_ref, title, language, complex_id, present, sees_all)
       values (1, $1, $2, 'ru', 1, true, true)`,
      [String(group.id), group.title],
    );
  }
}

export type Eavesdropper = {
  /** Asks the database who may know whose name by now, and reads what was said since. */
  readonly look: () => Promise<void>;
  readonly leaks: readonly string[];
};

type Said = {
  readonly reader: number;
  readonly owner: number;
  readonly secret: string;
  readonly call: string;
};

const SECRETS = /Жилец(\d+)х|@?zhilets_(\d+)_x|К(\d{4})МР|\+?7999(\d{7})|(555\d{7})/gu;

/** Hears all that the bot tells anybody, and whose names, plates, phones and numbers stand in it. */
export function eavesdrop(world: World, pool: pg.Pool): Eavesdropper {
  const heard: Said[] = [];
  const mayRead = new Set<string>();
  const leaks: string[] = [];
  world.onChange((change) => {
    if (change.kind === 'call') heard.push(...saidIn(change.call));
  });
  const isFine = ({ reader, owner, secret }: Said) =>
    reader === owner ||
    mayRead.has(`${reader} everything`) ||
    (secret.startsWith('К') && mayRead.has(`${reader} plates`)) ||
    (secret.startsWith('Жилец') && mayRead.has(`${reader} ${owner}`));
  return {
    leaks,
    look: async () => {
      const { rows } = await pool.query<{ pair: string }>(ACQUAINTED);
      for (const { pair } of rows) mayRead.add(pair);
      for (const said of heard.splice(0)) if (!isFine(said)) leaks.push(`${said.reader}: ${said.call}`);
    },
  };
}

/** Whose secrets a call tells to whom; the reader's own are no secret, and what was refused counts as told. */
function saidIn({ method, params }: Call): Said[] {
  const { chat_id: chat, callback_query_id: press, ...told } = params;
  // What the bot says of itself, and asks for, nobody reads.
  if ((chat === undefined && press === undefined) || method === 'getChatMember') return [];
  const reader = typeof chat === 'number' ? chat : Number(String(press ?? '0').split('-')[0]);
  const call = `${method} ${JSON.stringify(told)}`;
  return [...call.matchAll(SECRETS)].map(([secret, ...numbers]) => {
    const number = Number(numbers.find((one) => one !== undefined));
    return { reader, owner: number > FIRST_ID ? number : idOf(number), secret, call: call.slice(0, 600) };
  });
}

/** Co-holders, an applicant's holders, and the staff of everybody; guards read plates. */
const ACQUAINTED = `
  with address as (select person_id, external_id as id from addresses)
  select r.id || ' ' || o.id as pair from holdings x join holdings y using (complex_id, spot)
    join address r on r.person_id = x.person_id join address o on o.person_id = y.person_id
  union select r.id || ' ' || o.id from holder_questions q join claims c on c.id = q.claim_id
    join address r on r.person_id = q.holder join address o on o.person_id = c.person_id
  union select r.id || ' everything' from memberships join address r using (person_id) where 'admin' = any(roles)
  union select r.id || ' plates' from memberships join address r using (person_id) where 'guard' = any(roles)`;
