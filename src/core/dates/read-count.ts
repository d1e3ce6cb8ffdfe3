import type { DateWords, Unit } from './date-words.ts';

/** `3`, «3 часа», `5 min`, «через 5 минут»: a whole number of these, in digits; null: no such number. */
export function readCount(text: string, unit: Unit, languages: readonly DateWords[]): number | null {
  const line = plain(text);
  const [, before = '', digits, word = ''] = /^(\p{L}+ )?(\d{1,3}) ?(\p{L}+)?\.?$/u.exec(line) ?? [];
  if (digits === undefined) return null;
  const isKnown = languages.some(({ units, after }) => {
    const names = [...units[unit].one, ...units[unit].many];
    return (before === '' || after.includes(before.trim())) && (word === '' || names.includes(word));
  });
  return isKnown ? Number(digits) : null;
}

/** «23:00-07:00», «с 23 до 7», `23.30 – 7`: minutes of the day; null: no two times of a day. */
export function readDayRange(
  text: string,
  languages: readonly DateWords[],
): { readonly from: number; readonly until: number } | null {
  const time = String.raw`(\d{1,2})(?:[:.](\d{2}))?`;
  const found = new RegExp(`^(\\p{L}+ )?${time} ?([-–—]|\\p{L}+) ?${time}$`, 'u').exec(plain(text));
  if (!found) return null;
  const [, before = '', hour, minute, between = '', lastHour, lastMinute] = found;
  const isKnown = languages.some(({ from, to }) => {
    return (
      (before === '' || from.includes(before.trim())) && (/[-–—]/u.test(between) || to.includes(between))
    );
  });
  const [from, until] = [minuteOf(hour, minute), minuteOf(lastHour, lastMinute)];
  return isKnown && from !== null && until !== null ? { from, until } : null;
}

function minuteOf(hour = '', minute = '0'): number | null {
  const [hours, rest] = [Number(hour), Number(minute)];
  return hours < 24 && rest < 60 ? hours * 60 + rest : null;
}

const plain = (text: string) => text.trim().toLowerCase().replaceAll('ё', 'е').replaceAll(/\s+/gu, ' ');
