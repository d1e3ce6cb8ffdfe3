import { type CompiledQuery, type Kysely, sql, type UpdateObject } from 'kysely';
import { isHeld } from '../../../application/hold-notices.ts';
import { queueOf } from '../../../chat/kit/outbox.ts';
import type { TakenNotice } from '../../../core/changes.ts';
import type { ComplexId } from '../../../core/kernel/ids.ts';
import type { Feature } from '../kit/feature.ts';
import type { Tables } from '../tables.ts';
import { cardQueries } from './cards.ts';
import { noticesFor } from './notices.ts';

/** The row was settled before, or another process has taken it over: nothing of what belongs to it is written. */
export class NotOurs extends Error {
  override readonly name = 'NotOurs';
}

/** Also where a statement said so, whose commit was on its way already: see `taken`. */
export function isNotOurs(error: unknown): boolean {
  return error instanceof NotOurs || (error instanceof Error && 'code' in error && error.code === '22012');
}

/** What a decision shows and tells: whoever delivers it is woken after the commit. */
export const outboxChanges = {
  'new cards': ({ db, now, wake }, complex, { cards }) => {
    if (cards.length === 0) return null;
    wake.queued('prompt', cards.length);
    return cardQueries(now).show(complex, cards).compile(db);
  },
  redraw: ({ db, now, wake }, complex, { topic }) => {
    wake.queued('prompt');
    return cardQueries(now).redraw(complex, topic).compile(db);
  },
  ring: ({ db, now, wake }, complex, { subject, viewers }) => {
    if (viewers.length === 0) return null;
    wake.queued('prompt', viewers.length);
    return cardQueries(now).ring(complex, subject, viewers).compile(db);
  },
  tell: ({ db, now, wake }, complex, { people, lane, notice, morning }) => {
    if (people.length === 0) return null;
    wake.queued(queueOf(lane), people.length);
    wake.hint('feed', people);
    const dueAt = (isHeld(lane, notice) ? morning : null) ?? now;
    return noticesFor(db, complex, people, lane, notice, now, dueAt);
  },
  'card shown': ({ db }, complex, { card, message, shown, ringsDone }) =>
    db
      .updateTable('cards')
      .set({ message_ref: message, shown, rings_done: ringsDone })
      .where('complex_id', '=', complex)
      .where('id', '=', card)
      .compile(),
  'notice settled': ({ db }, complex, { notice, state, message, at, also }) =>
    taken(db, complex, notice, {
      ...{ state, owner: null, settled_at: at, message_ref: message },
      ...(also !== undefined && { notice: sql<string>`notice || ${JSON.stringify(also)}::jsonb` }),
    }),
  'notice put off': ({ db }, complex, { notice, dueAt, unsure }) =>
    taken(db, complex, notice, { state: 'due', owner: null, due_at: dueAt, unsure }),
  'notice goes over': ({ db, wake }, complex, { notice, dueAt }) => {
    wake.queued('push');
    // One that went there, or is due, says as much.
    const isDue = sql<boolean>`exists (
      select from notices d where d.complex_id = notices.complex_id and d.card_id = notices.card_id
        and d.channel = 'push' and d.state in ('due', 'sending', 'sent'))`;
    return taken(db, complex, notice, {
      ...{ channel: 'push', owner: null, tries: 0, due_at: dueAt },
      state: sql<'due'>`case when ${isDue} then 'dropped' else 'due' end`,
      settled_at: sql<Date | null>`case when ${isDue} then ${dueAt}::timestamptz end`,
    });
  },
  'heir waits': ({ db }, complex, { card, channel, dueAt, tries, madeAt }) =>
    db
      .updateTable('notices')
      .set({ due_at: dueAt, tries, made_at: madeAt })
      .where('complex_id', '=', complex)
      .where('card_id', '=', card)
      .where('channel', '=', channel)
      .where('state', '=', sql.lit('due'))
      .compile(),
} as const satisfies NonNullable<Feature['changes']>;

/** A row that is not ours any more divides by zero: nothing else stops a commit that is behind it on the line. */
function taken(
  db: Kysely<Tables>,
  complex: ComplexId,
  { id, owner, tries }: TakenNotice,
  end: UpdateObject<Tables, 'notices'>,
): CompiledQuery {
  return db
    .with('ours', (given) =>
      given
        .updateTable('notices')
        .set(end)
        .where('complex_id', '=', complex)
        .where('id', '=', id)
        .where('state', '=', 'sending')
        .where('owner', '=', owner)
        .where('tries', '=', tries)
        .returning('id'),
    )
    .selectFrom('ours')
    .select(sql`1 / count(*)`.as('ours'))
    .compile();
}
