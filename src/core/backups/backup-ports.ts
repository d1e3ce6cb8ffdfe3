import type { ComplexId, PersonId, SpotNumber } from '../kernel/ids.ts';
import type { Result } from '../kernel/result.ts';
import type { Instant, Lately } from '../kernel/time.ts';
import type { BackupHeader, BackupKind, Copy, CopyFault, NamedCopy } from './backup.ts';

/** A copy that was wanted, and what became of it. */
export type Backup = {
  readonly id: number;
  readonly kind: BackupKind;
  readonly askedBy: PersonId | null;
  readonly wantedAt: Instant;
  readonly made: MadeCopy | null;
  readonly failed: boolean;
};

export type MadeCopy = {
  readonly fileName: string;
  readonly bytes: number;
  readonly encrypted: boolean;
  readonly madeAt: Instant;
  readonly counts: BackupHeader['counts'];
};

/** Where an admin's copy comes from: the folder, or a file that he sent (the messenger's reference). */
export type CopySource =
  | { readonly kind: 'folder'; readonly name: string }
  | {
      readonly kind: 'sent';
      readonly file: string;
      readonly name: string;
      /** Where it stands in the chat, so that it can be deleted. */
      readonly message: string | null;
    };

/**
 * A restore on its way: read and compared, then confirmed, then done. `off`: the admin thought better of it, or began
 * another one.
 */
export type Restore = {
  readonly id: number;
  readonly askedBy: PersonId;
  readonly source: CopySource;
  readonly state: 'wanted' | 'compared' | 'confirmed' | 'done' | 'refused' | 'off';
  readonly fault: CopyFault | null;
  /** What is known of the file without opening it, or from inside of it. */
  readonly header: KnownHeader | null;
  readonly difference: Difference | null;
};

/** What the rows remember of a header: enough to say what is in a file that cannot be opened here. */
export type KnownHeader = Pick<BackupHeader, 'schema' | 'madeAt' | 'counts'>;

/** What a restore would change, or has changed: numbers only, and the spots that change hands. */
export type Difference = {
  /** People who come back: they are in the copy and not in the house. */
  readonly back: number;
  /** Residents again, and residents no more. */
  readonly approved: number;
  readonly unapproved: number;
  readonly spots: readonly SpotNumber[];
  /** Rows that come back, by table. */
  readonly history: Readonly<Record<string, number>>;
  /** People in the copy who asked to be forgotten since: they stay out. */
  readonly forgotten: number;
};

/** Copies and restores of a complex, as its admins see them. */
export type Backups = {
  readonly want: (complex: ComplexId, kind: BackupKind, by: PersonId | null, at: Instant) => Promise<number>;
  readonly get: (complex: ComplexId, backup: number) => Promise<Backup | null>;
  /** An admin asked for a copy. */
  readonly wasAsked: (complex: ComplexId, lately: Lately) => Promise<boolean>;
  readonly lastMade: (complex: ComplexId) => Promise<Backup | null>;
  /** The admins who want every daily copy in their chat. */
  readonly readers: (complex: ComplexId) => Promise<readonly PersonId[]>;
  readonly setReader: (complex: ComplexId, person: PersonId, reads: boolean) => Promise<void>;
  /** Whatever the same admin had under way is off. */
  readonly wantRestore: (
    complex: ComplexId,
    by: PersonId,
    source: CopySource,
    at: Instant,
  ) => Promise<number>;
  readonly restore: (complex: ComplexId, restore: number) => Promise<Restore | null>;
  /** False when it was not in the first state any more. */
  readonly moveRestore: (
    complex: ComplexId,
    restore: number,
    from: Restore['state'],
    to: Restore['state'],
    at: Instant,
  ) => Promise<boolean>;
};

/** `until`: of a tenant. */
export type Holding = {
  readonly spot: SpotNumber;
  readonly person: PersonId;
  readonly until: Instant | null;
};

/** The parts of a restore that are rows and nothing else. */
export type CopyRows = {
  /** Brings back whoever is missing, without any role, and the spots; whoever asked to be forgotten stays out. */
  readonly bringPeople: (
    complex: ComplexId,
    copy: Copy,
  ) => Promise<{ readonly copy: Copy; readonly back: number; readonly forgotten: number }>;
  /** Approved is whoever the copy says; guards and admins stay what they are. */
  readonly approveAsIn: (
    complex: ComplexId,
    copy: Copy,
  ) => Promise<{ readonly approved: number; readonly unapproved: number }>;
  readonly holdingsIn: (copy: Copy) => readonly Holding[];
  readonly holdings: (complex: ComplexId) => Promise<readonly Holding[]>;
  /** Brings back what is missing of all that is over; how many rows, by table. */
  readonly bringHistory: (complex: ComplexId, copy: Copy) => Promise<Difference['history']>;
};

