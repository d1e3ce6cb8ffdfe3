import { type AnnouncementId, announcementId } from '../../core/kernel/ids.ts';
import { buttons } from '../kit/buttons.ts';

/** The buttons of announcements. On the wire they begin with `n`. */
export type AnnouncementCode =
  | { readonly kind: 'announcements'; readonly act: 'new' }
  | { readonly kind: 'announcement'; readonly act: AnnouncementAct; readonly announcement: AnnouncementId };

export type AnnouncementAct = (typeof ACTS)[keyof typeof ACTS];

const ACTS = { o: 'open', s: 'send', u: 'send now', c: 'call off', p: 'pin' } as const;

function encode(code: AnnouncementCode): string {
  if (code.kind === 'announcements') return 'n:n';
  const word = Object.entries(ACTS).find(([, act]) => act === code.act)?.[0] ?? '';
  return `n:${word}:${code.announcement.toString(36)}`;
}

function decode(text: string): AnnouncementCode | null {
  if (text === 'n:n') return { kind: 'announcements', act: 'new' };
  const [, word = '', id = ''] = /^n:(\w):([0-9a-z]+)$/.exec(text) ?? [];
  const number = Number.parseInt(id, 36);
  if (!isAct(word) || !Number.isSafeInteger(number) || number < 1) return null;
  return { kind: 'announcement', act: ACTS[word], announcement: announcementId(number) };
}

function isAct(word: string): word is keyof typeof ACTS {
  return Object.hasOwn(ACTS, word);
}

export const announcementButtons = buttons(['n'], encode, decode);
