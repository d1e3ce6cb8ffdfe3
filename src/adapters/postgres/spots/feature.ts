import { sql } from 'kysely';
import { before, days } from '../../../core/kernel/time.ts';
import { NUMBERS_WINDOW } from '../../../core/spots/try-number.ts';
import type { Feature } from '../kit/feature.ts';
import { spotBook } from './spot-book.ts';
import { isFree, spotImports } from './spot-imports.ts';
import { rememberTried, rememberTriedPlate, spots } from './spots.ts';

export const spotsFeature = {
  repositories: {
    spots: ({ db }) => spots(db),
    spotBook: ({ db }) => spotBook(db),
    spotImports: ({ db, wake }) => spotImports(db, wake.lists),
  },
  changes: {
    'number tried': ({ db }, complex, change) => rememberTried(db, complex, change),
    'plate tried': ({ db }, complex, change) => rememberTriedPlate(db, complex, change),
  },
  chores: () => ({ 'spot lists': sql`select from spot_imports where ${isFree}` }),
  expired: (now) => [
    sql`delete from spot_imports where begun_at < ${before(now, days(2))}`,
    sql`delete from tried_numbers where tried_at < ${before(now, NUMBERS_WINDOW)}`,
    sql`delete from tried_plates where tried_at < ${before(now, NUMBERS_WINDOW)}`,
  ],
} as const satisfies Feature;
