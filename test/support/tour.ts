import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { type Entry, parse } from '@fluent/syntax';
import type { Group, Person } from '../../playground/index.ts';
import { matchesGolden } from './golden.ts';
import { openTestApp, type TestApp } from './test-app.ts';

const locales = join(import.meta.dirname, '../../locales');

/** What a walk shows: whose chats are kept, and what chance made steady. */
export type Walked = {
  readonly people: readonly Person[];
  readonly groups?: Readonly<Record<string, Group>>;
  readonly steady?: (text: string) => string;
  /** What they saw beside the chat. */
  readonly beside?: string;
};

/**
 * A walk through screens, told once with Russian labels and walked in both languages: test/golden/NAME-ru.txt and
 * NAME-en.txt are what people saw. For texts that no story of their own shows; what they do is tested elsewhere.
 */
export function tour(
  title: string,
  name: string,
  walk: (app: TestApp, language: 'ru' | 'en') => Promise<Walked>,
  env: Readonly<Record<string, string>> = {},
): void {
  for (const language of ['ru', 'en'] as const) {
    test(`${title}, in ${language}`, async (t) => {
      const app = await openTestApp(t, env);
      const { people, groups, steady, beside } = await walk(
        language === 'ru' ? app : inEnglish(app),
        language,
      );
      matchesGolden(t, app, `${name}-${language}`, people, groups, steady, beside);
    });
  }
}

/** Everybody reads English, and every label is pressed by its English words. */
export function inEnglish(app: TestApp): TestApp {
  const english = { languageCode: 'en' };
  return {
    ...app,
    world: {
      ...app.world,
      tap: (person, label, chat) => app.world.tap(person, translated(label), chat),
      press: (person, message, label) => app.world.press(person, message, translated(label)),
      find: (chat, piece) => app.world.find(chat, piece) ?? app.world.find(chat, translated(piece)),
    },
    stranger: (name, more) => app.stranger(name, { ...english, ...more }),
    resident: (name, spots, more) => app.resident(name, spots, { ...english, ...more }),
    admin: (name, spots, more) => app.admin(name, spots, { ...english, ...more }),
    guard: (name, more) => app.guard(name, { ...english, ...more }),
    taps: (person, label) => app.taps(person, translated(label)),
  };
}

const HOLE = /\{ \$(\w+) \}/gu;

/** Every text of one line, `{ $name }` where it has a value. */
function linesOf(language: string): Map<string, string> {
  const entries = readdirSync(join(locales, language))
    .filter((file) => file.endsWith('.ftl'))
    .flatMap((file) => parse(readFileSync(join(locales, language, file), 'utf8'), {}).body);
  return new Map(entries.flatMap(lineOf));
}

function lineOf(entry: Entry): [string, string][] {
  if (entry.type !== 'Message' || !entry.value) return [];
  const parts = entry.value.elements.map((element) => {
    if (element.type === 'TextElement') return element.value.replaceAll(/<\/?\w+>/gu, '');
    const { expression } = element;
    return expression.type === 'VariableReference' ? `{ $${expression.id.name} }` : null;
  });
  return parts.includes(null) ? [] : [[entry.id.name, bare(parts.join(''))]];
}

/** Without the emoji that may stand before the words. */
const bare = (text: string) => text.replace(/^[^\p{L}\p{N}«{]+/u, '');

const [russian, english] = [linesOf('ru'), linesOf('en')];

/** A Russian text as it reads in English, with the same values; as it is where the bot says no such thing. */
function translated(said: string): string {
  const wanted = bare(said);
  for (const [key, line] of russian) {
    const there = english.get(key);
    const names = [...line.matchAll(HOLE)].map(([, name = '']) => name);
    if (there === undefined || (names.length > 0 && line.replaceAll(HOLE, '').trim().length < 3)) continue;
    const pattern = line.split(HOLE).filter((_, at) => at % 2 === 0);
    const found = new RegExp(`^${pattern.map((piece) => RegExp.escape(piece)).join('(.+?)')}$`, 'su').exec(
      wanted,
    );
    if (found) return there.replaceAll(HOLE, (_, name) => found[names.indexOf(name) + 1] ?? '');
  }
  return said;
}

/** What a slow phone still shows, to be pressed when it is no longer so. */
export function asSeen(app: TestApp, person: Person) {
  const message = structuredClone(app.world.lastMessage(person));
  return async (label: string) => {
    if (!message) throw new Error(`${person.firstName} sees nothing`);
    await app.world.press(person, message, label);
    await app.quiet();
  };
}
