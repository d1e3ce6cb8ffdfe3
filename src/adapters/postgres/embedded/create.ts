import { existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import type { Binaries } from './binaries.ts';
import { type DataFolder, draftName } from './data-folder.ts';
import { EmbeddedFault } from './fault.ts';
import type { Launch } from './root.ts';
import { serverUser } from './session.ts';

/**
 * Creates the cluster in a folder of its own and renames it, so that a kill on the way never leaves half of one.
 * When two processes create at once the first rename wins and the other's work is thrown away.
 *
 * @throws EmbeddedFault server, with what initdb said
 */
export async function createCluster(
  folder: DataFolder,
  binaries: Binaries,
  launch: Launch,
  durable: boolean,
): Promise<void> {
  const draft = draftName(folder);
  const args = [
    `--pgdata=${draft}`,
    `--username=${serverUser}`,
    `--pwfile=${folder.passwordFile}`,
    '--auth=scram-sha-256',
    // Whatever LANG is: without these a machine with no LANG gets SQL_ASCII and Cyrillic breaks.
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
    ...(durable ? [] : ['--no-sync']),
  ];
  const child = launch(binaries.initdb, args, { cwd: folder.root, stdio: ['ignore', 'pipe', 'pipe'] });
  const exited = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const said = Promise.all([child.stdout, child.stderr].map((stream) => (stream ? text(stream) : '')));
  const code = await exited;
  if (code !== 0) {
    await rm(draft, { recursive: true, force: true });
    const line = `Не удалось создать базу данных в ${folder.cluster}:`;
    throw new EmbeddedFault('server', [line, ...(await said)].join('\n').trim().replaceAll(/\n+/g, '\n'));
  }
  await moveIntoPlace(draft, folder);
}

async function moveIntoPlace(draft: string, folder: DataFolder): Promise<void> {
  try {
    await rename(draft, folder.cluster);
  } catch (error) {
    if (!existsSync(folder.cluster)) throw error;
    await rm(draft, { recursive: true, force: true });
    return;
  }
  if (process.platform === 'win32') return;
  // The new name must outlive a power cut: under the old one the next start would take the cluster for a leftover.
  const directory = await open(folder.root);
  await directory.sync();
  await directory.close();
}
