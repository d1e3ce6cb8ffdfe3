import { type Kysely, type Selectable, sql } from 'kysely';
import type { ComplexId } from '../../../core/kernel/ids.ts';
import type { GateQuestion } from '../../../core/passes/gate-question.ts';
import type { GateQuestions } from '../../../core/passes/pass-ports.ts';
import type { Tables } from '../tables.ts';

type Row = Selectable<Tables['gate_questions']>;

/** Literals: a prepared statement does not know its values when it looks for the partial index. */
const OPEN = sql<boolean>`state in ('asked', 'silence', 'out of reach')`;

export function gateQuestions(db: Kysely<Tables>): GateQuestions {
  const rows = (complex: ComplexId) =>
    db.selectFrom('gate_questions').selectAll().where('complex_id', '=', complex);
  return {
    add: async ({ complex, spot, caller, guest, askedBy, askedAt, asked }) => {
      const row = { complex_id: complex, spot, caller, guest, asked_by: askedBy, asked_at: askedAt, asked };
      const nothing = { decided_by: null, decided_at: null, pass_id: null };
      return questionOf(
        await db
          .insertInto('gate_questions')
          .values({ ...row, ...nothing, state: 'asked' })
          .returningAll()
          .executeTakeFirstOrThrow(),
      );
    },
    get: async (complex, id) => one(await rows(complex).where('id', '=', id).executeTakeFirst()),
    lock: async (complex, id) => one(await rows(complex).where('id', '=', id).forUpdate().executeTakeFirst()),
    save: async ({ complex, id, state, lost, decidedBy, decidedAt, pass }) => {
      await db
        .updateTable('gate_questions')
        .set({ state, lost, decided_by: decidedBy, decided_at: decidedAt, pass_id: pass })
        .where('complex_id', '=', complex)
        .where('id', '=', id)
        .execute();
    },
    openAt: async (complex, spot) =>
      one(await rows(complex).where('spot', '=', spot).where(OPEN).forUpdate().executeTakeFirst()),
    openOf: async (complex, guard) => {
      const open = rows(complex).where('asked_by', '=', guard).where(OPEN).orderBy('id');
      return (await open.execute()).map(({ id }) => id);
    },
    askedSince: async (complex, guard, since) => {
      const asked = rows(complex).where('asked_by', '=', guard).where('asked_at', '>=', since);
      return (await asked.orderBy('id', 'desc').limit(10).execute()).map(({ id }) => id);
    },
    count: async (complex, spot, { since, until }) => {
      const row = await db
        .selectFrom('gate_questions')
        .select(sql<number>`count(*)::int`.as('count'))
        .where('complex_id', '=', complex)
        .where('spot', '=', spot)
        .where('asked_at', '>', since)
        .where('asked_at', '<=', until)
        .executeTakeFirst();
      return row?.count ?? 0;
    },
  };
}

const one = (row: Row | undefined): GateQuestion | null => (row ? questionOf(row) : null);

function questionOf(row: Row): GateQuestion {
  return {
    complex: row.complex_id,
    id: row.id,
    spot: row.spot,
    askedBy: row.asked_by,
    caller: row.caller,
    guest: row.guest,
    askedAt: row.asked_at,
    asked: row.asked,
    lost: row.lost,
    state: row.state,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
    pass: row.pass_id,
  };
}
