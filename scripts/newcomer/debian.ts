import { execFile, execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Machine } from './machine.ts';
import { npmRoute, packageSource, type Source, trustedFile } from './settings.ts';

const run = promisify(execFile);

/** The first account that a Debian makes. */
const FIRST_USER = 1_000;

/** Why no minimal Debian can be made here; undefined: it can. */
export function debianFault(): string | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'needs root on Linux';
  if (spawnSync('debootstrap', ['--version']).status !== 0) return 'needs debootstrap';
  if (!packageSource()) return 'apt names no mirror of this system';
  if (spawnSync('unshare', ['--mount', 'true']).status !== 0) return 'needs unshare --mount';
  return undefined;
}

/**
 * The system that this machine runs, from its own mirror and with nothing but what must be there, an ordinary user, and
 * the Node and npm of `modules` as the archive of nodejs.org would put them.
 */
export async function makeDebian(name: string, modules: string): Promise<Machine & Disposable> {
  const root = mkdtempSync(join(tmpdir(), 'newcomer-debian-'));
  chmodSync(root, 0o755);
  await bootstrap(root, packageSource() ?? { suite: '', mirror: '', proxy: undefined });
  execFileSync('chroot', [root, 'useradd', '--create-home', '--uid', String(FIRST_USER), 'newcomer']);
  copyFileSync(join(modules, `node-linux-${process.arch}`, 'bin/node'), join(root, 'usr/local/bin/node'));
  cpSync(join(modules, 'npm'), join(root, 'usr/local/lib/node_modules/npm'), { recursive: true });
  symlinkSync('../lib/node_modules/npm/bin/npm-cli.js', join(root, 'usr/local/bin/npm'));
  const home = join(root, 'home/newcomer');
  writeFileSync(join(home, '.npmrc'), npmRoute());
  for (const file of ['/etc/resolv.conf', '/etc/hosts', trustedFile()]) {
    if (file === undefined) continue;
    mkdirSync(dirname(join(root, file)), { recursive: true });
    copyFileSync(file, join(root, file));
  }
  return {
    name,
    home,
    owner: FIRST_USER,
    command: (folder, words) => ({
      file: 'unshare',
      args: ['--mount', 'sh', '-c', ENTER, root, folder, ...words],
      options: { env: { PATH: process.env.PATH } },
    }),
    [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** What any running Debian has mounted, for this command only; then out of our sight, as the user. */
const ENTER = `
  mount -t proc proc "$0/proc" && mount -t tmpfs tmpfs "$0/dev/shm" || exit 1
  exec chroot --userspec=newcomer "$0" env -i PATH=/usr/local/bin:/usr/bin:/bin HOME=/home/newcomer PORT=0 \\
    sh -c 'cd "$HOME/$0" && exec "$@"' "$@"`;

async function bootstrap(root: string, { suite, mirror, proxy }: Source): Promise<void> {
  const env = { ...process.env, ...(proxy === undefined ? {} : { http_proxy: proxy }) };
  await run('debootstrap', ['--variant=minbase', suite, root, mirror], { env, maxBuffer: 2 ** 24 });
}
