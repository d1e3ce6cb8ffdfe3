import type { CopySource } from '../../core/backups/backup-ports.ts';
import { listCopies } from '../../core/backups/want-copy.ts';
import { decideRestore, type RestoreRefusal, wantRestore } from '../../core/backups/want-restore.ts';
import { toast } from '../kit/confirm.ts';
import { offers } from '../kit/offers.ts';
import type { Reply } from '../kit/outgoing.ts';
import { endDialog, keepDialog, type MemberContext } from '../kit/update-context.ts';
import type { BackupCode } from './buttons.ts';

/** What comes while an admin is asked for a copy: a file is read, anything else gets a friendly line. */
export async function onRestoring(context: MemberContext): Promise<Reply[]> {
  const { actor, speech, incoming } = context;
  if (!offers(actor, 'restore copies')) {
    await endDialog(context);
    return [{ kind: 'message', message: { text: speech.say('not-for-you') } }];
  }
  const { body } = incoming;
  // Of several nobody knows which one is meant.
  if (body.kind !== 'document' || body.more?.length) {
    await keepDialog(context);
    return [{ kind: 'message', message: { text: speech.say('restore-send-file') } }];
  }
  return begin(context, { kind: 'sent', file: body.file, name: body.name, message: body.message });
}

/** A copy of the folder was chosen. */
export async function openCopy(context: MemberContext, tag: string): Promise<Reply[]> {
  const { speech, actor, copies } = context;
  const listed = await listCopies(actor, copies);
  if (!listed.ok) return toast(speech.plain('not-for-you'));
  const found = listed.value.find(({ name }) => copies.tag(name) === tag);
  if (!found) return toast(speech.plain('backup-toast-no-file'));
  return begin(context, { kind: 'folder', name: found.name });
}

/** Nothing happens before it is read, compared, shown and confirmed. */
async function begin(context: MemberContext, source: CopySource): Promise<Reply[]> {
  const { tx, speech, actor, now } = context;
  await endDialog(context);
  const wanted = await wantRestore(tx, actor, source, now);
  const text = speech.say(wanted.ok ? 'restore-reading' : 'not-for-you');
  return [{ kind: 'message', message: { text } }];
}

/** «Подтвердить» / «Отмена» below the difference. */
export async function onRestorePress(
  context: MemberContext,
  { act, restore: id }: Extract<BackupCode, { kind: 'about restore' }>,
): Promise<Reply[]> {
  const { tx, speech, actor, now } = context;
  const decided = await decideRestore(tx, actor, id, act === 'confirm' ? 'confirmed' : 'off', now);
  if (!decided.ok) return toast(speech.plain(STALE[decided.why]));
  const text = speech.say(act === 'confirm' ? 'restore-begins' : 'restore-left');
  return [{ kind: 'replace', message: { text } }];
}

const STALE = {
  'not allowed': 'not-for-you',
  'not yours': 'not-for-you',
  wanted: 'restore-toast-reading',
  compared: 'restore-toast-reading',
  confirmed: 'restore-toast-confirmed',
  done: 'restore-toast-done',
  refused: 'restore-toast-refused',
  off: 'restore-toast-off',
} as const satisfies Record<RestoreRefusal, string>;
