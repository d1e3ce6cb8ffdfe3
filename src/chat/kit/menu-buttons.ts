import { buttons } from './buttons.ts';
import { MENU, type MenuChoice } from './menu.ts';

/** The buttons that lead anywhere and out of anything. */
export type MenuCode =
  /** «Отмена» of a question; screens leave out which, it is filled in when the dialog is known. */
  | { readonly kind: 'cancel'; readonly question?: number }
  /** «Отмена» of a confirmation, and of the question that it came from. */
  | { readonly kind: 'keep'; readonly question?: number }
  /** The same as the menu's own button. */
  | { readonly kind: 'open'; readonly choice: MenuChoice };

const HEADS = { cancel: 'x', keep: 'j:k' } as const;

/** `x`, `x:1a2b3c`, `j:k`, `j:k:1a2b3c`, `op:raise-sos`. */
function encode(code: MenuCode): string {
  if (code.kind === 'open') return `op:${code.choice.replaceAll(' ', '-')}`;
  const { kind, question } = code;
  return question === undefined ? HEADS[kind] : `${HEADS[kind]}:${question.toString(36)}`;
}

function decode(text: string): MenuCode | null {
  const choices = MENU.map(([, choice]): MenuCode => ({ kind: 'open', choice }));
  const all: readonly MenuCode[] = [{ kind: 'cancel' }, { kind: 'keep' }, ...choices];
  const found = all.find((code) => encode(code) === text);
  if (found) return found;
  const [, head, digits = ''] = /^(x|j:k):([0-9a-z]{1,6})$/.exec(text) ?? [];
  if (!head) return null;
  return { kind: head === 'x' ? 'cancel' : 'keep', question: Number.parseInt(digits, 36) };
}

export const menuButtons = buttons(['x', 'j:k', 'op'], encode, decode);
