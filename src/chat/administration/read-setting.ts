import type { Setting, SettingName } from '../../core/complexes/settings.ts';
import { readCount, readDayRange } from '../../core/dates/read-count.ts';
import { minutes } from '../../core/kernel/time.ts';
import type { Lexicon } from '../../core/lexicon.ts';
import { drawable } from '../kit/svg.ts';
import type { Language } from '../kit/wording.ts';
import { readTimeZone } from './read-time-zone.ts';

/** The setting that was typed; null where it cannot be one. */
export function readSetting(
  name: SettingName,
  text: string,
  lexicon: Lexicon,
  languages: readonly Language[],
): Setting | null {
  switch (name) {
    case 'name': {
      const value = text.replaceAll(/\s+/gu, ' ');
      return value.length >= 1 && value.length <= 100 ? { name, value } : null;
    }
    case 'time zone': {
      const value = readTimeZone(text, lexicon.places, languages);
      return value === null ? null : { name, value };
    }
    case 'quiet hours': {
      const value = readDayRange(text, lexicon.dates);
      // The same time twice would mean never.
      return value && value.from !== value.until ? { name, value } : null;
    }
    case 'remind after':
      return readMinutes(name, text, 60, lexicon);
    case 'call after':
      return readMinutes(name, text, 120, lexicon);
    case 'guard phone': {
      const value = readPhone(text);
      return value === null ? null : { name, value };
    }
    case 'bot contact': {
      const value = drawable(text).replaceAll(/ +/gu, ' ').trim();
      return value.length >= 1 && value.length <= LONGEST_CONTACT ? { name, value } : null;
    }
  }
}

/** Three lines of a poster, with the question before it. */
const LONGEST_CONTACT = 60;

function readMinutes(
  name: 'remind after' | 'call after',
  text: string,
  most: number,
  { dates }: Lexicon,
): Setting | null {
  const count = readCount(text, 'minutes', dates) ?? 0;
  return count >= 1 && count <= most ? { name, value: minutes(count) } : null;
}

const LONGEST_PHONE = 100;
const MOST_PHONES = 3;
/** Digits with the usual signs between them; a plus begins another number. */
const DIALLED = /\+?\d(?:[\d ().-]*\d)?/gu;

/**
 * As it was typed: a number or several, from «102» to an international one, with whatever tells which to dial and when
 * («доб. 2», «УК», «с 9 до 18»). Lines become one.
 */
export function readPhone(text: string): string | null {
  const phone = text
    .replaceAll(/\s*\n\s*/gu, ', ')
    .replaceAll(/\s+/gu, ' ')
    .trim();
  const lengths = [...phone.matchAll(DIALLED)]
    .map(([number]) => number.replaceAll(/\D/gu, '').length)
    // «8 495 123-45-67 8 495 765-43-21» are two without a comma.
    .flatMap((length) => (length % 11 === 0 ? new Array<number>(length / 11).fill(11) : [length]));
  const numbers = lengths.filter((length) => length >= 3);
  if (phone.length > LONGEST_PHONE || numbers.length < 1 || numbers.length > MOST_PHONES) return null;
  return numbers.every((length) => length <= 15) ? phone : null;
}
