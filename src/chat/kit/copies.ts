import type { Vault } from '../../core/backups/backup-ports.ts';

/** What a conversation has to know of the folder of copies. */
export type Copies = Pick<Vault, 'encrypts' | 'list'> & {
  /** A short name of a file for a button: letters, digits, `_` and `-`, eight of them. */
  readonly tag: (name: string) => string;
};
