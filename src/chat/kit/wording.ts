/** What the conversation asks of the words: text in the reader's language, formatted without any markup. */
import type { Formatting } from '../../core/announcements/formatting.ts';
import type { PersonId } from '../../core/kernel/ids.ts';
import { clip } from './typed-text.ts';
import type { WordArgs, WordKey } from './word-keys/index.ts';

export type { WordArgs, WordKey };

/** A formatted stretch of a text; offset and length count UTF-16 units, as messengers do. */
export type Entity = Formatting | Mention;

/** Somebody's name as a way to a chat with them, for admins only: a messenger where they are not shows the bare name. */
export type Mention = {
  readonly kind: 'mention';
  readonly offset: number;
  readonly length: number;
  readonly person: PersonId;
};

/** Text with its formatting beside it, so that nothing typed can ever be taken for markup. */
export type RichText = { readonly text: string; readonly entities: readonly Entity[] };

/** The name of a folder in locales/: a third language needs no change here. */
export type Language = string;

type Both<U> = (U extends unknown ? (of: U) => void : never) extends (of: infer I) => void ? I : never;
type ValuesOf<K extends WordKey> = Both<WordArgs[K]> & Record<never, never>;

/** The values that every key of K needs: nothing, or one object. A key not known exactly needs the values of all. */
export type ArgsOf<K extends WordKey> = keyof ValuesOf<K> extends never ? [] : [values: ValuesOf<K>];

/** The keys whose texts need no values: labels of buttons and menus. */
export type LabelKey = { [K in WordKey]: keyof WordArgs[K] extends never ? K : never }[WordKey];

export interface Words {
  /** Every language there is, the house's own first. */
  readonly languages: readonly Language[];
  /** The text of a key. A language that is no longer there reads as the house's own. Throws on a missing value. */
  say<K extends WordKey>(language: Language, key: K, ...args: ArgsOf<K>): RichText;
  /** The same without formatting: buttons, menu labels, toasts, names of files. */
  plain<K extends WordKey>(language: Language, key: K, ...args: ArgsOf<K>): string;
  /** A messenger's language tag (`en-GB`) as one of our languages; unknown or absent is the house's own. */
  choose(tag: string | undefined): Language;
}

/** What may stand in a list of texts, so that an optional line is written in place. */
export type Part = RichText | null | undefined | false;

/** Text as it is, with no formatting whatever it holds. */
export function verbatim(text: string): RichText {
  return { text, entities: [] };
}

/** At most `max` UTF-16 units, cut between whole characters; formatting ends where the text does. */
export function clipRich({ text, entities }: RichText, max: number): RichText {
  if (text.length <= max) return { text, entities };
  const clipped = clip(text, max);
  // The «…» that clip adds carries no formatting.
  const kept = clipped.length - 1;
  const inside = entities
    .filter(({ offset }) => offset < kept)
    .map((entity) => ({ ...entity, length: Math.min(entity.length, kept - entity.offset) }));
  return { text: clipped, entities: inside };
}

/** A name that opens a chat with whoever it is. */
export function mention(name: string, person: PersonId): RichText {
  return { text: name, entities: [{ kind: 'mention', offset: 0, length: name.length, person }] };
}

/** Texts one after another with `separator` between them; absent parts leave no gap. */
export function join(separator: string, parts: readonly Part[]): RichText {
  const entities: Entity[] = [];
  let text = '';
  let first = true;
  for (const part of parts) {
    if (!part || part.text === '') continue;
    if (!first) text += separator;
    first = false;
    for (const entity of part.entities) entities.push({ ...entity, offset: entity.offset + text.length });
    text += part.text;
  }
  return { text, entities };
}

/** Texts one straight after another. */
export function concat(...parts: readonly Part[]): RichText {
  return join('', parts);
}

/** Texts one below another. */
export function lines(...parts: readonly Part[]): RichText {
  return join('\n', parts);
}

/** Texts one below another with an empty line between them. */
export function paragraphs(...parts: readonly Part[]): RichText {
  return join('\n\n', parts);
}
