/** The tags that a .ftl file may hold, and the way from them to entities. */
import type { Entity, RichText } from '../../chat/kit/wording.ts';

type Kind = Extract<Entity['kind'], 'bold' | 'italic' | 'code'>;

const kinds: readonly Kind[] = ['bold', 'italic', 'code'];
const tagNames = { bold: 'b', italic: 'i', code: 'code' } as const satisfies Record<Kind, string>;

// Tags travel through Fluent as Unicode noncharacters: no text can hold them, and values are cleaned of them.
const firstMark = 0xfdd0;
const anyMark = /[\uFDD0-\uFDD5]/;
const everyMark = /[\uFDD0-\uFDD5]/g;

const markOfTag = new Map(
  kinds.flatMap((kind, at) => [
    [`<${tagNames[kind]}>`, String.fromCharCode(firstMark + 2 * at)],
    [`</${tagNames[kind]}>`, String.fromCharCode(firstMark + 2 * at + 1)],
  ]),
);

/** Literal text of a pattern with its tags turned into marks. What is no tag stays, `tagFault` reports it. */
export function markTags(literal: string): string {
  if (!literal.includes('<')) return literal;
  return literal.replace(/<[^<>]*>/g, (tag) => markOfTag.get(tag) ?? tag);
}

/** A typed value without the characters that would pass for a mark. */
export function withoutMarks(value: string): string {
  return anyMark.test(value) ? value.replace(everyMark, '') : value;
}

/** Marked text as text and entities, in order of their beginning. Marks must be balanced. */
export function readMarks(marked: string): RichText {
  if (!anyMark.test(marked)) return { text: marked, entities: [] };
  const entities: Entity[] = [];
  const open: { kind: Kind; offset: number; place: number }[] = [];
  let text = '';
  for (const piece of marked.split(/([\uFDD0-\uFDD5])/)) {
    const mark = piece.charCodeAt(0) - firstMark;
    const kind = kinds[mark >> 1];
    if (kind === undefined || !anyMark.test(piece)) text += piece;
    else if (mark % 2 === 0) open.push({ kind, offset: text.length, place: entities.length });
    else {
      const opened = open.pop();
      if (opened?.kind !== kind) throw new Error(`A </${tagNames[kind]}> closes nothing in: ${text}`);
      const length = text.length - opened.offset;
      if (length > 0) entities.splice(opened.place, 0, { kind, offset: opened.offset, length });
    }
  }
  if (open.length > 0) throw new Error(`A tag is not closed in: ${text}`);
  return { text, entities };
}

/** What is wrong with the tags of one pattern's literal texts, or nothing. */
export function tagFault(literal: string): string | undefined {
  const bare = /[<>]/.exec(literal.replace(/<[^<>]*>/g, (tag) => (markOfTag.has(tag) ? '' : tag)));
  if (bare) return `only <b>, <i> and <code> are tags; write a bare ${bare[0]} as { "${bare[0]}" }`;
  const open: string[] = [];
  for (const [, slash, name = ''] of literal.matchAll(/<(\/?)(\w+)>/g)) {
    if (!slash && open.includes('code')) return 'nothing may be formatted inside <code>';
    if (!slash && open.includes(name)) return `<${name}> inside <${name}>`;
    if (!slash) open.push(name);
    else if (open.pop() !== name) return `</${name}> closes nothing`;
  }
  return open.length > 0 ? `<${open.join('>, <')}> is not closed in the same text or variant` : undefined;
}
