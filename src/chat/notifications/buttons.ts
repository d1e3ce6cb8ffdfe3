import type { NoteTopic } from '../../core/notifications/note-topics.ts';
import { buttons } from '../kit/buttons.ts';
import { id, meaningOf, readId, wordFor } from '../kit/wire.ts';

/** The buttons of «Уведомления». */
export type NotificationCode =
  | { readonly kind: 'notifications'; readonly act: 'show' | 'check sound' }
  | { readonly kind: 'switch notes'; readonly topic: NoteTopic; readonly off: boolean }
  /** «Слышу» below a test, by its number. */
  | { readonly kind: 'sound heard'; readonly check: number };

const ACTS = { n: 'show', s: 'check sound' } as const;
const TOPICS = { a: 'announcements', m: 'marks', g: 'guests' } as const;
const SWITCH = { x: true, o: false } as const;

/** `u:n`, `u:t:a:x`, `u:h:3`. */
function encode(code: NotificationCode): string {
  switch (code.kind) {
    case 'notifications':
      return `u:${wordFor(ACTS, code.act)}`;
    case 'switch notes':
      return `u:t:${wordFor(TOPICS, code.topic)}:${wordFor(SWITCH, code.off)}`;
    case 'sound heard':
      return `u:h:${id(code.check)}`;
  }
}

function decode(text: string): NotificationCode | null {
  const [, word = '', first = '', second = ''] = text.split(':');
  if (word === 'h') {
    const check = readId(first);
    return check === null ? null : { kind: 'sound heard', check };
  }
  if (word === 't') {
    const [topic, off] = [meaningOf(TOPICS, first), meaningOf(SWITCH, second)];
    return topic && off !== null ? { kind: 'switch notes', topic, off } : null;
  }
  const act = meaningOf(ACTS, word);
  return act && { kind: 'notifications', act };
}

export const notificationButtons = buttons<NotificationCode>(['u'], encode, decode);
