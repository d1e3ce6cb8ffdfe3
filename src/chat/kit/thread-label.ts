import type { AskedKind, HelpKind } from '../../core/alerts/alert.ts';
import type { OpenThread } from '../../core/ports.ts';
import type { Speech } from './update-context.ts';

const LABELS = {
  blocked: 'my-thread-button-blocked',
  sos: 'my-thread-button-sos',
  message: 'my-thread-button-message',
  stranger: 'my-thread-button-stranger',
} as const satisfies Record<Exclude<AskedKind, 'unknown'>, string>;

const CAR_LABELS = {
  blocked: 'plate-thread-blocked',
  sos: 'plate-thread-sos',
  message: 'plate-thread-message',
} as const satisfies Record<Exclude<AskedKind, HelpKind>, string>;

/** What a thread is called on a button that leads to it. */
export function threadLabel(speech: Speech, { kind, spot, plate }: OpenThread): string {
  if (kind === 'windscreen') return speech.plain('windscreen-thread', { spot: String(spot) });
  if (kind === 'unknown') return speech.plain('my-thread-button-unknown');
  if (plate !== null && kind !== 'stranger') return speech.plain(CAR_LABELS[kind], { plate });
  return speech.plain(LABELS[kind], { spot: String(spot) });
}
