import type { PersonId, SpotNumber } from '../../core/kernel/ids.ts';

export type TenancyDialog =
  /** Until when; `tenant`: whose tenancy is renewed, null: somebody is looked for. */
  { readonly kind: 'letting'; readonly spot: SpotNumber; readonly tenant: PersonId | null };
