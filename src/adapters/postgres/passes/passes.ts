import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { type Kysely, type RawBuilder, type Selectable, sql } from 'kysely';
import { type ComplexId, passId, type SpotNumber } from '../../../core/kernel/ids.ts';
import { type Instant, instantOf } from '../../../core/kernel/time.ts';
import { foldPlate, isPlate } from '../../../core/passes/fold-plate.ts';
import type { Pass } from '../../../core/passes/pass.ts';
import type { NewPass, Passes, PassSecrets } from '../../../core/passes/pass-ports.ts';
import type { SpotHolder } from '../../../core/ports.ts';
import { type Json, momentOf, type Value } from '../kit/json.ts';
import type { Tables } from '../tables.ts';

type Row = Selectable<Tables['guest_passes']>;

/** What is no secret of it, and no key to find it by. */
export type GuestRow = Omit<Row, 'guest_key' | 'is_plate' | 'salt' | 'code_key'>;

/** A number of this length stands among other words by no accident. */
const FULL_NUMBER = 6;

/** So many codes in a row that somebody has already: a million is not enough any more. */
const MOST_TRIES = 20;

export function passes(db: Kysely<Tables>, secret: Buffer): Passes {
  const keys = keysOf(secret);
  const rows = (complex: ComplexId) =>
    db.selectFrom('guest_passes').selectAll().where('complex_id', '=', complex);
  const recent = (complex: ComplexId, ended: Date, most: number) =>
    rows(complex)
      .where((eb) =>
        eb.or([
          eb('ended_at', 'is', null),
          eb('ended_at', '>=', ended),
          eb.and([eb('entered_at', 'is not', null), eb('left_at', 'is', null)]),
        ]),
      )
      .orderBy(sql`ended_at is not null`)
      .orderBy('until')
      .orderBy('id')
      .limit(most);
  return {
    add: async (pass) => {
      for (let tries = 0; tries < MOST_TRIES; tries += 1) {
        const slot = pass.fromGate ? null : await freeSlot(db, pass);
        if (slot === null && !pass.fromGate) return null;
        const row = await insert(db, pass, slot, keys);
        if (row) return passOf(row);
      }
      throw new Error('no code is free');
    },
    get: async (complex, pass) => one(await rows(complex).where('id', '=', pass).executeTakeFirst()),
    lock: async (complex, pass) =>
      one(await rows(complex).where('id', '=', pass).forUpdate().executeTakeFirst()),
    save: async (pass) => {
      await db
        .updateTable('guest_passes')
        .set({
          until: pass.until,
          warned: pass.warned,
          ended_at: pass.endedAt,
          ending: pass.ending,
          entered_at: pass.enteredAt,
          left_at: pass.leftAt,
        })
        .where('complex_id', '=', pass.complex)
        .where('id', '=', pass.id)
        .execute();
    },
    secrets: async (complex, pass) => {
      const row = await rows(complex).where('id', '=', pass).executeTakeFirst();
      return row ? keys.secrets(row) : null;
    },
    byCode: async (complex, code) =>
      one(await rows(complex).where('code_key', '=', keys.codeKey(complex, code)).executeTakeFirst()),
    byPayload: async (complex, payload) => {
      const id = idIn(payload);
      const row = id === null ? null : await rows(complex).where('id', '=', passId(id)).executeTakeFirst();
      return row && isSame(keys.secrets(row).payload, payload) ? passOf(row) : null;
    },
    openOf: async (complex, host) => {
      const open = rows(complex).where('host', '=', host).where('ended_at', 'is', null).orderBy('id');
      return (await open.execute()).map(passOf);
    },
    openAt: async (complex, spot) => {
      const open = rows(complex).where('spot', '=', spot).where('ended_at', 'is', null).orderBy('id');
      return (await open.execute()).map(passOf);
    },
    insideAt: async (complex, spot) => {
      const inside = rows(complex)
        .where('spot', '=', spot)
        .where('entered_at', 'is not', null)
        .where('left_at', 'is', null);
      return one(await inside.executeTakeFirst());
    },
    since: async (complex, ended, most) => (await recent(complex, ended, most).execute()).map(passOf),
    matching: async (complex, piece, ended, most) => {
      const found = recent(complex, ended, most).where(sql<boolean>`strpos(guest_key, ${piece}) > 0`);
      return (await found.execute()).map(passOf);
    },
  };
}

