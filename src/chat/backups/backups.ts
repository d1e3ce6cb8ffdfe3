import { may } from '../../core/access.ts';
import { lately, minutes } from '../../core/kernel/time.ts';
import { toast } from '../kit/confirm.ts';
import { clockTime } from '../kit/house-time.ts';
import { menuButtons } from '../kit/menu-buttons.ts';
import type { Button, Reply } from '../kit/outgoing.ts';
import { beginDialog, type MemberTurn } from '../kit/turn.ts';
import { paragraphs, type RichText } from '../kit/wording.ts';
import { type BackupAct, type BackupCode, backupButtons } from './buttons.ts';
import type { BackupDialog } from './dialogs.ts';
import { onRestorePress, openCopy } from './restores.ts';

const message = (text: RichText, buttons: Button[][] = []): Reply => {
  return { kind: 'message', message: { text, buttons } };
};

/** A second copy within a minute is the same press twice. */
const ONCE_IN = minutes(1);

const ACTS: Readonly<Record<BackupAct, (turn: MemberTurn) => Promise<Reply[]>>> = {
  make: makeBackup,
  restore: askCopy,
  daily: (turn) => setDaily(turn, true),
  'no daily': (turn) => setDaily(turn, false),
};

export async function onBackupPress(turn: MemberTurn, press: BackupCode): Promise<Reply[]> {
  const { speech, actor } = turn;
  const isRestore = press.kind === 'copy' || press.kind === 'about restore';
  const action =
    isRestore || (press.kind === 'backup' && press.act === 'restore') ? 'restore copies' : 'keep copies';
  if (!may(actor, action)) return toast(speech.plain('not-for-you'));
  switch (press.kind) {
    case 'backup':
      return ACTS[press.act](turn);
    case 'about backup':
      return sendFile(turn, press.backup);
    case 'about restore':
      return onRestorePress(turn, press);
    case 'copy':
      return openCopy(turn, press.file);
  }
}

/** «Резервная копия»: made at once; the admin hears when it lies there. */
async function makeBackup(turn: MemberTurn): Promise<Reply[]> {
  const { tx, speech, actor, now } = turn;
  const { complex, person } = actor;
  if (await tx.backups.wasAsked(complex, lately(now, ONCE_IN)))
    return toast(speech.plain('backup-toast-just-made'));
  await tx.backups.want(complex, 'asked', person, now);
  await tx.journal.note(complex, person, { kind: 'copy asked' }, now);
  return [message(speech.say('backup-making'))];
}

/** The daily copies come into the admin's chat, or no longer; only what is encrypted ever does. */
async function setDaily(turn: MemberTurn, reads: boolean): Promise<Reply[]> {
  const { tx, speech, actor, copies } = turn;
  if (reads && !copies.encrypts) return [message(speech.say('backup-plain-stays'))];
  await tx.backups.setReader(actor.complex, actor.person, reads);
  return [message(speech.say(reads ? 'backup-daily-comes' : 'backup-daily-stays'))];
}

async function sendFile({ tx, speech, actor, copies }: MemberTurn, id: number): Promise<Reply[]> {
  const backup = await tx.backups.get(actor.complex, id);
  const there = await copies.list(actor.complex);
  if (!there.some(({ name }) => name === backup?.made?.fileName) || !backup?.made)
    return toast(speech.plain('backup-toast-no-file'));
  if (!backup.made.encrypted) return [message(speech.say('backup-plain-stays'))];
  const text = speech.say('backup-file');
  return [{ kind: 'message', message: { text, document: { copy: backup.made.fileName } } }];
}

const MOST_SHOWN = 8;

/** «Восстановить»: which copy? One of the folder, or a file that the admin sends. */
async function askCopy(turn: MemberTurn): Promise<Reply[]> {
  const { tx, speech, actor, now, copies } = turn;
  await beginDialog<BackupDialog>(turn, { kind: 'restoring' });
  const { timeZone } = await tx.complexes.get(actor.complex);
  const found = (await copies.list(actor.complex)).slice(0, MOST_SHOWN);
  const rows = found.map(({ name, at, kind, encrypted }): Button[] => {
    const time = clockTime(at, now, timeZone, speech.language);
    const label = speech.plain(LABELS[kind], { time });
    return [
      {
        label: encrypted ? `${label} 🔒` : label,
        press: backupButtons.data({ kind: 'copy', act: 'open', file: copies.tag(name) }),
      },
    ];
  });
  const cancel: Button = { label: speech.plain('cancel'), press: menuButtons.data({ kind: 'cancel' }) };
  const text = paragraphs(speech.say('restore-which'), found.length === 0 && speech.say('restore-no-files'));
  return [message(text, [...rows, [cancel]])];
}

const LABELS = {
  daily: 'backup-label-daily',
  asked: 'backup-label-asked',
  'before restore': 'backup-label-before',
} as const;
