import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Selectable } from 'kysely';
import { openPool } from '../../src/adapters/postgres/kit/connect.ts';
import type { Tables } from '../../src/adapters/postgres/tables.ts';
import { freshDatabase } from '../support/database.ts';

type Names<T> = keyof T & string;

/** What may stand in a column, or in the list that it holds. */
type Value<Table extends Names<Tables>, Column> = Column extends keyof Selectable<Tables[Table]>
  ? NonNullable<Selectable<Tables[Table]>[Column]> extends readonly (infer One)[]
    ? One
    : NonNullable<Selectable<Tables[Table]>[Column]>
  : never;

/** The words of a column that takes only some; never: it takes any text, or none. */
type WordsOf<Table extends Names<Tables>, Column> = [Value<Table, Column>] extends [string]
  ? string extends Value<Table, Column>
    ? never
    : Value<Table, Column>
  : never;

/** Every word of every such column: a new member of its union, or one less, does not compile here. */
type Unions = {
  readonly [Table in Names<Tables> as {
    [Column in Names<Tables[Table]>]: WordsOf<Table, Column>;
  }[Names<Tables[Table]>] extends never
    ? never
    : Table]: {
    readonly [Column in Names<Tables[Table]> as [WordsOf<Table, Column>] extends [never] ? never : Column]:
      | { readonly [Word in WordsOf<Table, Column>]: true }
      | 'not checked';
  };
};

const UNIONS: Unions = {
  alerts: {
    kind: { blocked: true, sos: true, unknown: true, stranger: true, message: true, windscreen: true },
    state: { open: true, answered: true, closed: true },
    closing: {
      resolved: true,
      'alarm off': true,
      'wrong number': true,
      expired: true,
      'taken back': true,
      'false call': true,
    },
    reason: { blocked: true, passage: true, alarm: true, lights: true, hit: true },
    rings: { loud: true, once: true, silent: true },
  },
  alert_parties: {
    part: { sender: true, holder: true, helper: true },
    reach: {
      ...{ pending: true, delayed: true, 'on phone': true, unheard: true, delivered: true },
      ...{ unreachable: true, 'given up': true },
    },
    answer: { coming: true, 'in 5 minutes': true, 'in 15 minutes': true, 'not mine': true, wrote: true },
  },
  alert_letters: { part: { sender: true, holder: true } },
  announcements: { state: { draft: true, waiting: true, going: true, done: true, 'called off': true } },
  announcement_answers: { answer: { 'will move': true, 'cannot move': true } },
  announcement_pins: {
    state: { asked: true, pinned: true, 'no right': true, 'not pinned': true, lost: true },
  },
  backups: {
    kind: { daily: true, asked: true, 'before restore': true },
    state: { wanted: true, made: true, failed: true },
  },
  car_questions: { answer: { family: true, unknown: true } },
  cars: {
    state: { known: true, asked: true, refused: true },
    confirmed_by: { family: true, admin: true, list: true },
  },
  cards: {
    subject_kind: {
      alert: true,
      claim: true,
      letter: true,
      announcement: true,
      pass: true,
      car: true,
      'gate question': true,
      lending: true,
      wish: true,
    },
  },
  claims: { verdict: { approved: true, rejected: true } },
  claim_messages: { author: { admin: true, applicant: true } },
  claim_spots: { state: { open: true, assigned: true, rejected: true } },
  gate_questions: {
    caller: { taxi: true, courier: true, guest: true, other: true },
    state: {
      asked: true,
      silence: true,
      'out of reach': true,
      'let in': true,
      'not expected': true,
      over: true,
    },
  },
  lendings: { ending: { left: true, time: true, back: true, 'no holder': true, borrower: true } },
  wishes: { ending: { found: true, time: true, dropped: true } },
  guest_passes: { ending: { over: true, revoked: true, 'spot lost': true } },
  holder_questions: { answer: { family: true, unknown: true, left: true } },
  memberships: {
    roles: { guard: true, admin: true },
    notes_off: { announcements: true, marks: true, guests: true },
  },
  notices: {
    channel: { messenger: true, push: true },
    state: {
      due: true,
      sending: true,
      sent: true,
      unreachable: true,
      'given up': true,
      dropped: true,
      dead: true,
    },
  },
  restores: {
    state: { wanted: true, compared: true, confirmed: true, done: true, refused: true, off: true },
    fault: 'not checked',
  },
  sound_checks: { outcome: { heard: true, silence: true, lost: true } },
  web_sessions: { kind: { browser: true, 'mini app': true, gate: true } },
  spot_imports: { state: { reading: true, shown: true, over: true }, fault: 'not checked' },
  timers: { kind: 'not checked' },
};

type Check = { readonly name: string; readonly check: string };

test('What the database takes in a column of few words is the union that the code reads from it', async (t) => {
  const { url } = await freshDatabase(t);
  const pool = await openPool(url, { max: 1, applicationName: 'test' });
  const { rows } = await pool.query<Check>(
    `select c.conrelid::regclass || '.' || a.attname as name, pg_get_constraintdef(c.oid) as check
     from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and c.conkey = array[a.attnum]
     where c.contype = 'c' and c.connamespace = 'public'::regnamespace
       and pg_get_constraintdef(c.oid) ~ $$(= ANY \\(|<@ )ARRAY\\[$$`,
  );
  await pool.end();
  const taken = rows.map(({ name, check }) => [
    name,
    [...check.matchAll(/'([^']+)'/g)].map(([, word]) => word).sort(),
  ]);
  const known = Object.entries(UNIONS).flatMap(([table, columns]) =>
    Object.entries<object | string>(columns).flatMap(([column, words]) =>
      typeof words === 'string' ? [] : [[`${table}.${column}`, Object.keys(words).sort()]],
    ),
  );
  assert.deepEqual(Object.fromEntries(taken), Object.fromEntries(known));
});
