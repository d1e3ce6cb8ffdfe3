import { createHash } from 'node:crypto';
import type { Outgoing } from '../chat/kit/outgoing.ts';

/** Two equal digests show the same message: nothing is edited into itself. */
export function digest(outgoing: Outgoing): string {
  return createHash('sha256').update(JSON.stringify(outgoing)).digest('base64url');
}