/** Of a spot: not ended yet, whatever the time, or still inside; oldest first. */
export const guestsOf = (complex: Value<ComplexId>, spot: Value<SpotNumber>): RawBuilder<GuestRow> => sql`
  select complex_id, id, host, spot, guest, slot, made_at, until, warned, ended_at, ending, entered_at, left_at
  from guest_passes
  where complex_id = ${complex} and spot = ${spot}
    and (ended_at is null or entered_at is not null and left_at is null)
  order by id`;

export function guestFrom(row: Json<GuestRow>): Pass {
  return passOf({
    ...row,
    made_at: instantOf(row.made_at),
    until: instantOf(row.until),
    ended_at: momentOf(row.ended_at),
    entered_at: momentOf(row.entered_at),
    left_at: momentOf(row.left_at),
  });
}

/** Hosts of guests whose car's full number was typed, alone or among other words, while their pass is active. */
export function hostsOfPlate(complex: ComplexId, typed: string, now: Instant): RawBuilder<SpotHolder> {
  const key = foldPlate(typed);
  return sql`
    select distinct g.host as person, false as "noSignals", exists (
      select from addresses a where a.person_id = g.host and a.unreachable_since is null
    ) as reachable
    from guest_passes g
    where ${key} <> '' and g.complex_id = ${complex} and g.is_plate and g.ended_at is null and g.until > ${now}
      and (g.guest_key = ${key} or length(g.guest_key) >= ${FULL_NUMBER} and strpos(${key}, g.guest_key) > 0)
    order by g.host`;
}

async function freeSlot(db: Kysely<Tables>, { complex, host }: NewPass): Promise<number | null> {
  const { rows } = await sql<{ slot: number | null }>`
    select min(s)::int as slot from generate_series(1, 3) s where not exists (
      select from guest_passes where complex_id = ${complex} and host = ${host} and slot = s and ended_at is null
    )
  `.execute(db);
  return rows[0]?.slot ?? null;
}

/** Null: somebody has this code, or took this slot meanwhile. */
async function insert(
  db: Kysely<Tables>,
  { complex, host, spot, guest, madeAt, until }: NewPass,
  slot: number | null,
  keys: Keys,
): Promise<Row | null> {
  const salt = randomBytes(16);
  const row = await db
    .insertInto('guest_passes')
    .values({
      complex_id: complex,
      host,
      spot,
      guest,
      guest_key: foldPlate(guest),
      is_plate: isPlate(guest),
      slot,
      made_at: madeAt,
      until,
      ended_at: null,
      ending: null,
      entered_at: null,
      left_at: null,
      salt,
      code_key: keys.codeKey(complex, keys.code(salt)),
    })
    .onConflict((oc) => oc.doNothing())
    .returningAll()
    .executeTakeFirst();
  return row ?? null;
}

type Keys = ReturnType<typeof keysOf>;

/** What opens the gate is a function of the secret: whoever has only the table has nothing. */
function keysOf(secret: Buffer) {
  const mac = (what: string, about: Buffer | string) =>
    createHmac('sha256', secret).update(`pass ${what}:`).update(about).digest();
  const code = (salt: Buffer) => String(mac('code', salt).readUInt32BE() % 1_000_000).padStart(6, '0');
  const secrets = ({ id, salt }: Pick<Row, 'id' | 'salt'>): PassSecrets => ({
    code: code(salt),
    payload: `p_${id.toString(36)}_${mac('link', salt).subarray(0, 16).toString('base64url')}`,
  });
  return { code, secrets, codeKey: (complex: ComplexId, typed: string) => mac('key', `${complex}:${typed}`) };
}

function idIn(payload: string): number | null {
  const [, word = ''] = /^p_([0-9a-z]{1,11})_[\w-]{22}$/.exec(payload) ?? [];
  const id = Number.parseInt(word, 36);
  return Number.isSafeInteger(id) ? id : null;
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

const one = (row: Row | undefined): Pass | null => (row ? passOf(row) : null);

function passOf(row: GuestRow): Pass {
  return {
    complex: row.complex_id,
    id: row.id,
    host: row.host,
    spot: row.spot,
    guest: row.guest,
    madeAt: row.made_at,
    until: row.until,
    warned: row.warned,
    endedAt: row.ended_at,
    ending: row.ending,
    enteredAt: row.entered_at,
    leftAt: row.left_at,
    fromGate: row.slot === null,
  };
}
