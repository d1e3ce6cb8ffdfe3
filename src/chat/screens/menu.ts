import { may } from '../../core/access.ts';
import type { Member, Role } from '../../core/kernel/actor.ts';
import type { Outgoing } from '../outgoing.ts';
import type { Turn } from '../turn.ts';
import type { LabelKey, RichText, Words } from '../wording.ts';

/** Every menu label there is, and what it opens. */
export const MENU = {
  'menu-blocked': 'raise blocked',
  'menu-sos': 'raise sos',
  'menu-my-spot': 'my spot',
  'menu-help': 'help',
  'menu-admin': 'administration',
} as const satisfies Partial<Record<LabelKey, string>>;

export type MenuChoice = (typeof MENU)[keyof typeof MENU];

/** The rows of the menu for somebody with these roles. */
export function menuRows(actor: Member, label: (key: keyof typeof MENU) => string): string[][] {
  const first: (keyof typeof MENU)[] = [];
  if (may(actor, 'raise blocked')) first.push('menu-blocked');
  if (may(actor, 'raise sos')) first.push('menu-sos');
  const second: (keyof typeof MENU)[] = may(actor, 'see own spots')
    ? ['menu-my-spot', 'menu-help']
    : ['menu-help'];
  const third: (keyof typeof MENU)[] = may(actor, 'decide claims') ? ['menu-admin'] : [];
  return [first, second, third].filter((row) => row.length > 0).map((row) => row.map(label));
}

/** A message that brings the menu with it. */
export function withMenu(turn: Turn & { readonly actor: Member }, text: RichText): Outgoing {
  return { text, menu: menuRows(turn.actor, (key) => turn.speech.plain(key)) };
}

/** The menu choice that a typed line names, in any language, with or without the emoji. */
export function menuChoice(words: Words, text: string): MenuChoice | null {
  const typed = bare(text);
  for (const language of words.languages) {
    for (const [key, choice] of menuEntries) if (bare(words.plain(language, key)) === typed) return choice;
  }
  return null;
}

/** Whether the line is «Отмена» in any language. */
export function isCancel(words: Words, text: string): boolean {
  return words.languages.some((language) => bare(words.plain(language, 'cancel')) === bare(text));
}

export function hasMenu(roles: readonly Role[]): boolean {
  return roles.some(
    (role) => role === 'resident' || role === 'spotless' || role === 'guard' || role === 'admin',
  );
}

const menuEntries: readonly (readonly [keyof typeof MENU, MenuChoice])[] = [
  ['menu-blocked', MENU['menu-blocked']],
  ['menu-sos', MENU['menu-sos']],
  ['menu-my-spot', MENU['menu-my-spot']],
  ['menu-help', MENU['menu-help']],
  ['menu-admin', MENU['menu-admin']],
];

/** Letters, digits and single spaces in lower case: emoji and punctuation around a label change nothing. */
function bare(text: string): string {
  return text
    .replace(/[^\p{L}\p{N}\s]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .toLowerCase();
}
