import type { Reply } from '../kit/outgoing.ts';
import type { UpdateContext } from '../kit/update-context.ts';
import { paragraphs } from '../kit/wording.ts';

/** Whoever sends a secret key hears what became of it, and that it is a secret no more. */
export function onSecretKey(context: UpdateContext): Reply[] {
  const { body } = context.incoming;
  if (body.kind !== 'secret key') return [];
  const { say } = context.speech;
  const text = paragraphs(
    say(body.removed ? 'backup-key-removed' : 'backup-key-stays'),
    say('backup-key-advice'),
  );
  return [{ kind: 'message', message: { text } }];
}
