import { buttons } from '../kit/buttons.ts';

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
  | { readonly kind: 'language'; readonly language: string };

/** `hp:sos`, `hp:all`, `l:en`. */
function encode(code: HelpCode): string {
  return code.kind === 'help' ? `hp:${code.topic ?? 'all'}` : `l:${code.language}`;
}

function decode(text: string): HelpCode | null {
  if (text === 'hp:all') return { kind: 'help', topic: null };
  const [head, word = ''] = text.split(':');
  if (head === 'l') return /^[a-z-]{2,20}$/.test(word) ? { kind: 'language', language: word } : null;
  const topic = HELP_TOPICS.find((one) => one === word);
  return topic ? { kind: 'help', topic } : null;
}

export const helpButtons = buttons(['hp', 'l'], encode, decode);
