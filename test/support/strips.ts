import assert from 'node:assert/strict';
import { createHash, scryptSync } from 'node:crypto';
import type { Person } from '../../playground/index.ts';
import { fingerprintOf } from '../../src/core/kernel/fingerprint.ts';
import { readSheets } from './read-sheets.ts';
import type { TestApp } from './test-app.ts';

/** What stands on a strip that somebody cut out. */
export type Paper = { readonly spot: number; readonly payload: string; readonly code: string };

/** A strip that nobody printed; what stands on it is known here. The mark of what a print for all would ask about. */
export async function printedStrips(
  { pool, clock }: TestApp,
  spot = 45,
  secret = 'K7PM4XQ2',
): Promise<number> {
  const printedAt = clock.now();
  await pool.query('insert into spots (complex_id, number) values (1, $1) on conflict do nothing', [spot]);
  const token = createHash('sha256').update(tokenOf(secret)).digest();
  const code = scryptSync(secret, 'strip', 32, { N: 1024, r: 8, p: 1 });
  await pool.query(
    `insert into strips (complex_id, spot, token_hash, code_hash, printed_at, expires_at) values (1, $1, $2, $3, $4, $5)
     on conflict (complex_id, spot) do update set token_hash = $2, code_hash = $3, printed_at = $4, expires_at = $5,
       issue = strips.issue + 1, used_at = null, revoked_at = null, told = false`,
    [spot, token, code, printedAt, new Date(printedAt.getTime() + 86_400_000)],
  );
  const { rows } = await pool.query<{ live: number; issues: number }>(
    `select count(*) filter (where used_at is null and revoked_at is null)::int as live, sum(issue)::int as issues
     from strips where complex_id = 1`,
  );
  return fingerprintOf([rows[0]?.live ?? 0, rows[0]?.issues ?? 0]);
}

export const tokenOf = (secret: string) => secret.padEnd(22, '_');

/** The newest file of strips in somebody's chat, cut up. */
export async function cutUp(app: TestApp, admin: Person): Promise<Paper[]> {
  const sent = app.world.messages(admin).findLast((message) => message.document !== undefined);
  const bytes = app.world.files.byId(sent?.document?.file_id ?? '')?.bytes ?? assert.fail('no file');
  return readSheets(bytes).flatMap(({ words, codes }) => {
    const spots = words.flatMap((one) => /^(?:Место|Spot) (\d+)$/.exec(one)?.[1] ?? []);
    const typed = words.filter((one) => /^\w{4}-\w{4}$/.test(one));
    return spots.map((spot, at): Paper => {
      const payload = /start=(s_[\w-]{22})$/.exec(codes[at] ?? '')?.[1] ?? assert.fail('no QR');
      return { spot: Number(spot), payload, code: typed[at] ?? assert.fail('no code') };
    });
  });
}
