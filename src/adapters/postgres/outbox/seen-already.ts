import { type RawBuilder, sql } from 'kysely';
import type { ChatTx } from '../../../chat/kit/ports.ts';
import type { Instant } from '../../../core/kernel/time.ts';
import type { Alerts } from '../../../core/ports.ts';
import { type LookRow, lookOf, seenFrom } from '../alerts/card-look.ts';
import { rowOf } from '../kit/json.ts';
import type { Claimed, TakenRow } from './outbox-rows.ts';

/** What was taken, and all that its card is drawn from; null: it is no card of a thread. */
export type Taken = { readonly row: TakenRow; readonly look: LookRow | null };

export type Looked = {
  readonly looked: Pick<TakenRow, 'complex_id' | 'id'> & { readonly look: LookRow | null };
};

/**
 * What the cards of threads look at that were taken just now. It travels behind the claim, and is a statement of its own: a
 * claim may take a row that somebody changed and committed while it ran, and would itself still see the thread of before.
 */
export const looksOfTaken = (owner: number, now: Instant): RawBuilder<Looked> => sql`
  select to_json(one) as looked from (
    select n.complex_id, n.id, ${rowOf(lookOf(CARD, now))} as look
    from notices n join cards c on c.complex_id = n.complex_id and c.id = n.card_id
    where n.state = 'sending' and n.owner = ${owner} and n.due_at = ${now} and n.recipient is not null
      and c.subject_kind = 'alert'
  ) one`;

const CARD = {
  complex: sql.ref('n.complex_id'),
  alert: sql.ref('c.subject_id'),
  person: sql.ref('n.recipient'),
  part: sql.ref('c.part'),
};

export const withLooks = (claimed: readonly Claimed[], looks: readonly Looked[]): readonly Taken[] =>
  claimed.map(({ taken: row }) => {
    const found = looks.find(({ looked }) => looked.complex_id === row.complex_id && looked.id === row.id);
    return { row, look: found?.looked.look ?? null };
  });

/** For whoever draws at once what was taken: what was seen with the taking is not asked for again. */
export function seenAlready(tx: ChatTx, { row, look }: Taken): ChatTx {
  if (!look) return tx;
  const { alerts } = tx;
  const seenBy: Alerts['seenBy'] = async (complex, alert, viewer, now) =>
    complex === row.complex_id &&
    alert === row.subject_id &&
    viewer.person === row.recipient &&
    viewer.part === row.part
      ? seenFrom(look)
      : alerts.seenBy(complex, alert, viewer, now);
  return Object.create(tx, { alerts: { value: { ...alerts, seenBy } } });
}
