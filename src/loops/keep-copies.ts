import { createHash } from 'node:crypto';
import type { Messengers } from '../chat/kit/messenger.ts';
import type { CopyFault } from '../core/backups/backup.ts';
import type { BackupEvent, CopyDesk, RestoreJob, Vault } from '../core/backups/backup-ports.ts';
import { ok, type Result, refuse } from '../core/kernel/result.ts';
import type { Clock } from '../core/ports.ts';

export type CopyParts = {
  readonly desk: CopyDesk;
  readonly vault: Vault;
  readonly messengers: Pick<Messengers, 'download' | 'remove'>;
  readonly clock: Clock;
  readonly report: (event: BackupEvent | RestoreEvent) => void;
};

export type RestoreEvent = { readonly restore: number; readonly outcome: 'compared' | 'applied' | CopyFault };

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
  await vault.noteForgotten(installation, people);
  known.people = people.length;
  return false;
}

async function makeNext({ desk, vault, clock, report }: CopyParts): Promise<boolean> {
  const event = await desk.makeNext(vault.store);
  if (!event) return false;
  report(event);
  if (event.outcome === 'made') await vault.prune(event.complex, clock.now());
  return true;
}

async function restoreNext(parts: CopyParts): Promise<boolean> {
  const job = await parts.desk.nextRestore();
  if (!job) return false;
  const file = await fetchFile(parts, job);
  if (!file.ok) return turnDown(parts, job, file.why, null);
  const sha256 = createHash('sha256').update(file.value).digest();
  const isConfirmed = job.restore.state === 'confirmed';
  if (isConfirmed && job.sha256 && !sha256.equals(job.sha256))
    return turnDown(parts, job, 'exchanged', sha256);
  const opened = await parts.vault.open(file.value);
  if (!opened.ok) return turnDown(parts, job, opened.why, sha256);
  const fault = isConfirmed
    ? await parts.desk.apply(job, opened.value, parts.vault.store)
    : await parts.desk.compare(job, opened.value, sha256);
  if (fault) return turnDown(parts, job, fault, sha256);
  parts.report({ restore: job.restore.id, outcome: isConfirmed ? 'applied' : 'compared' });
  return true;
}

async function turnDown(
  { desk, messengers, report }: CopyParts,
  job: RestoreJob,
  fault: CopyFault,
  sha256: Uint8Array | null,
): Promise<true> {
  const { source } = job.restore;
  // The key goes first: what is told about it can wait.
  if (fault === 'holds a key' && source.kind === 'sent' && source.message !== null && job.to !== null)
    await messengers.remove(job.to.bot, job.to.chat, source.message);
  await desk.refuse(job, fault, sha256);
  report({ restore: job.restore.id, outcome: fault });
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
