import type { GeneratedAlways, JSONColumnType } from 'kysely';
import type { BackupHeader, BackupKind, CopyFault } from '../../../core/backups/backup.ts';
import type { CopySource, Difference, KnownHeader, Restore } from '../../../core/backups/backup-ports.ts';
import type { ComplexId, PersonId } from '../../../core/kernel/ids.ts';
import type { Defaulted, Fixed } from '../kit/columns.ts';

/** Copies and restores. */
export type BackupTables = {
  backups: {
    complex_id: Fixed<ComplexId>;
    id: GeneratedAlways<number>;
    kind: Fixed<BackupKind>;
    asked_by: PersonId | null;
    wanted_at: Fixed<Date>;
    state: 'wanted' | 'made' | 'failed';
    settled_at: Date | null;
    file_name: string | null;
    sha256: Buffer | null;
    bytes: number | null;
    encrypted: boolean | null;
    header: JSONColumnType<BackupHeader> | null;
  };
  backup_readers: { complex_id: ComplexId; person_id: PersonId };
  restores: {
    complex_id: Fixed<ComplexId>;
    id: GeneratedAlways<number>;
    asked_by: Fixed<PersonId>;
    asked_at: Fixed<Date>;
    source: JSONColumnType<CopySource>;
    state: Restore['state'];
    fault: CopyFault | null;
    header: JSONColumnType<KnownHeader> | null;
    difference: JSONColumnType<Difference> | null;
    sha256: Buffer | null;
    changed_at: Date;
    tries: Defaulted<number>;
  };
};
