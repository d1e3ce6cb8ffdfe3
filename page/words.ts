import type { WordArgs } from '../src/chat/kit/word-keys/index.ts';

/** The keys that the page is sent. */
export type WebKey = Extract<keyof WordArgs, `web-${string}`>;
/** Keys whose texts need no values. */
export type PlainKey = { [K in WebKey]: keyof WordArgs[K] extends never ? K : never }[WebKey];
type Values = Readonly<Record<string, string | number>>;
type ArgsOf<K extends WebKey> = keyof WordArgs[K] extends never ? [] : [values: WordArgs[K] & Values];

let language = document.documentElement.lang;
let texts: Readonly<Record<string, string>> = {};
/** Of the house; until it is known, of this machine. */
let timeZone: string | undefined;
let plurals = new Intl.PluralRules(language);

/** The text of a key in the reader's language; the plural by `n`. */
export function t<K extends WebKey>(key: K, ...[values]: ArgsOf<K>): string {
  const given: Values = values ?? {};
  const text = texts[key] ?? texts[`${key}.${plurals.select(Number(given.n))}`] ?? texts[`${key}.other`];
  return (text ?? key).replaceAll(/\{(\w+)\}/g, (whole, name) => String(given[name] ?? whole));
}

export const languageNow = (): string => language;

/** Brings the words of a language, which are part of the shell; an unknown one leaves those that are here. */
export async function speak(wanted: string): Promise<void> {
  const files: Readonly<Record<string, string>> = JSON.parse(document.documentElement.dataset.words ?? '{}');
  const file = files[wanted];
  if (file === undefined || (wanted === language && texts['web-title'])) return;
  const answer = await fetch(`/app/a/${file}`);
  texts = await answer.json();
  language = wanted;
  plurals = new Intl.PluralRules(language);
  document.documentElement.lang = language;
  document.title = t('web-title');
}

/** What is read in the house is read by its clock, wherever the reader is. */
export function liveIn(zone: string): void {
  timeZone = zone;
}

const dateOf = (at: number): string => new Intl.DateTimeFormat('sv', { timeZone }).format(at);

/** «21:40». */
export const clock = (at: number): string =>
  new Intl.DateTimeFormat(language, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  }).format(at);

/** «Сегодня», «Вчера», «21 ноября»: the day of a moment, as seen from another. */
export function dayOf(at: number, now: number): string {
  const day = dateOf(at);
  if (day === dateOf(now)) return t('web-today');
  if (day === dateOf(now - 86_400_000)) return t('web-yesterday');
  return new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', timeZone }).format(at);
}

/** Day and time in one line. */
export const moment = (at: number, now: number): string =>
  `${dayOf(at, now).toLocaleLowerCase(language)}, ${clock(at)}`;
