import { createHmac } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { Dialogs, Limits, Updates } from '../../../chat/kit/ports.ts';
import { after, isIn, lately } from '../../../core/kernel/time.ts';
import type { Post } from '../kit/line.ts';
import type { Tables } from '../tables.ts';

export function updates(db: Kysely<Tables>): Updates {
  return {
    failed: async (bot, key, code, now) => {
      await db
        .insertInto('updates')
        .values({ bot_id: bot, key, seen_at: now, failure: code })
        .onConflict((oc) => oc.columns(['bot_id', 'key']).doUpdateSet({ failure: code }))
        .execute();
    },
  };
}

export function dialogs(db: Kysely<Tables>, post: Post): Dialogs {
  return {
    set: async (bot, person, dialog, expiresAt) => {
      const changed = { dialog: JSON.stringify(dialog), expires_at: expiresAt };
      post(
        db
          .insertInto('dialogs')
          .values({ bot_id: bot, person_id: person, ...changed })
          .onConflict((oc) => oc.columns(['bot_id', 'person_id']).doUpdateSet(changed))
          .compile(),
      );
    },
    end: async (bot, person) => {
      post(db.deleteFrom('dialogs').where('bot_id', '=', bot).where('person_id', '=', person).compile());
    },
  };
}

/** `secret` keys the hash that stands for somebody who has not agreed to be stored. */
export function limits(db: Kysely<Tables>, post: Post, secret: Buffer): Limits {
  const keyOf = ({ bot, externalId, what = 'typed' }: Parameters<Limits['take']>[0]) =>
    createHmac('sha256', secret)
      .update(`${what}:${bot ?? ''}:${externalId}`)
      .digest('base64url');
  const read = (key: string) =>
    db
      .selectFrom('limits')
      .select(['stamps', 'warned'])
      .where('key', '=', key)
      .forUpdate()
      .executeTakeFirst();
  const foreseen = new Map<string, ReturnType<typeof read>>();
  return {
    foresee: (subject) => {
      const asked = read(keyOf(subject));
      // Whoever waits next throws it, also where nobody takes.
      asked.catch(() => {});
      foreseen.set(keyOf(subject), asked);
    },
    isFull: async (subject, most, window, now) => {
      const { stamps = [] } = (await read(keyOf(subject))) ?? {};
      return stamps.filter((stamp) => isIn(lately(now, window), stamp)).length >= most;
    },
    clearsAt: async (subject, window) => {
      const row = await db
        .selectFrom('limits')
        .select('stamps')
        .where('key', '=', keyOf(subject))
        .executeTakeFirst();
      const oldest = row?.stamps[0];
      return oldest ? after(oldest, window) : null;
    },
    take: async (subject, most, window, now) => {
      const key = keyOf(subject);
      const row = await (foreseen.get(key) ?? read(key));
      foreseen.delete(key);
      const recent = (row?.stamps ?? []).filter((stamp) => isIn(lately(now, window), stamp));
      const isFull = recent.length >= most;
      if (isFull && row?.warned) return 'silence';
      const stamps = isFull ? recent : [...recent, now];
      post(
        sql`
          insert into limits (key, stamps, warned) values (${key}, ${stamps}, ${isFull})
          on conflict (key) do update set stamps = excluded.stamps, warned = excluded.warned
        `.compile(db),
      );
      return isFull ? 'warn' : 'fine';
    },
  };
}
