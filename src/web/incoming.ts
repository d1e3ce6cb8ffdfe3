import type { Incoming, IncomingBody } from '../chat/kit/incoming.ts';
import { cleanLine, cleanTyped, clip } from '../chat/kit/typed-text.ts';

import { holdsSecretKey } from '../core/backups/secret-key.ts';
import type { Call } from './face.ts';

const LONGEST_NAME = 64;

/** What somebody did at the web, as any messenger brings it. `name`: what a stranger wants to be called. */
export function incomingOf(
  { visitor, key, languageTag, now }: Call,
  body: IncomingBody,
  name = '',
): Incoming {
  const { bot, externalId, elsewhere } = visitor;
  return {
    bot,
    key: `${externalId}:${key}`,
    chat: { kind: 'private', ref: externalId },
    sender: {
      externalId,
      displayName: visitor.person?.displayName ?? strangersName(name),
      username: null,
      languageTag,
      oneWay: true,
      elsewhere,
    },
    writtenAt: now,
    body,
  };
}

const strangersName = (name: string) => clip(cleanLine(name), LONGEST_NAME) || '—';

/** A line as it was typed: a command where it is one. */
export function typedBody(typed: string, replyTo: string | null): IncomingBody {
  const text = cleanTyped(typed);
  if (holdsSecretKey(text)) return { kind: 'secret key', message: null, removed: true };
  const [, name, argument = ''] = /^\/([a-z0-9_]{1,64})(?:\s+(.*))?$/is.exec(text) ?? [];
  if (name !== undefined) return { kind: 'command', name: name.toLowerCase(), argument };
  return { kind: 'text', text, replyTo };
}
