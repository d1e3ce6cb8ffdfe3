import type { Setting, SettingName } from '../../core/complexes/settings.ts';
import { minutes } from '../../core/kernel/time.ts';
import type { Language } from '../kit/wording.ts';
import { readTimeZone } from './read-time-zone.ts';

/** The setting that was typed; null where it cannot be one. */
export function readSetting(name: SettingName, text: string, languages: readonly Language[]): Setting | null {
  switch (name) {
    case 'name': {
      const value = text.replaceAll(/\s+/gu, ' ');
      return value.length >= 1 && value.length <= 100 ? { name, value } : null;
    }
    case 'time zone': {
      const value = readTimeZone(text, languages);
      return value === null ? null : { name, value };
    }
    case 'quiet hours': {
      const value = readQuietHours(text);
      return value && { name, value };
    }
    case 'remind after':
      return readMinutes(name, text, 60);
    case 'call after':
      return readMinutes(name, text, 120);
    case 'guard phone': {
      const value = readPhone(text);
      return value === null ? null : { name, value };
    }
  }
}

/** «5», «5 минут», `5 min`. */
function readMinutes(name: 'remind after' | 'call after', text: string, most: number): Setting | null {
  const [, digits] = /^(?:через )?(\d{1,3})(?:\s*(?:м|мин|минут[аы]?|min|minutes?)\.?)?$/iu.exec(text) ?? [];
  const count = Number(digits ?? 0);
  return count >= 1 && count <= most ? { name, value: minutes(count) } : null;
}

/** «23:00-07:00», «с 23 до 7», `23.30 – 7`: minutes of the day; the same time twice would mean never. */
function readQuietHours(text: string): { readonly from: number; readonly until: number } | null {
  const time = String.raw`(\d{1,2})(?:[:.](\d{2}))?`;
  const found = new RegExp(`^(?:с |from )?${time}\\s*(?:[-–—]|до|to|until)\\s*${time}$`, 'iu').exec(text);
  if (!found) return null;
  const from = minuteOf(found[1], found[2]);
  const until = minuteOf(found[3], found[4]);
  return from === null || until === null || from === until ? null : { from, until };
}

function minuteOf(hour = '', minute = '0'): number | null {
  const [hours, rest] = [Number(hour), Number(minute)];
  return hours < 24 && rest < 60 ? hours * 60 + rest : null;
}

/** As it is dialled: digits with the usual signs, from «102» to an international number. */
export function readPhone(text: string): string | null {
  const phone = text.replaceAll(/[\s\u00a0]+/gu, ' ');
  const digits = phone.replaceAll(/\D/gu, '').length;
  return /^\+?[0-9 ()-]{3,30}$/u.test(phone) && digits >= 3 && digits <= 15 ? phone : null;
}
