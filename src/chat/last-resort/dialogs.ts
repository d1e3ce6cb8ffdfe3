import type { SpotNumber } from '../../core/kernel/ids.ts';
import type { Way } from '../../core/last-resort/last-resort.ts';

/** An intercom or a telephone is being typed; `spot`: by an admin for its holder, null: for oneself. */
export type LastResortDialog = {
  readonly kind: 'leaving last resort';
  readonly way: Way;
  readonly spot: SpotNumber | null;
};