/** A copy as it lies in the folder. */
export type StoredCopy = {
  readonly fileName: string;
  readonly sha256: Uint8Array;
  readonly bytes: number;
  readonly encrypted: boolean;
};

/** A number that names nobody any more. */
export type ForgottenPerson = { readonly complex: ComplexId; readonly person: PersonId };

/** Null: what stands behind the header is worth reading. */
export type JudgeHeader = (header: BackupHeader) => CopyFault | null;

/** Where copies lie, closed as they are. Nothing in it knows a database. */
export type Vault = {
  /** Without a recipient copies are plain, and never leave the folder. */
  readonly encrypts: boolean;
  /** The file of an identity is set: what is encrypted can be opened here. */
  readonly opens: boolean;
  /** Packs the lines, encrypts them where there is a recipient, and puts them there whole or not at all. */
  readonly store: (
    complex: ComplexId,
    kind: BackupKind,
    at: Instant,
    lines: readonly string[],
  ) => Promise<StoredCopy>;
  /** The copies of a complex, newest first. */
  readonly list: (complex: ComplexId) => Promise<readonly NamedCopy[]>;
  /** Null: no such copy. */
  readonly read: (name: string) => Promise<Uint8Array | null>;
  /**
   * Takes a file apart; whatever stands in it, it answers with a copy or a fault. The header is judged before anything
   * behind it is read.
   */
  readonly open: (bytes: Uint8Array, judge: JudgeHeader) => Promise<Result<Copy, CopyFault>>;
  /**
   * Keeps the numbers of whoever asked to be forgotten beside the copies: an empty database that takes an old one
   * knows of them only from here. The list only ever grows.
   */
  readonly noteForgotten: (
    installation: string,
    people: readonly ForgottenPerson[],
  ) => Promise<Result<null, 'list damaged'>>;
  readonly forgotten: (
    installation: string,
    complex: ComplexId,
  ) => Promise<Result<readonly PersonId[], 'list damaged'>>;
  /** Deletes what has had its time. */
  readonly prune: (complex: ComplexId, now: Instant) => Promise<void>;
};

/** Where a copy that is made goes to. */
export type CopyStore = Pick<Vault, 'store' | 'encrypts'>;

/** A restore that waits for us: to be compared, or to be done. */
export type RestoreJob = {
  readonly complex: ComplexId;
  readonly restore: Restore;
  /** The chat of the admin with one of our bots; opaque. */
  readonly to: { readonly bot: number; readonly chat: string } | null;
  /** Of the file that was compared. */
  readonly sha256: Uint8Array | null;
  /** How often its file was opened; whoever was killed over it has counted, too. */
  readonly tries: number;
};

/** A copy that is to be put in, and whoever has to stay out of it. */
export type Opened = { readonly copy: Copy; readonly forgotten: readonly PersonId[] };

/** The database's side of copies: what is wanted, and what came of it. */
export type CopyDesk = {
  /** Runs the work while no other process does any; false when there is nothing to do, or somebody else does it. */
  readonly alone: (work: () => Promise<boolean>) => Promise<boolean>;
  /** Makes the oldest copy that is wanted: one view of the database, and remembered only when it lies there. */
  readonly makeNext: (vault: CopyStore) => Promise<BackupEvent | null>;
  /** Whose copies can be of use here. */
  readonly origin: Pick<BackupHeader, 'schema' | 'installation'>;
  readonly forgotten: () => Promise<{
    readonly installation: string;
    readonly people: readonly ForgottenPerson[];
  }>;
  /** The next one whose admin may still restore; the others are off. */
  readonly nextRestore: () => Promise<RestoreJob | null>;
  /** Before its file is opened. */
  readonly spendTry: (job: RestoreJob) => Promise<void>;
  /** The database's trouble ended it, not its file: it is begun again, and that is no other try. */
  readonly spareTry: (job: RestoreJob) => void;
  readonly refuse: (job: RestoreJob, fault: CopyFault, sha256: Uint8Array | null) => Promise<void>;
  /** Finds out what it would change, changes nothing, and asks the admin. */
  readonly compare: (job: RestoreJob, opened: Opened, sha256: Uint8Array) => Promise<CopyFault | null>;
  /** Does what was confirmed, in one transaction, after a copy of what is there now. */
  readonly apply: (job: RestoreJob, opened: Opened, vault: CopyStore) => Promise<CopyFault | null>;
};

export type BackupEvent = {
  readonly complex: ComplexId;
  readonly kind: BackupKind;
  readonly outcome: 'made' | 'failed';
  readonly error?: unknown;
};
