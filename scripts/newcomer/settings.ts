/** The way to npm's registry and to Debian's packages, as this machine knows it: no address stands in the tree. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Without what `npm run` puts before it: a newcomer has the system's programs only. */
export function systemPath(): string {
  return (process.env.PATH ?? '')
    .split(':')
    .filter((one) => !one.includes('node_modules'))
    .join(':');
}

/** What one of the system's programs answers. */
export function ask(program: string, ...args: string[]): string {
  const env = { ...process.env, PATH: systemPath() };
  return execFileSync(program, args, { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
}

/** An `.npmrc` with the registry and the way to it, and nobody's password. */
export function npmRoute(): string {
  return ['registry', 'cafile', 'proxy', 'https-proxy', 'noproxy', 'strict-ssl']
    .map((key) => [key, ask('npm', 'config', 'get', key)])
    .filter(([, value = '']) => !['', 'null', 'undefined'].includes(value))
    .map(([key, value]) => `${key}=${value}\n`)
    .join('');
}

/** The file of certificates that npm trusts; undefined: only those that it brings. */
export function trustedFile(): string | undefined {
  const file = ask('npm', 'config', 'get', 'cafile');
  return file.startsWith('/') ? file : undefined;
}

export type Source = { readonly suite: string; readonly mirror: string; readonly proxy: string | undefined };

/** What this machine runs and where its apt takes packages from; undefined where there is no apt. */
export function packageSource(): Source | undefined {
  try {
    const [, suite = ''] = /^VERSION_CODENAME="?(\w+)/m.exec(readFileSync('/etc/os-release', 'utf8')) ?? [];
    const targets = ask('apt-get', 'indextargets', '--format', '$(RELEASE) $(COMPONENT) $(REPO_URI)');
    const [, mirror] = new RegExp(`^${suite} main (\\S+)$`, 'm').exec(targets) ?? [];
    const [, proxy] = /^Acquire::http::Proxy "(.+)";$/m.exec(ask('apt-config', 'dump')) ?? [];
    return mirror ? { suite, mirror, proxy } : undefined;
  } catch {
    return undefined;
  }
}
