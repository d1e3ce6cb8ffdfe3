import { differentPlates, type FoundPlate, findPlates } from '../cars/find-plates.ts';
import type { SpotNumber } from '../kernel/ids.ts';
import { type FoundNumber, findNumbers, type NumbersFound } from '../spots/find-numbers.ts';
import { MOST_CHOICES, meantBy, spotsOf } from '../spots/read-spots.ts';
import type { RequestWords } from '../spots/request-words.ts';
import { lineOf, type TypedLine, typedFrom } from '../spots/typed-line.ts';
import { vocabularyOf } from '../spots/vocabulary.ts';
import type { AskedKind } from './alert.ts';

/** What was written in a group around the bot's name. */
export type Written = { readonly before: string; readonly after: string };

/** A request as it can be understood: one spot, several that may be meant, or none. */
export type ReadRequest = {
  readonly spots: readonly SpotNumber[];
  /** Numbers of cars as they were typed, each car once. */
  readonly plates: readonly string[];
  /** Exactly one spot and no car, and no doubt that a spot is meant: nobody has to be asked back. */
  readonly certain: boolean;
  /** Exactly one car and no spot, and no doubt that a car is meant. */
  readonly certainCar: boolean;
  /** The numbers stand nowhere where a spot's number stands. */
  readonly guessed: boolean;
  /** «моё место 45»: the author's own. */
  readonly own: boolean;
  /** A number stands where a spot's stands, and no complex has such a spot. */
  readonly beyond: boolean;
  readonly spoilt: NumbersFound['spoilt'];
  readonly kind: AskedKind;
  /** What is to be passed on: without the number right behind the bot's name. */
  readonly text: string;
};

/**
 * Finds the spot in a text: the number right behind the bot's name or beside «место» and «№». Any other number is only
 * a guess, and a wrong guess would alarm a stranger: it is asked back.
 */
export function readRequest(written: Written, requests: readonly RequestWords[]): ReadRequest {
  const [ahead, behind] = [findPlates(written.before), findPlates(written.after)];
  const sure = [...behind, ...ahead].filter((one) => !one.doubt);
  if (sure.length === 0) {
    const read = readSpotRequest(written, requests);
    const doubtful = read.certain ? [] : differentPlates(behind);
    return { ...read, plates: doubtful, certainCar: false };
  }
  const rest = { before: without(written.before, ahead), after: without(written.after, behind) };
  const read = readSpotRequest(rest, requests);
  const plates = differentPlates(sure);
  // A number that merely stands somewhere is none of a spot, where a car is named.
  const spots = read.guessed ? [] : read.spots;
  const certainCar = plates.length === 1 && spots.length === 0 && !read.beyond;
  return { ...read, spots, plates: plates.slice(0, MOST_CHOICES), certain: false, certainCar };
}

/** The numbers of cars say whom it is for, and are not passed on with the words. */
function without(typed: string, found: readonly FoundPlate[]): string {
  const sure = found.filter((one) => !one.doubt);
  const parts = [...sure, { from: typed.length, end: typed.length }].map(({ from }, at) =>
    typed.slice(sure[at - 1]?.end ?? 0, from).trim(),
  );
  return parts
    .filter((part) => part !== '')
    .join(' ')
    .replace(/^[\s.,:;!—–-]+/u, '');
}

type SpotRequest = Omit<ReadRequest, 'plates' | 'certainCar'>;

function readSpotRequest({ before, after }: Written, requests: readonly RequestWords[]): SpotRequest {
  const [lead, tail] = [lineOf(before), lineOf(after)];
  const [ahead, behind] = [findNumbers(lead, requests, false), findNumbers(tail, requests, true)];
  const rest = afterNumber(tail, behind.numbers);
  const text = [afterNumber(lead, ahead.numbers), rest].filter((part) => part !== '').join(' ');
  const kind = kindOf(rest, requests) ?? kindOf(text, requests) ?? 'message';
  const { sure, own, guesses } = meantBy([...behind.numbers, ...ahead.numbers]);
  const spoilt = behind.spoilt ?? ahead.spoilt;
  const common = { kind, text, spoilt, beyond: [...sure, ...own].some(({ spot }) => spot === null) };
  const spots = spotsOf(sure);
  if (spots.length > 0) {
    const certain = spots.length === 1 && sure.every(({ doubt, spot }) => !doubt && spot !== null);
    return { ...common, spots: spots.slice(0, MOST_CHOICES), certain, guessed: false, own: false };
  }
  const guessed = spotsOf(guesses);
  const isOwn = guessed.length === 0 && own.length > 0;
  const meant = isOwn ? spotsOf(own) : guessed;
  return {
    ...common,
    spots: meant.length > MOST_CHOICES ? [] : meant,
    certain: false,
    guessed: !isOwn,
    own: isOwn,
  };
}

/** What the beginning of a text asks for; null: nothing but to be passed on. */
export function kindOf(text: string, requests: readonly RequestWords[]): AskedKind | null {
  const line = lineOf(text);
  const { is, patterns } = vocabularyOf(requests);
  const rest = lineOf(afterNumber(line, findNumbers(line, requests, true).numbers)).text;
  const first = patterns.first.exec(rest.replace(/^[^\p{L}\p{N}]+/u, ''))?.[1];
  if (is(first, 'blocked')) return 'blocked';
  return is(first, 'sos') ? 'sos' : null;
}

/** What is to be passed on of a request; «перегородил» alone says nothing that the alert does not say. */
export function wordsOf(
  { text, kind }: Pick<ReadRequest, 'text' | 'kind'>,
  requests: readonly RequestWords[],
): string | null {
  const { is, patterns } = vocabularyOf(requests);
  const wordsAndSigns = lineOf(text).text.replace(/\p{N}+\p{L}?(?!\p{L})/gu, '');
  const words = wordsAndSigns.match(patterns.every) ?? [];
  const roles = ['blocked', 'sos', 'spot', 'number', 'pleas'] as const;
  const isCall =
    kind === 'message' ? words.length === 0 : words.every((one) => roles.some((role) => is(one, role)));
  const signs = wordsAndSigns.replace(patterns.every, '');
  return isCall && !/[^\p{P}\s№]/u.test(signs) ? null : text;
}

/** The text behind the spot's number that it begins with: «место 142, мигает» is «мигает». */
function afterNumber(line: TypedLine, numbers: readonly FoundNumber[]): string {
  const [first] = numbers;
  if (!first || first.spot === null || first.standing === 'none' || first.standing === 'loose' || first.doubt)
    return line.typed;
  if (/[\p{L}\p{N}]/u.test(line.text.slice(0, first.from))) return line.typed;
  let { end } = first;
  for (const one of numbers.slice(1)) {
    if (one.joined === null || one.standing !== first.standing || one.doubt) break;
    end = one.end;
  }
  return typedFrom(line, end).replace(/^[\s.,:;!—–-]+/u, '');
}
