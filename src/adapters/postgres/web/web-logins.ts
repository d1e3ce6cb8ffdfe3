import { createHmac, randomBytes, randomInt } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { WebLogins } from '../../../core/web/web-ports.ts';
import type { Tables } from '../tables.ts';
import { tokenHash } from './web-sessions.ts';

/** Eight digits are guessed from their hash in a moment: it is keyed by what the database does not hold alone. */
export function webLogins(db: Kysely<Tables>, secret: Buffer): WebLogins {
  const codeHash = (code: string) => createHmac('sha256', secret).update(`web code:${code}`).digest();
  return {
    make: async (complex, person, until, now) => {
      const link = randomBytes(16).toString('base64url');
      const code = String(randomInt(100_000_000)).padStart(8, '0');
      await db
        .deleteFrom('web_logins')
        .where('complex_id', '=', complex)
        .where('person_id', '=', person)
        .execute();
      await db
        .insertInto('web_logins')
        .values({
          complex_id: complex,
          person_id: person,
          link_hash: tokenHash(link),
          code_hash: codeHash(code),
          made_at: now,
          expires_at: until,
        })
        .execute();
      return { link, code };
    },
    spend: async (complex, by, now) => {
      const spent = db
        .deleteFrom('web_logins')
        .where('complex_id', '=', complex)
        .where('expires_at', '>', now)
        .returning('person_id');
      // Of two at once the second waits for the row, and then it is gone.
      const rows =
        'link' in by
          ? await spent.where('link_hash', '=', tokenHash(by.link)).execute()
          : await spent.where('code_hash', '=', codeHash(by.code)).execute();
      // Two live codes that are equal let nobody in.
      return rows.length === 1 ? (rows[0]?.person_id ?? null) : null;
    },
  };
}
