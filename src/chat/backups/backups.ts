import { listCopies, takeCopy, wantCopy, wantDailyCopies } from '../../core/backups/want-copy.ts';
import { toast } from '../kit/confirm.ts';
import { clockTime } from '../kit/house-time.ts';
import { menuButtons } from '../kit/menu-buttons.ts';
import type { Button, Reply } from '../kit/outgoing.ts';
import { beginDialog, type MemberContext } from '../kit/update-context.ts';
import { paragraphs, type RichText } from '../kit/wording.ts';
import { type BackupAct, type BackupCode, backupButtons } from './buttons.ts';
import type { BackupDialog } from './dialogs.ts';
import { onRestorePress, openCopy } from './restores.ts';

const message = (text: RichText, buttons: Button[][] = []): Reply => {
  return { kind: 'message', message: { text, buttons } };
};

const ACTS: Readonly<Record<BackupAct, (context: MemberContext) => Promise<Reply[]>>> = {
  make: makeBackup,
  restore: askCopy,
  daily: (context) => setDaily(context, true),
  'no daily': (context) => setDaily(context, false),
};

export async function onBackupPress(context: MemberContext, press: BackupCode): Promise<Reply[]> {
  switch (press.kind) {
    case 'backup':
      return ACTS[press.act](context);
    case 'about backup':
      return sendFile(context, press.backup);
    case 'about restore':
      return onRestorePress(context, press);
    case 'copy':
      return openCopy(context, press.file);
  }
}

/** «Резервная копия»: made at once; the admin hears when it lies there. */
async function makeBackup(context: MemberContext): Promise<Reply[]> {
  const { tx, speech, actor, now } = context;
  const wanted = await wantCopy(tx, actor, now);
  if (wanted.ok) return [message(speech.say('backup-making'))];
  return toast(speech.plain(wanted.why === 'just made' ? 'backup-toast-just-made' : 'not-for-you'));
}

/** The daily copies come into the admin's chat, or no longer. */
async function setDaily(context: MemberContext, reads: boolean): Promise<Reply[]> {
  const { tx, speech, actor, copies } = context;
  const wanted = await wantDailyCopies(tx, actor, reads, copies);
  if (!wanted.ok && wanted.why === 'plain') return [message(speech.say('backup-plain-stays'))];
  if (!wanted.ok) return toast(speech.plain('not-for-you'));
  return [message(speech.say(reads ? 'backup-daily-comes' : 'backup-daily-stays'))];
}

async function sendFile({ tx, speech, actor, copies }: MemberContext, id: number): Promise<Reply[]> {
  const taken = await takeCopy(tx, actor, id, copies);
  if (!taken.ok && taken.why === 'plain') return [message(speech.say('backup-plain-stays'))];
  if (!taken.ok) return toast(speech.plain(taken.why === 'gone' ? 'backup-toast-no-file' : 'not-for-you'));
  const words = { text: speech.say('backup-file'), unfiled: speech.say('backup-file-not-sent') };
  return [{ kind: 'message', message: { ...words, document: { copy: taken.value } } }];
}

const MOST_SHOWN = 8;

/** «Восстановить»: which copy? One of the folder, or a file that the admin sends. */
async function askCopy(context: MemberContext): Promise<Reply[]> {
  const { tx, speech, actor, now, copies } = context;
  const listed = await listCopies(actor, copies);
  if (!listed.ok) return toast(speech.plain('not-for-you'));
  await beginDialog<BackupDialog>(context, { kind: 'restoring' });
  const { timeZone } = await tx.complexes.get(actor.complex);
  const found = listed.value.slice(0, MOST_SHOWN);
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
