import { type AnnouncementId, announcementId } from '../../core/kernel/ids.ts';
import { buttons } from '../kit/buttons.ts';
import { id, readId } from '../kit/wire.ts';

/** The buttons of announcements. On the wire they begin with `n`. */
export type AnnouncementCode =
  | { readonly kind: 'announcements'; readonly act: 'new' }
  | { readonly kind: 'announcement'; readonly act: AnnouncementAct; readonly announcement: AnnouncementId }
  /** `shown`: the mark of what stood above the button, so that nobody sends to others than he read. */
  | {
      readonly kind: 'announcement as shown';
      readonly act: 'send' | 'send now';
      readonly announcement: AnnouncementId;
      readonly shown: number;
    }
  /** `section`: the mark of its name. */
  | {
      readonly kind: 'announcement section';
      readonly announcement: AnnouncementId;
      readonly section: number;
    };

export type AnnouncementAct = (typeof ACTS)[keyof typeof ACTS];

const ACTS = {
  o: 'open',
  s: 'send',
  u: 'send now',
  c: 'call off',
  p: 'pin',
  t: 'choose addressees',
  a: 'to all',
  i: 'to spots',
  z: 'to spots meant',
  g: 'to sections',
  b: 'preview',
  m: 'ask to move',
  q: 'ask nothing',
  y: 'will move',
  x: 'cannot move',
  r: 'remind',
  d: 'close answers',
  w: 'see answers',
} as const;

const AS_SHOWN = { s: 'send', u: 'send now' } as const;

function encode(code: AnnouncementCode): string {
  switch (code.kind) {
    case 'announcements':
      return 'n:n';
    case 'announcement section':
      return `n:k:${id(code.announcement)}:${id(code.section)}`;
    case 'announcement as shown':
      return `n:${code.act === 'send' ? 's' : 'u'}:${id(code.announcement)}:${id(code.shown)}`;
    case 'announcement': {
      const word = Object.entries(ACTS).find(([, act]) => act === code.act)?.[0] ?? '';
      return `n:${word}:${id(code.announcement)}`;
    }
  }
}

function decode(text: string): AnnouncementCode | null {
  if (text === 'n:n') return { kind: 'announcements', act: 'new' };
  const [, word = '', first, second] = text.split(':');
  const number = readId(first);
  if (number === null) return null;
  const announcement = announcementId(number);
  if (second === undefined)
    return isIn(ACTS, word) ? { kind: 'announcement', act: ACTS[word], announcement } : null;
  const mark = readId(second);
  if (mark === null) return null;
  if (word === 'k') return { kind: 'announcement section', announcement, section: mark };
  if (!isIn(AS_SHOWN, word)) return null;
  return { kind: 'announcement as shown', act: AS_SHOWN[word], announcement, shown: mark };
}

function isIn<Words extends object>(words: Words, word: PropertyKey): word is keyof Words {
  return Object.hasOwn(words, word);
}

export const announcementButtons = buttons(['n'], encode, decode);

/** A button that does one thing with one announcement. */
export function announcementButton(label: string, act: AnnouncementAct, announcement: AnnouncementId) {
  return { label, press: announcementButtons.data({ kind: 'announcement', act, announcement }) };
}
