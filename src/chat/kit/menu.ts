import type { Member, Role } from '../../core/kernel/actor.ts';
import type { Membership } from '../../core/ports.ts';
import { type Action, offers } from './offers.ts';
import type { MenuEntry, Outgoing } from './outgoing.ts';
import type { Reader } from './reader.ts';
import type { Speech, UpdateContext } from './update-context.ts';
import type { LabelKey, RichText, Words } from './wording.ts';

/** The menu, row by row: what stands on a button, what it opens, and who has it. */
const ROWS = [
  [['menu-check-pass', 'check pass', 'check passes']],
  [
    ['menu-blocked', 'raise blocked', 'raise blocked'],
    ['menu-sos', 'raise sos', 'raise sos'],
  ],
  [
    ['menu-away', 'leave', 'mark spots'],
    ['menu-back', 'come back', 'mark spots'],
    ['menu-pass', 'guest pass', 'make passes'],
  ],
  [
    ['menu-directory', 'directory', 'look up spots'],
    ['menu-my-spot', 'my spot', 'see own spots'],
  ],
  [
    ['menu-announcements', 'announcements', 'read announcements'],
    ['menu-help', 'help', 'see menu'],
  ],
  [['menu-admin', 'administration', 'decide claims']],
] as const satisfies readonly (readonly (readonly [LabelKey, string, Action])[])[];

type Entry = (typeof ROWS)[number][number];
export type MenuChoice = Entry[1];

/** Every menu button there is. */
export const MENU: readonly Entry[] = ROWS.flat();

/** Whether the entry is of any use now: «Вернулся» takes the place of «Уезжаю» while all one's spots are marked. */
function isUseful(actor: Member, choice: MenuChoice): boolean {
  if (choice === 'leave') return actor.spots.length > 0 && !actor.away;
  return choice !== 'come back' || actor.away;
}

/** The rows of the menu for this member. */
export function menuRows(actor: Member, speech: Speech): MenuEntry[][] {
  return ROWS.map((row) =>
    row
      .filter(([, choice, action]) => offers(actor, action) && isUseful(actor, choice))
      .map(([key, opens]) => ({ label: speech.plain(key), opens })),
  ).filter((row) => row.length > 0);
}

/** The same for whoever is going to read a notice. */
export function menuOf(
  { complex, speech }: Pick<Reader, 'complex' | 'speech'>,
  me: Membership,
): MenuEntry[][] {
  return menuRows({ ...me, kind: 'member', complex }, speech);
}

/** A message that brings the menu with it. */
export function withMenu(context: UpdateContext & { readonly actor: Member }, text: RichText): Outgoing {
  return { text, menu: menuRows(context.actor, context.speech) };
}

/** The menu choice that a typed line names, in any language, with or without the emoji. */
export function menuChoice(words: Words, text: string): MenuChoice | null {
  const typed = bare(text);
  for (const language of words.languages) {
    for (const [key, choice] of MENU) if (bare(words.plain(language, key)) === typed) return choice;
  }
  return null;
}

/** Whether the line is «Отмена» in any language. */
export function isCancel(words: Words, text: string): boolean {
  return words.languages.some((language) => bare(words.plain(language, 'cancel')) === bare(text));
}

/** Who has it; whoever is only joining is asked one thing at a time. */
const HAS_MENU: Readonly<Record<Role, boolean>> = {
  stranger: false,
  newcomer: false,
  applicant: false,
  resident: true,
  'resident without spot': true,
  guard: true,
  admin: true,
  banned: false,
};

export function hasMenu(roles: readonly Role[]): boolean {
  return roles.some((role) => HAS_MENU[role]);
}

/** Letters, digits and single spaces in lower case: emoji and punctuation around a label change nothing. */
function bare(text: string): string {
  return text
    .replace(/[^\p{L}\p{N}\s]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .toLowerCase();
}
