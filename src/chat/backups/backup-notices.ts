import type { CopyFault } from '../../core/backups/backup.ts';
import type { BackupNotice } from '../../core/backups/backup-notices.ts';
import type { Backup, Difference, Restore } from '../../core/backups/backup-ports.ts';
import type { SpotNumber } from '../../core/kernel/ids.ts';
import { clockTime } from '../kit/house-time.ts';
import { hasMenu, menuOf } from '../kit/menu.ts';
import { countedSpots, listSpots, nameOf } from '../kit/names.ts';
import type { Button, Outgoing } from '../kit/outgoing.ts';
import type { ChatTx } from '../kit/ports.ts';
import type { Reader } from '../kit/reader.ts';
import type { Speech } from '../kit/update-context.ts';
import { lines, paragraphs, type RichText } from '../kit/wording.ts';
import { backupButtons } from './buttons.ts';

/** What people are told about copies; null: it need not be said any more. */
export async function drawBackupNotice(
  tx: ChatTx,
  reader: Reader,
  notice: BackupNotice,
): Promise<Outgoing | null> {
  const { complex, speech } = reader;
  switch (notice.kind) {
    case 'spots restored':
      return drawSpots(tx, reader, notice.spots);
    case 'restored': {
      const name = await nameOf(tx, complex, notice.by);
      const restore = await tx.backups.restore(complex, notice.restore);
      const time = await madeAt(tx, reader, restore);
      return { text: speech.say('restore-by-other', { name, time }) };
    }
    case 'restore': {
      const restore = await tx.backups.restore(complex, notice.restore);
      return restore && drawRestore(tx, reader, restore);
    }
    case 'backup made':
    case 'backup failed':
    case 'backup file': {
      const backup = await tx.backups.get(complex, notice.backup);
      if (!backup) return null;
      if (notice.kind === 'backup failed') {
        const last = await tx.backups.lastMade(complex);
        return last && last.id > backup.id ? null : { text: speech.say('backup-failed') };
      }
      if (!backup.made) return null;
      if (notice.kind === 'backup made') return drawMade(tx, reader, backup, backup.made);
      const words = { text: speech.say('backup-file'), unfiled: speech.say('backup-file-not-sent') };
      return { ...words, document: { copy: backup.made.fileName }, silent: true };
    }
  }
}

/** Other spots, another menu: it comes along. */
async function drawSpots(tx: ChatTx, reader: Reader, held: readonly SpotNumber[]): Promise<Outgoing | null> {
  const { complex, person, speech } = reader;
  const me = await tx.residents.get(complex, person);
  if (!me) return null;
  const text =
    held.length > 0 ? speech.say('restore-your-spots', countedSpots(held)) : speech.say('restore-no-spots');
  return { text, menu: hasMenu(me.roles) ? menuOf(reader, me) : 'none' };
}

async function drawMade(
  tx: ChatTx,
  { complex, person, speech }: Reader,
  { id }: Backup,
  made: NonNullable<Backup['made']>,
): Promise<Outgoing> {
  const { say, plain } = speech;
  const text = paragraphs(
    say('backup-made'),
    lines(
      say('backup-file-line', { name: made.fileName, size: sizeOf(speech, made.bytes) }),
      contentsLine(speech, made.counts),
    ),
    say(made.encrypted ? 'backup-encrypted' : 'backup-plain-stays'),
  );
  if (!made.encrypted) return { text };
  const reads = (await tx.backups.readers(complex)).includes(person);
  const send: Button = {
    label: plain('backup-button-send'),
    press: backupButtons.data({ kind: 'about backup', act: 'send', backup: id }),
  };
  const daily: Button = {
    label: plain(reads ? 'backup-button-no-daily' : 'backup-button-daily'),
    press: backupButtons.data({ kind: 'backup', act: reads ? 'no daily' : 'daily' }),
  };
  return { text, buttons: [[send], [daily]] };
}

const KILOBYTE = 1024;

function sizeOf({ plain }: Speech, bytes: number): string {
  const kilobytes = Math.max(1, Math.round(bytes / KILOBYTE));
  if (kilobytes < KILOBYTE) return plain('backup-kilobytes', { size: String(kilobytes) });
  return plain('backup-megabytes', { size: (kilobytes / KILOBYTE).toFixed(1) });
}

function contentsLine({ say }: Speech, counts: Readonly<Record<string, number>>): RichText {
  const of = (table: string) => counts[table] ?? 0;
  return say('backup-contents', { people: of('memberships'), spots: of('spots'), alerts: of('alerts') });
}

