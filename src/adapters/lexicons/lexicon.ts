import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lexicon } from '../../core/lexicon.ts';
import { answers } from './answers.ts';
import { dates } from './dates.ts';
import { places } from './places.ts';
import { requests } from './requests.ts';
import type { Read } from './shape.ts';
import { spotLists } from './spot-lists.ts';

/** The files of a language beside its texts, and how each is read. */
type Part<T> = { readonly file: string; readonly read: Read<T> };

const PARTS: { readonly [K in keyof Lexicon]: Part<Lexicon[K][number]> } = {
  answers: { file: 'answers.json', read: answers },
  dates: { file: 'dates.json', read: dates },
  places: { file: 'places.json', read: places },
  requests: { file: 'requests.json', read: requests },
  spotLists: { file: 'spot-lists.json', read: spotLists },
};

/** Reads the words of every language below `folder` (locales/). Throws one error that lists all faults. */
export function createLexicon(folder: string): Lexicon {
  const faults: string[] = [];
  const languages = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && /^[a-z]{2,3}$/.test(entry.name))
    .map(({ name }) => name)
    .sort();
  const ofAll = <T>({ file, read }: Part<T>): readonly T[] => {
    return Object.freeze(languages.flatMap((name) => readPart(folder, `${name}/${file}`, read, faults)));
  };
  const lexicon: Lexicon = {
    answers: ofAll(PARTS.answers),
    dates: ofAll(PARTS.dates),
    places: ofAll(PARTS.places),
    requests: ofAll(PARTS.requests),
    spotLists: ofAll(PARTS.spotLists),
  };
  if (faults.length > 0) throw new Error(`The words in ${folder} are not in order:\n${faults.join('\n')}`);
  return Object.freeze(lexicon);
}

function readPart<T>(folder: string, path: string, read: Read<T>, faults: string[]): T[] {
  if (!existsSync(join(folder, path))) {
    faults.push(`${path} is missing`);
    return [];
  }
  const own: string[] = [];
  const part = read(parse(readFileSync(join(folder, path), 'utf8'), own), '', own);
  faults.push(...own.map((fault) => `${path}: ${fault}`));
  return [part];
}

function parse(text: string, faults: string[]): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    faults.push(error instanceof Error ? error.message : 'not JSON');
    return null;
  }
}
