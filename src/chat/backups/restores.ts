import { may } from '../../core/access.ts';
import type { CopySource } from '../../core/backups/backup-ports.ts';
import { toast } from '../kit/confirm.ts';
import type { Reply } from '../kit/outgoing.ts';
import { endDialog, keepDialog, type MemberTurn } from '../kit/turn.ts';
import type { BackupCode } from './buttons.ts';

/** What comes while an admin is asked for a copy: a file is read, anything else gets a friendly line. */
export async function onRestoring(turn: MemberTurn): Promise<Reply[]> {
  const { actor, speech, incoming } = turn;
  if (!may(actor, 'restore copies')) {
    await endDialog(turn);
    return [{ kind: 'message', message: { text: speech.say('not-for-you') } }];
  }
  const { body } = incoming;
  if (body.kind !== 'document') {
    await keepDialog(turn);
    return [{ kind: 'message', message: { text: speech.say('restore-send-file') } }];
  }
  return begin(turn, { kind: 'sent', file: body.file, name: body.name, message: body.message });
}

/** A copy of the folder was chosen. */
export async function openCopy(turn: MemberTurn, tag: string): Promise<Reply[]> {
  const { speech, actor, copies } = turn;
  const found = (await copies.list(actor.complex)).find(({ name }) => copies.tag(name) === tag);
  if (!found) return toast(speech.plain('backup-toast-no-file'));
  return begin(turn, { kind: 'folder', name: found.name });
}

/** Nothing happens before it is read, compared, shown and confirmed. */
async function begin(turn: MemberTurn, source: CopySource): Promise<Reply[]> {
  const { tx, speech, actor, now } = turn;
  await endDialog(turn);
  await tx.backups.wantRestore(actor.complex, actor.person, source, now);
  return [{ kind: 'message', message: { text: speech.say('restore-reading') } }];
}

/** «Подтвердить» / «Отмена» below the difference. */
export async function onRestorePress(
  turn: MemberTurn,
  { act, restore: id }: Extract<BackupCode, { kind: 'about restore' }>,
): Promise<Reply[]> {
  const { tx, speech, actor, now } = turn;
  const restore = await tx.backups.restore(actor.complex, id);
  if (!restore || restore.askedBy !== actor.person) return toast(speech.plain('not-for-you'));
  const to = act === 'confirm' ? 'confirmed' : 'off';
  if (!(await tx.backups.moveRestore(actor.complex, id, 'compared', to, now))) {
    return toast(speech.plain(STALE[restore.state]));
  }
  const text = speech.say(act === 'confirm' ? 'restore-begins' : 'restore-left');
  return [{ kind: 'replace', message: { text } }];
}

const STALE = {
  wanted: 'restore-toast-reading',
  compared: 'restore-toast-reading',
  confirmed: 'restore-toast-confirmed',
  done: 'restore-toast-done',
  refused: 'restore-toast-refused',
  off: 'restore-toast-off',
} as const;
