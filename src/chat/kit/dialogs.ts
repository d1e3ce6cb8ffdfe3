import { minutes } from '../../core/kernel/time.ts';

/**
 * What the next typed line answers, as the feature that asked stores it: a restart between two steps changes nothing.
 * Everybody else only carries it.
 */
export type Dialog = { readonly kind: string };

/** As it is stored; 0.1.0 wrote neither. */
export type OpenDialog = Dialog & {
  /** The number of its question, which «Отмена» below that names. */
  readonly question?: number;
  /** An answer was not heard, and said so: the bot is silent to what is typed until then. */
  readonly unheardUntil?: string;
};

/** The dialog as the update leaves it so far. */
export type Standing = { dialog: OpenDialog | null };

/** A dialog untouched for this long is over. */
export const DIALOG_LIFE = minutes(15);
