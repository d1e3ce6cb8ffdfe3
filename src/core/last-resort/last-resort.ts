import type { PersonId } from '../kernel/ids.ts';

/** «Если я не отвечаю»: an intercom and a telephone, as somebody typed them. */
export type LastResort = { readonly flat: string | null; readonly phone: string | null };

/** Which of the two. */
export type Way = keyof LastResort;

/** One that guards and admins were shown of a thread; `person` null: of the spot, by an admin. */
export type ShownResort = LastResort & { readonly person: PersonId | null };

export const NO_RESORT: LastResort = { flat: null, phone: null };

const LONGEST_FLAT = 10;
/** «87», «12а», «3-45»: a flat has a digit in it. */
const FLAT = /^[\p{L}\d]+(?:[ /-][\p{L}\d]+)?$/u;

/** Null: it cannot be a flat. The word before the number is left out. */
export function readFlat(text: string): string | null {
  const flat = text
    .trim()
    .replace(/^(?:кв(?:артира|\.)?|flat|apt\.?|apartment|домофон)[ ,.:№#]*/iu, '')
    .replaceAll(/\s+/gu, ' ');
  return flat.length <= LONGEST_FLAT && FLAT.test(flat) && /\d/u.test(flat) ? flat : null;
}

/** Null: no telephone. As it was typed, in one line. */
export function readPhone(text: string): string | null {
  const phone = text.trim().replaceAll(/\s+/gu, ' ');
  const digits = phone.replaceAll(/\D/gu, '').length;
  return /^\+?[\d ().-]+$/u.test(phone) && digits >= 5 && digits <= 15 && phone.length <= 40 ? phone : null;
}

export const READ = { flat: readFlat, phone: readPhone } as const satisfies Record<
  Way,
  (text: string) => string | null
>;
