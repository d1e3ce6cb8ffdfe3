import { createHash } from 'node:crypto';
import type { Messengers } from '../chat/kit/messenger.ts';
import { type CopyFault, headerFault } from '../core/backups/backup.ts';
import type { BackupEvent, CopyDesk, RestoreJob, Vault } from '../core/backups/backup-ports.ts';
import { ok, type Result, refuse } from '../core/kernel/result.ts';
import type { Clock } from '../core/ports.ts';

export type CopyParts = {
  readonly desk: CopyDesk;
  readonly vault: Vault;
  readonly messengers: Pick<Messengers, 'download' | 'remove'>;
  readonly clock: Clock;
  readonly isDatabaseTrouble: (error: unknown) => boolean;
  readonly report: (event: BackupEvent | RestoreEvent) => void;
};

export type RestoreEvent = {
  readonly restore: number;
  readonly outcome: 'compared' | 'applied' | CopyFault;
  readonly error?: unknown;
};

/** A file over which the process ended so often is not opened once more. */
const MOST_TRIES = 5;

/** A messenger gives bots no larger files. */
const MOST_SENT = 20 * 1024 * 1024;

/** Makes the next copy that is wanted, or takes the next restore one step further. False when nothing is wanted. */
export function keepCopies(parts: CopyParts): Promise<boolean> {
  return parts.desk.alone(async () => (await makeNext(parts)) || (await restoreNext(parts)));
}

/** Writes down beside the copies who asked to be forgotten; `known` remembers how many are written there. */
export async function noteForgotten(
  { desk, vault }: Pick<CopyParts, 'desk' | 'vault'>,
  known: { people: number },
): Promise<false> {
  const { installation, people } = await desk.forgotten();
  if (people.length === known.people) return false;
  const noted = await vault.noteForgotten(installation, people);
  if (!noted.ok)
    throw new Error('forgotten.json beside the copies is damaged: mend it, nobody else is added');
  known.people = people.length;
  return false;
}

async function makeNext({ desk, vault, clock, report }: CopyParts): Promise<boolean> {
  const event = await desk.makeNext(vault);
  if (!event) return false;
  report(event);
  if (event.outcome === 'made') await vault.prune(event.complex, clock.now());
  return true;
}

/** One step of the restore that is next. Whatever it throws is answered: only the database's trouble makes it wait. */
async function restoreNext(parts: CopyParts): Promise<boolean> {
  const job = await parts.desk.nextRestore();
  if (!job) return false;
  const seen: Seen = { sha256: null, isOpened: false };
  try {
    const fault = job.tries >= MOST_TRIES ? 'failed' : await takeFurther(parts, job, seen);
    if (fault) return await turnDown(parts, job, fault, seen);
    const outcome = job.restore.state === 'confirmed' ? 'applied' : 'compared';
    parts.report({ restore: job.restore.id, outcome });
    return true;
  } catch (error) {
    if (parts.isDatabaseTrouble(error)) {
      if (seen.isOpened) parts.desk.spareTry(job);
      throw error;
    }
    return turnDown(parts, job, error instanceof NotWritten ? 'not written' : 'failed', seen, error);
  }
}

type Seen = { sha256: Uint8Array | null; isOpened: boolean };

async function takeFurther(parts: CopyParts, job: RestoreJob, seen: Seen): Promise<CopyFault | null> {
  const { desk, vault } = parts;
  const { complex, restore } = job;
  const file = await fetchFile(parts, job);
  if (!file.ok) return file.why;
  const sha256 = createHash('sha256').update(file.value).digest();
  seen.sha256 = sha256;
  const isConfirmed = restore.state === 'confirmed';
  if (isConfirmed && job.sha256 && !sha256.equals(job.sha256)) return 'exchanged';
  await desk.spendTry(job);
  seen.isOpened = true;
  const opened = await vault.open(file.value, (header) => {
    const fault = headerFault(header, { ...desk.origin, complex });
    return fault === 'older' ? null : fault;
  });
  if (!opened.ok) return opened.why;
  const forgotten = await vault.forgotten(desk.origin.installation, complex);
  if (!forgotten.ok) return forgotten.why;
  const brought = { copy: opened.value, forgotten: forgotten.value };
  return isConfirmed
    ? desk.apply(job, brought, { ...vault, store: storeOrSay(vault.store) })
    : desk.compare(job, brought, sha256);
}

/** The copy of what is there now could not be written. */
class NotWritten extends Error {
  override readonly name = 'NotWritten';
}

function storeOrSay(store: Vault['store']): Vault['store'] {
  return (...copy) =>
    store(...copy).catch((cause: unknown) => {
      throw new NotWritten('no copy of what is there now', { cause });
    });
}

async function turnDown(
  { desk, messengers, report }: CopyParts,
  job: RestoreJob,
  fault: CopyFault,
  { sha256 }: Seen,
  error?: unknown,
): Promise<true> {
  const { source } = job.restore;
  // The key goes first: what is told about it can wait.
  if (fault === 'holds a key' && source.kind === 'sent' && source.message !== null && job.to !== null)
    await messengers.remove(job.to.bot, job.to.chat, source.message);
  await desk.refuse(job, fault, sha256);
  report({ restore: job.restore.id, outcome: fault, ...(error !== undefined && { error }) });
  return true;
}

async function fetchFile(
  { vault, messengers }: CopyParts,
  { restore: { source } }: RestoreJob,
): Promise<Result<Uint8Array, CopyFault>> {
  if (source.kind === 'folder') {
    const bytes = await vault.read(source.name);
    return bytes ? ok(bytes) : refuse('gone');
  }
  const got = await messengers.download(source.file, MOST_SENT);
  if (got.kind === 'file') return ok(got.bytes);
  return refuse(got.kind === 'refused' ? 'gone' : got.kind);
}