async function madeAt(
  tx: ChatTx,
  { complex, speech, now }: Reader,
  restore: Restore | null,
): Promise<string> {
  if (!restore?.header) return '—';
  const { timeZone } = await tx.complexes.get(complex);
  return clockTime(new Date(restore.header.madeAt), now, timeZone, speech.language);
}

/** The restore as it is now. What the admin has already answered need not be shown. */
async function drawRestore(tx: ChatTx, reader: Reader, restore: Restore): Promise<Outgoing | null> {
  const { say, plain } = reader.speech;
  const time = await madeAt(tx, reader, restore);
  if (restore.state === 'done') return { text: say('restore-done', { time }) };
  if (restore.state === 'refused') return { text: await drawFault(tx, reader, restore) };
  if (restore.state !== 'compared' || !restore.difference) return null;
  if (changesNothing(restore.difference)) return { text: say('restore-nothing', { time }) };
  const text = paragraphs(
    say('restore-sure', { time }),
    lines(...differenceLines(reader.speech, restore.difference)),
    say('restore-stays'),
  );
  const press = (act: 'confirm' | 'leave') =>
    backupButtons.data({ kind: 'about restore', act, restore: restore.id });
  const buttons: Button[][] = [
    [
      { label: plain('button-confirm'), press: press('confirm'), tone: 'bad' },
      { label: plain('cancel'), press: press('leave') },
    ],
  ];
  return { text, buttons };
}

function changesNothing({ back, approved, unapproved, spots, history }: Difference): boolean {
  return back + approved + unapproved + spots.length + Object.keys(history).length === 0;
}

/** As many spots as anybody reads. */
const MOST_SPOTS = 30;

function differenceLines({ say }: Speech, difference: Difference): (RichText | false)[] {
  const { back, approved, unapproved, spots, history, forgotten } = difference;
  const { alerts = 0, claims = 0 } = history;
  const rest = Object.values(history).reduce((sum, count) => sum + count, 0) - alerts - claims;
  const more = spots.length - MOST_SPOTS;
  return [
    back > 0 && say('restore-line-back', { count: back }),
    approved > 0 && say('restore-line-approved', { count: approved }),
    unapproved > 0 && say('restore-line-unapproved', { count: unapproved }),
    spots.length > 0 && say('restore-line-spots', { spots: listSpots(spots.slice(0, MOST_SPOTS)) }),
    more > 0 && say('restore-line-more-spots', { count: more }),
    alerts > 0 && say('restore-line-alerts', { count: String(alerts) }),
    claims > 0 && say('restore-line-claims', { count: String(claims) }),
    rest > 0 && say('restore-line-rest', { count: String(rest) }),
    forgotten > 0 && say('restore-line-forgotten', { count: String(forgotten) }),
  ];
}

const FAULTS = {
  gone: 'restore-fault-gone',
  'out of reach': 'restore-fault-out-of-reach',
  'too large': 'restore-fault-too-large',
  'no copy': 'restore-fault-no-copy',
  truncated: 'restore-fault-truncated',
  encrypted: 'restore-fault-encrypted',
  'other key': 'restore-fault-other-key',
  'holds a key': 'restore-fault-holds-a-key',
  foreign: 'restore-fault-foreign',
  older: 'restore-fault-older',
  newer: 'restore-fault-newer',
  unfit: 'restore-fault-unfit',
  exchanged: 'restore-fault-exchanged',
  'list damaged': 'restore-fault-list-damaged',
  'no key file': 'restore-fault-no-key-file',
  'not written': 'restore-fault-not-written',
  failed: 'restore-fault-failed',
} as const satisfies Record<CopyFault, string>;

/** Nothing is changed, and why; of a file that cannot be opened here what is known, and the way that is left. */
async function drawFault(tx: ChatTx, reader: Reader, restore: Restore): Promise<RichText> {
  const { say } = reader.speech;
  const fault = restore.fault ?? 'no copy';
  if (fault !== 'encrypted') return say(FAULTS[fault]);
  const { header, source } = restore;
  const time = await madeAt(tx, reader, restore);
  return paragraphs(
    say('restore-fault-encrypted'),
    header &&
      lines(
        say('restore-header', { time, schema: header.schema }),
        contentsLine(reader.speech, header.counts),
      ),
    say('restore-command', { file: source.name }),
  );
}
