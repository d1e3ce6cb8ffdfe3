import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { createVault } from '../adapters/backups/vault.ts';
import { createCopyDesk } from '../adapters/postgres/backups/desk.ts';
import { isDatabaseTrouble } from '../adapters/postgres/kit/trouble.ts';
import type { Transactions } from '../adapters/postgres/transact.ts';
import type { Copies } from '../chat/kit/copies.ts';
import type { Messengers } from '../chat/kit/messenger.ts';
import type { Config } from '../config.ts';
import type { Vault } from '../core/backups/backup-ports.ts';
import type { CopyParts } from '../loops/keep-copies.ts';
import type { AppContext } from './app-context.ts';
import type { Database } from './database.ts';

/** The folder of copies, as the settings say; by itself it lies inside of DATA_DIR. */
export function openVault({ backup, dataDir }: Config): Vault {
  return createVault({
    dir: backup.dir ?? join(dataDir, 'backups'),
    recipient: backup.recipient,
    identityFile: backup.identityFile,
  });
}

export function copiesOf({ encrypts, list }: Vault): Copies {
  return { encrypts, list, tag: (name) => createHash('sha256').update(name).digest('base64url').slice(0, 8) };
}

/** What the loop of copies works with. */
export function copyParts(
  { clock, log }: AppContext,
  { pool, installation, newestKnown }: Database,
  { vault, transactions, messengers }: { vault: Vault; transactions: Transactions; messengers: Messengers },
): CopyParts {
  const desk = createCopyDesk({ pool, transactions, clock, installation, schema: newestKnown });
  const report: CopyParts['report'] = (event) => {
    const isTrouble = 'error' in event;
    log[isTrouble ? 'error' : 'info'](event, 'restore' in event ? 'a restore' : 'a backup');
  };
  return { desk, vault, messengers, clock, report, isDatabaseTrouble };
}
