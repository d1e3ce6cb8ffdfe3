import { minutes } from '../../core/kernel/time.ts';

/**
 * What the next typed line answers, as the feature that asked stores it: a restart between two steps changes nothing.
 * Everybody else only carries it.
 */
export type Dialog = { readonly kind: string };

/** A dialog untouched for this long is over. */
export const DIALOG_LIFE = minutes(15);
