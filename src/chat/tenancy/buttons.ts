import { type PersonId, personId, type SpotNumber, spotNumber } from '../../core/kernel/ids.ts';
import type { Instant } from '../../core/kernel/time.ts';
import { buttons } from '../kit/buttons.ts';
import { id, meaningOf, minuteId, readId, readMinute, wordFor } from '../kit/wire.ts';

/** The buttons of «Сдаю место до …». On the wire they begin with `tn`. */
export type TenancyCode =
  | { readonly kind: 'let'; readonly spot: SpotNumber }
  /** The understood date, as it was shown, and one of those that a typed one may have meant. */
  | { readonly kind: 'let until'; readonly act: DateAct; readonly spot: SpotNumber; readonly until: Instant }
  | {
      readonly kind: 'tenancy';
      readonly act: TenancyAct;
      readonly spot: SpotNumber;
      readonly person: PersonId;
    }
  | {
      readonly kind: 'tenancy until';
      readonly act: DateAct;
      readonly spot: SpotNumber;
      readonly person: PersonId;
      readonly until: Instant;
    };

export type TenancyAct = (typeof ACTS)[keyof typeof ACTS];
export type DateAct = (typeof DATES)[keyof typeof DATES];

const ACTS = { s: 'show', p: 'prolong', e: 'end', y: 'end for sure' } as const;
const DATES = { d: 'sure', m: 'meant' } as const;

function encode(code: TenancyCode): string {
  switch (code.kind) {
    case 'let':
      return `tn:l:${id(code.spot)}`;
    case 'let until':
      return `tn:l${wordFor(DATES, code.act)}:${id(code.spot)}:${minuteId(code.until)}`;
    case 'tenancy':
      return `tn:${wordFor(ACTS, code.act)}:${id(code.spot)}:${id(code.person)}`;
    case 'tenancy until':
      return `tn:p${wordFor(DATES, code.act)}:${id(code.spot)}:${id(code.person)}:${minuteId(code.until)}`;
  }
}

function decode(text: string): TenancyCode | null {
  const [, word = '', first, second, third, ...rest] = text.split(':');
  const spot = spotNumber(readId(first) ?? 0);
  if (!spot || rest.length > 0) return null;
  if (word === 'l') return second === undefined ? { kind: 'let', spot } : null;
  const date = meaningOf(DATES, word.slice(1));
  if (word.startsWith('l')) {
    const until = third === undefined ? readMinute(second) : null;
    return date && until && { kind: 'let until', act: date, spot, until };
  }
  const number = readId(second);
  if (number === null) return null;
  const person = personId(number);
  if (word.startsWith('p') && date) {
    const until = readMinute(third);
    return until && { kind: 'tenancy until', act: date, spot, person, until };
  }
  const act = third === undefined ? meaningOf(ACTS, word) : null;
  return act && { kind: 'tenancy', act, spot, person };
}

export const tenancyButtons = buttons(['tn'], encode, decode);
