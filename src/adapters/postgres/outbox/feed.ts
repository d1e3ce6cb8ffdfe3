import { type Kysely, type RawBuilder, sql } from 'kysely';
import { type Feed, type FeedItem, feedRef, readFeedRef } from '../../../chat/kit/feed.ts';
import type { CardId, ComplexId, PersonId } from '../../../core/kernel/ids.ts';
import type { CardSubject, Notice } from '../../../core/notices.ts';
import type { Tables } from '../tables.ts';
import { subjectOf } from './cards.ts';
import { laneFrom } from './lanes.ts';

type Row = {
  readonly id: number;
  readonly lane: number;
  readonly made_at: Date;
  readonly notice: Notice | null;
  readonly card_id: CardId | null;
  readonly subject_kind: CardSubject['kind'];
  readonly subject_id: number;
  readonly part: string;
};

const COLUMNS = sql`n.id, n.lane, n.made_at, n.notice, n.card_id, c.subject_kind, c.subject_id, c.part`;

/** What was told to somebody and has not been dropped, whether or not any messenger has it. */
export function feed(db: Kysely<Tables>): Feed {
  const run = async (query: RawBuilder<Row>) => (await query.execute(db)).rows.map(itemFrom);
  return {
    of: async (complex, person, before, most, now) => {
      const earlier = before === null ? sql`` : sql`and n.id < ${before}`;
      // A newer telling of the same card stands for it.
      return run(sql<Row>`
        select ${COLUMNS} from notices n
        left join cards c on c.complex_id = n.complex_id and c.id = n.card_id
        where n.complex_id = ${complex} and n.recipient = ${person} ${earlier} and n.due_at <= ${now}
          and (n.card_id is not null or n.state <> 'dropped' and (n.channel = 'messenger' or n.pair is null))
          and (n.card_id is null or not exists (
            select from notices newer where newer.complex_id = n.complex_id and newer.card_id = n.card_id
              and newer.id > n.id
          ))
        order by n.id desc limit ${most}
      `);
    },
    one: async (complex, person, ref) => {
      const read = readFeedRef(ref);
      if (!read) return null;
      const [found = null] = await run(one(complex, person, read));
      return found;
    },
  };
}

function one(
  complex: ComplexId,
  person: PersonId,
  { of, id }: NonNullable<ReturnType<typeof readFeedRef>>,
): RawBuilder<Row> {
  const named = of === 'card' ? sql`n.card_id = ${id}` : sql`n.id = ${id} and n.card_id is null`;
  return sql<Row>`
    select ${COLUMNS} from notices n
    left join cards c on c.complex_id = n.complex_id and c.id = n.card_id
    where n.complex_id = ${complex} and n.recipient = ${person} and ${named}
    order by n.id desc limit 1`;
}

function itemFrom({ id, lane, made_at: at, notice, card_id, ...card }: Row): FeedItem {
  const told = { number: id, at, lane: laneFrom(lane) };
  if (card_id === null) {
    if (!notice) throw new Error('a notice is neither a card nor a message');
    return { ...told, ref: feedRef('notice', id), content: { kind: 'notice', notice } };
  }
  return { ...told, ref: feedRef('card', card_id), content: { kind: 'card', subject: subjectOf(card) } };
}
