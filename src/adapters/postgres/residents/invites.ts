import { createHash, randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { ComplexId, PersonId, SpotNumber } from '../../../core/kernel/ids.ts';
import { after } from '../../../core/kernel/time.ts';
import type { Invites } from '../../../core/residents/joining-ports.ts';
import type { Tables } from '../tables.ts';

const hash = (token: string): Buffer => createHash('sha256').update(token).digest();

export function invites(db: Kysely<Tables>): Invites {
  return {
    make: async (complex, by, spot, at, life, whose) => {
      await db
        .deleteFrom('invites')
        .where('complex_id', '=', complex)
        .where('expires_at', '<=', at)
        .execute();
      const tenantUntil = typeof whose === 'object' ? whose.tenantUntil : null;
      // An owner looks for one tenant of a spot: his former link opens nothing any more.
      if (tenantUntil && spot !== null) await dropTenantLinks(db, complex, by, spot);
      const token = randomBytes(16).toString('base64url');
      const row = {
        complex_id: complex,
        token_hash: hash(token),
        spot,
        made_by: by,
        made_at: at,
        expires_at: after(at, life),
        family: whose === 'family',
        tenant_until: tenantUntil,
      };
      await db
        .insertInto('invites')
        .values({ ...row, used_at: null })
        .execute();
      return token;
    },
    find: async (complex, token, now) => {
      const row = await db
        .selectFrom('invites')
        .select(['spot', 'made_by as by', 'family', 'tenant_until as tenantUntil'])
        .where('complex_id', '=', complex)
        .where('token_hash', '=', hash(token))
        .where('used_at', 'is', null)
        .where('revoked_at', 'is', null)
        .where('expires_at', '>', now)
        .executeTakeFirst();
      return row ?? null;
    },
    use: async (complex, token, now) => {
      // Of two at once the second waits for the row and then finds it used.
      const row = await db
        .updateTable('invites')
        .set({ used_at: now })
        .where('complex_id', '=', complex)
        .where('token_hash', '=', hash(token))
        .where('used_at', 'is', null)
        .where('revoked_at', 'is', null)
        .where('expires_at', '>', now)
        .returning('spot')
        .executeTakeFirst();
      return row !== undefined;
    },
    ...ofMakers(db),
    ...ofFamilies(db),
  };
}

/** Links as whoever made them, or an admin, looks at them. */
function ofMakers(db: Kysely<Tables>): Pick<Invites, 'open' | 'revoke' | 'endOf'> {
  return {
    open: async (complex, now) => {
      const unused = db.selectFrom('invites').where('complex_id', '=', complex).where('used_at', 'is', null);
      return unused
        .select([
          'id',
          'spot',
          'made_by as by',
          'family',
          'tenant_until as tenantUntil',
          'expires_at as until',
        ])
        .where('revoked_at', 'is', null)
        .where('expires_at', '>', now)
        .orderBy('expires_at')
        .orderBy('id')
        .execute();
    },
    revoke: async (complex, id, now) => {
      const row = await db
        .updateTable('invites')
        .set({ revoked_at: now })
        .where('complex_id', '=', complex)
        .where('id', '=', id)
        .where('used_at', 'is', null)
        .where('revoked_at', 'is', null)
        .where('expires_at', '>', now)
        .returning(['spot', 'made_by as by', 'family', 'tenant_until as tenantUntil'])
        .executeTakeFirst();
      return row ?? null;
    },
    endOf: async (complex, maker, which) => {
      const all = db.deleteFrom('invites').where('complex_id', '=', complex).where('made_by', '=', maker);
      const unused = all.where('used_at', 'is', null);
      await (which === 'all'
        ? unused
        : unused.where('family', '=', false).where('tenant_until', 'is', null)
      ).execute();
    },
  };
}

async function dropTenantLinks(
  db: Kysely<Tables>,
  complex: ComplexId,
  by: PersonId,
  spot: SpotNumber,
): Promise<void> {
  const mine = db.deleteFrom('invites').where('complex_id', '=', complex).where('made_by', '=', by);
  const unused = mine.where('spot', '=', spot).where('used_at', 'is', null);
  await unused.where('tenant_until', 'is not', null).execute();
}

function ofFamilies(db: Kysely<Tables>): Pick<Invites, 'endFamily' | 'familyMade'> {
  return {
    endFamily: async (complex, spot, makers) => {
      if (makers.length === 0) return;
      const ofSpot = db.deleteFrom('invites').where('complex_id', '=', complex).where('spot', '=', spot);
      const unused = ofSpot.where('family', '=', true).where('used_at', 'is', null);
      await unused.where('made_by', 'in', makers).execute();
    },
    familyMade: async (complex, maker, { since, until }) => {
      const { count } = await db
        .selectFrom('invites')
        .select((eb) => eb.fn.countAll<string>().as('count'))
        .where('complex_id', '=', complex)
        .where('made_by', '=', maker)
        .where('family', '=', true)
        .where('made_at', '>', since)
        .where('made_at', '<=', until)
        .executeTakeFirstOrThrow();
      return Number(count);
    },
  };
}
