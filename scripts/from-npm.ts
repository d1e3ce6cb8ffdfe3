import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemPath } from './newcomer/settings.ts';

/** Packages in a folder of their own that anybody may read, gone at the end of the scope. */
export function installFromNpm(...packages: string[]): { readonly modules: string } & Disposable {
  const folder = mkdtempSync(join(tmpdir(), 'from-npm-'));
  chmodSync(folder, 0o755);
  const args = ['install', '--silent', '--ignore-scripts', '--prefix', folder, ...packages];
  const env = { ...process.env, PATH: systemPath() };
  execFileSync('npm', args, { env, cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  return {
    modules: join(folder, 'node_modules'),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}
