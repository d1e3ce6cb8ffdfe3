import { buttons } from './buttons.ts';
import { MENU, type MenuChoice } from './menu.ts';

/** The buttons that lead anywhere and out of anything. */
export type MenuCode =
  /** «Отмена» of a question. */
  | { readonly kind: 'cancel' }
  /** «Отмена» of a confirmation. */
  | { readonly kind: 'keep' }
  /** The same as the menu's own button. */
  | { readonly kind: 'open'; readonly choice: MenuChoice };

/** `x`, `j:k`, `op:raise-sos`. */
function encode(code: MenuCode): string {
  switch (code.kind) {
    case 'cancel':
      return 'x';
    case 'keep':
      return 'j:k';
    case 'open':
      return `op:${code.choice.replaceAll(' ', '-')}`;
  }
}

function decode(text: string): MenuCode | null {
  const choices = MENU.map(([, choice]): MenuCode => ({ kind: 'open', choice }));
  const all: readonly MenuCode[] = [{ kind: 'cancel' }, { kind: 'keep' }, ...choices];
  return all.find((code) => encode(code) === text) ?? null;
}

export const menuButtons = buttons(['x', 'j:k', 'op'], encode, decode);
