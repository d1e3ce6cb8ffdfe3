import { type RawBuilder, sql } from 'kysely';
import type { ComplexId, NamedSpot, SpotNumber } from '../../../core/kernel/ids.ts';

/** For a comparison; a thread that is about no spot finds nothing. */
export function spotNamed(complex: ComplexId, spot: NamedSpot): RawBuilder<SpotNumber> {
  if (typeof spot === 'number') return sql`${spot}`;
  return sql`(select a.spot from alerts a where a.complex_id = ${complex} and a.id = ${spot.ofAlert})`;
}
