import type { StripsFor } from '../../core/strips/strip.ts';
import { buttons } from '../kit/buttons.ts';
import { id, meaningOf, readId, wordFor } from '../kit/wire.ts';

/** The buttons of «Приглашения списком». */
export type StripCode =
  | { readonly kind: 'strips'; readonly act: StripAct }
  | { readonly kind: 'strips for'; readonly whom: StripsFor }
  /** «Подтвердить»; `seen` is the mark of what was said to die. */
  | { readonly kind: 'print strips'; readonly whom: StripsFor; readonly seen: number };

export type StripAct = (typeof ACTS)[keyof typeof ACTS];

const ACTS = { l: 'show', r: 'revoke', ry: 'revoke for sure' } as const;
const WHOM = { a: 'all', m: 'missing' } as const;

/** `sp:l`, `sp:m`, `sp:a:1f`. */
function encode(code: StripCode): string {
  if (code.kind === 'strips') return `sp:${wordFor(ACTS, code.act)}`;
  const whom = `sp:${wordFor(WHOM, code.whom)}`;
  return code.kind === 'strips for' ? whom : `${whom}:${id(code.seen)}`;
}

function decode(text: string): StripCode | null {
  const [, word = '', mark, ...rest] = text.split(':');
  if (rest.length > 0) return null;
  const act = meaningOf(ACTS, word);
  if (act) return mark === undefined ? { kind: 'strips', act } : null;
  const whom = meaningOf(WHOM, word);
  if (!whom) return null;
  if (mark === undefined) return { kind: 'strips for', whom };
  const seen = readId(mark);
  return seen === null ? null : { kind: 'print strips', whom, seen };
}

export const stripButtons = buttons<StripCode>(['sp'], encode, decode);
