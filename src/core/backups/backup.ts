import type { ComplexId } from '../kernel/ids.ts';
import { before, days, type Instant } from '../kernel/time.ts';
import { inZone, momentAt } from '../kernel/zone.ts';
import type { Json } from '../privacy/privacy-ports.ts';

export const FORMAT = 'parking-bot backup';
export const FORMAT_VERSION = 1;

/** The first line of a copy: what it is of, and what has to be in it. */
export type BackupHeader = {
  readonly format: typeof FORMAT;
  readonly version: typeof FORMAT_VERSION;
  /** The newest migration of the database that it was taken from. */
  readonly schema: string;
  /** Which installation's it is: the numbers of people mean something there and nowhere else. */
  readonly installation: string;
  readonly complex: ComplexId;
  readonly name: string;
  readonly madeAt: string;
  /** Rows by table. */
  readonly counts: Readonly<Record<string, number>>;
};

export type CopyRow = { readonly [column: string]: Json };

/** A copy of one complex, opened and taken apart. */
export type Copy = {
  readonly header: BackupHeader;
  readonly tables: ReadonlyMap<string, readonly CopyRow[]>;
};

/** Why a file changes nothing. */
export type CopyFault =
  | 'gone'
  | 'out of reach'
  | 'too large'
  | 'no copy'
  | 'truncated'
  | 'encrypted'
  | 'other key'
  | 'holds a key'
  | 'foreign'
  | 'older'
  | 'newer'
  | 'unfit'
  /** It is not the file any more that was looked at. */
  | 'exchanged'
  /** The list of whoever asked to be forgotten cannot be read: nobody knows who has to stay out. */
  | 'list damaged'
  /** The operator's file with the secret key cannot be read. */
  | 'no key file'
  /** What is there now could not be written down first. */
  | 'not written'
  /** Something of ours broke; the log says what. */
  | 'failed';

/** What a copy has to be of, to be of use here. */
export type Here = Pick<BackupHeader, 'schema' | 'installation' | 'complex'>;

/** Null: the copy is one of this house, by a program that knows the same tables. */
export function headerFault(header: BackupHeader, here: Here): CopyFault | null {
  if (header.installation !== here.installation || header.complex !== here.complex) return 'foreign';
  if (header.schema === here.schema) return null;
  return header.schema < here.schema ? 'older' : 'newer';
}

/** Made by itself, asked for, or taken just before a restore so that it can be undone. */
export type BackupKind = 'daily' | 'asked' | 'before restore';

const KINDS = { daily: 'daily', asked: 'asked', before: 'before restore' } as const;

/** `parking-1-20261123-040000-daily.jsonl.gz.age`; the time is UTC. */
export function fileName(complex: ComplexId, kind: BackupKind, at: Instant, encrypted: boolean): string {
  const word = Object.entries(KINDS).find(([, value]) => value === kind)?.[0];
  const stamp = at
    .toISOString()
    .replaceAll(/[-:]|\.\d+Z$/g, '')
    .replace('T', '-');
  return `parking-${complex}-${stamp}-${word}.jsonl.gz${encrypted ? '.age' : ''}`;
}

export type NamedCopy = {
  readonly name: string;
  readonly complex: number;
  readonly kind: BackupKind;
  readonly at: Instant;
  readonly encrypted: boolean;
};

/** What a file's name tells; null for every name that we did not give. */
export function readFileName(name: string): NamedCopy | null {
  const found =
    /^parking-([1-9]\d{0,14})-(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)-(daily|asked|before)\.jsonl\.gz(\.age)?$/.exec(
      name,
    );
  if (!found) return null;
  const [, complex, year, month, day, hour, minute, second, word = '', age] = found;
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (Number.isNaN(at.getTime()) || (word !== 'daily' && word !== 'asked' && word !== 'before')) return null;
  return { name, complex: Number(complex), kind: KINDS[word], at, encrypted: age !== undefined };
}

/** So many daily copies stay, whatever their age: a house that was off for a month keeps what it has. */
export const KEEP_DAILY = 30;
/** Every other copy stays this long. */
const KEEP_OTHERS = days(30);

/**
 * The files of a complex that have had their time. Those from before the clock was set back seem newer than any that is
 * made now: they are counted by themselves, for otherwise they would push it out.
 */
export function outdated(copies: readonly NamedCopy[], now: Instant): readonly NamedCopy[] {
  const newestFirst = copies.toSorted((a, b) => b.at.getTime() - a.at.getTime());
  const daily = newestFirst.filter(({ kind }) => kind === 'daily');
  const [ahead, real] = [daily.filter(({ at }) => at > now), daily.filter(({ at }) => at <= now)];
  const others = newestFirst.filter(({ kind, at }) => kind !== 'daily' && at < before(now, KEEP_OTHERS));
  return [...ahead.slice(KEEP_DAILY), ...real.slice(KEEP_DAILY), ...others];
}

const DAILY_AT = Temporal.PlainTime.from('04:00');

/** The next four o'clock in the morning there: nobody is up, and the day is whole. */
export function nextDailyAt(now: Instant, timeZone: string): Instant {
  const today = inZone(now, timeZone).toPlainDate();
  const next = momentAt(today, DAILY_AT, timeZone);
  return next > now ? next : momentAt(today.add({ days: 1 }), DAILY_AT, timeZone);
}
