import { type SessionId, sessionId } from '../../core/web/session.ts';
import { buttons } from '../kit/buttons.ts';
import { id, readId } from '../kit/wire.ts';

/** The buttons about the web app. On the wire they begin with `web`. */
export type WebCode =
  /** A new link and a new code. */
  | { readonly kind: 'sign in at the web' }
  /** «Это не я» below the news of a device. */
  | { readonly kind: 'not my device'; readonly session: SessionId };

/** `w:l`, `web:n:3`. */
function encode(code: WebCode): string {
  return code.kind === 'sign in at the web' ? 'web:l' : `web:n:${id(code.session)}`;
}

function decode(text: string): WebCode | null {
  const [, word = '', first = ''] = text.split(':');
  if (word === 'l') return { kind: 'sign in at the web' };
  const session = readId(first);
  return word === 'n' && session !== null ? { kind: 'not my device', session: sessionId(session) } : null;
}

export const webButtons = buttons<WebCode>(['web'], encode, decode);
