import type { Places } from '../../core/lexicon.ts';
import type { Language } from '../kit/wording.ts';

/** From UTC+2 to UTC+12, an hour apart: where an offset is all that was typed, it is Russia's. */
const RUSSIA = [
  'Europe/Kaliningrad',
  'Europe/Moscow',
  'Europe/Samara',
  'Asia/Yekaterinburg',
  'Asia/Omsk',
  'Asia/Krasnoyarsk',
  'Asia/Irkutsk',
  'Asia/Yakutsk',
  'Asia/Vladivostok',
  'Asia/Magadan',
  'Asia/Kamchatka',
] as const;

/** «Екатеринбург», `New York`, `Asia/Tashkent`, «МСК», «МСК+2», `UTC+3`; null where it is no zone we know. */
export function readTimeZone(
  text: string,
  places: readonly Places[],
  languages: readonly Language[],
): string | null {
  const [, base, shift = '0'] =
    /^(мск|msk|utc|gmt)(?:\s*([+-]\s*\d{1,2})(?::?00)?)?$/iu.exec(text.trim()) ?? [];
  const hours = Number(shift.replaceAll(/\s/gu, '')) + (/^[ug]/iu.test(base ?? '') ? 0 : 3);
  const russian = base === undefined ? undefined : RUSSIA[hours - 2];
  const name = bare(text);
  const place = new Map(places.flatMap((one) => Object.entries(one))).get(name) ?? zones(languages).get(name);
  return russian ?? place ?? alias(text.trim());
}

/** Older names, `Asia/Kolkata`. Intl also takes offsets such as +03:00, which know no summer time. */
function alias(text: string): string | null {
  if (!/^[A-Za-z]+[A-Za-z/_+-]*\d*$/u.test(text)) return null;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}

const bare = (name: string) =>
  name
    .trim()
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replaceAll(/[_\s]+/gu, ' ');

const known = new Map<string, ReadonlyMap<string, string>>();

/** Zones by their own names, by their cities, and by what each language calls the place; made when first asked for. */
function zones(languages: readonly Language[]): ReadonlyMap<string, string> {
  const key = languages.join();
  const made = known.get(key) ?? new Map(named(languages).toReversed());
  known.set(key, made);
  return made;
}

function named(languages: readonly Language[]): (readonly [string, string])[] {
  const all = Intl.supportedValuesOf('timeZone');
  const said = (language: Language) => all.map((zone) => [bare(placeOf(zone, language)), zone] as const);
  return [
    ...all.map((zone) => [bare(zone), zone] as const),
    ...all.map((zone) => [bare(zone.split('/').at(-1) ?? ''), zone] as const),
    ...languages.flatMap(said),
  ];
}

/** What a language calls the place: «Томск», of a country with one zone «Япония». */
export function placeOf(timeZone: string, language: Language): string {
  const format = new Intl.DateTimeFormat(language, { timeZone, timeZoneName: 'shortGeneric' });
  return format.formatToParts(0).find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}
