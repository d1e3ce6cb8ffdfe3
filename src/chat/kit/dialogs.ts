import { minutes } from '../../core/kernel/time.ts';

/**
 * What the next typed line answers, as the feature that asked stores it: a restart between two steps changes nothing.
 * Everybody else only carries it.
 */
export type Dialog = { readonly kind: string };

/** As it is stored: with the number of its question, which «Отмена» below that names; 0.1.0 wrote none. */
export type OpenDialog = Dialog & { readonly question?: number };

/** The dialog as the update leaves it so far. */
export type Standing = { dialog: OpenDialog | null };

/** A dialog untouched for this long is over. */
export const DIALOG_LIFE = minutes(15);
