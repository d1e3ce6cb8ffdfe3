import assert from 'node:assert/strict';
import { sessionId } from '../../../src/core/web/session.ts';
import type { TestBed } from '../people.ts';
import { type ButtonName, freshResident, type Row } from './row.ts';

/** A browser in which somebody is signed in. */
async function signedIn({ app }: TestBed, telegramId: number): Promise<number> {
  const now = app.clock.now();
  const { rows } = await app.pool.query<{ id: string }>(
    `insert into web_sessions (complex_id, token_hash, bot_id, external_id, person_id, kind, device, made_at, seen_at, expires_at)
     select 1, sha256($1::text::bytea), bot_id, $1, person_id, 'browser', 'Chrome', $2, $2, $3
     from addresses where external_id = $1 returning id`,
    [String(telegramId), now, new Date(now.getTime() + 86_400_000)],
  );
  return Number(rows[0]?.id ?? assert.fail('nobody is signed in'));
}

export const WEB_BUTTONS = {
  'sign in at the web': {
    about: 'oneself',
    scene: async (bed) => {
      const { person } = await freshResident(bed, 'Житель');
      return { presser: person, code: { kind: 'sign in at the web' } };
    },
  },
  'not my device': {
    about: 'a thing',
    scene: async (bed) => {
      const { person } = await freshResident(bed, 'Житель');
      const session = sessionId(await signedIn(bed, person.id));
      return { presser: person, code: { kind: 'not my device', session } };
    },
  },
} satisfies Partial<Record<ButtonName, Row>>;
