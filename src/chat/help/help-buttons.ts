import { MENU, type MenuChoice } from '../kit/menu.ts';

/** The topics of «Помощь», in the order of their buttons; what each says stands in screens/help.ts. */
export const HELP_TOPICS = [
  'blocked',
  'sos',
  'answering',
  'group',
  'away',
  'passes',
  'directory',
  'spot',
  'announcements',
  'privacy',
  'guard',
  'gate',
  'admin',
] as const;

export type HelpTopic = (typeof HELP_TOPICS)[number];

export type HelpCode =
  /** Null: all topics. */
  | { readonly kind: 'help'; readonly topic: HelpTopic | null }
  /** The same as the menu's own button. */
  | { readonly kind: 'open'; readonly choice: MenuChoice };

/** `hp:sos`, `hp:all`, `op:raise-sos`. */
export function encodeHelp(code: HelpCode): string {
  return code.kind === 'help' ? `hp:${code.topic ?? 'all'}` : `op:${code.choice.replaceAll(' ', '-')}`;
}

/** Null for anything that we did not write. */
export function decodeHelp(text: string): HelpCode | null {
  if (text === 'hp:all') return { kind: 'help', topic: null };
  const topic = HELP_TOPICS.find((one) => text === `hp:${one}`);
  if (topic) return { kind: 'help', topic };
  const entry = MENU.find(([, choice]) => text === encodeHelp({ kind: 'open', choice }));
  return entry ? { kind: 'open', choice: entry[1] } : null;
}
