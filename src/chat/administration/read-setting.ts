import type { Setting, SettingName } from '../../core/complexes/settings.ts';
import { readCount, readDayRange } from '../../core/dates/read-count.ts';
import { minutes } from '../../core/kernel/time.ts';
import type { Lexicon } from '../../core/lexicon.ts';
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
  }
}

function readMinutes(
  name: 'remind after' | 'call after',
  text: string,
  most: number,
  { dates }: Lexicon,
): Setting | null {
  const count = readCount(text, 'minutes', dates) ?? 0;
  return count >= 1 && count <= most ? { name, value: minutes(count) } : null;
}

/** As it is dialled: digits with the usual signs, from «102» to an international number. */
export function readPhone(text: string): string | null {
  const phone = text.replaceAll(/[\s\u00a0]+/gu, ' ');
  const digits = phone.replaceAll(/\D/gu, '').length;
  return /^\+?[0-9 ()-]{3,30}$/u.test(phone) && digits >= 3 && digits <= 15 ? phone : null;
}
