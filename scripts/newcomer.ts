/**
 * Walks as a newcomer does: a fresh clone, a new HOME, the README's two commands, and whoever is killed meanwhile: with
 * this machine's npm, with the npm that Node 20 brings, and on a minimal Debian. Ends with `N passed, N failed`.
 */
import 'temporal-polyfill/global';
import { join } from 'node:path';
import { installFromNpm } from './from-npm.ts';
import { debianFault, makeDebian } from './newcomer/debian.ts';
import { type Machine, thisMachine } from './newcomer/machine.ts';
import { ask } from './newcomer/settings.ts';
import { type Victim, walk } from './newcomer/walk.ts';

/** The last npm that Node 20 brings. */
const OLD = { node: '20.20.2', npm: '10.8.2' };
/** An npm below this is not called current: the newest of this number is taken instead. */
const CURRENT = 11;
/** Nobody's account on any Debian. */
const NOBODY = 65_534;

const isRoot = process.getuid?.() === 0;
/** Embedded PostgreSQL runs as whoever walks, and root's way is another one. */
const ordinary = isRoot ? NOBODY : undefined;

const say = (line: string) => process.stdout.write(`${line}\n`);
const counts = { passed: 0, failed: 0, skipped: 0 };
function check(holds: boolean, what: string, shown: string): void {
  counts[holds ? 'passed' : 'failed'] += 1;
  say(`${holds ? '✔' : '✖'} ${what}`);
  if (!holds) say(shown);
}
function skip(what: string): void {
  counts.skipped += 1;
  say(`– skipped: ${what}`);
}

async function goes(machine: Machine & Disposable, ...victims: Victim[]): Promise<void> {
  using walker = machine;
  try {
    await walk(walker, victims, check);
  } catch (error) {
    check(false, machine.name, error instanceof Error ? error.message : String(error));
  }
}

async function main(): Promise<void> {
  const oldNode = `node-${process.platform}-${process.arch}@${OLD.node}`;
  using old = installFromNpm(`npm@${OLD.npm}`, ...(process.platform === 'linux' ? [oldNode] : []));
  const oldName = `Node ${OLD.node}, npm ${OLD.npm}`;
  const fault = debianFault();
  // It takes a minute, most of it waiting for the mirror: the others walk meanwhile.
  const debian = fault === undefined ? makeDebian(`minimal Debian, ${oldName}`, old.modules) : undefined;
  debian?.catch(() => undefined);

  const own = ask('npm', '--version');
  using newer = Number.parseInt(own, 10) < CURRENT ? installFromNpm(`npm@${CURRENT}`) : undefined;
  const programs = newer && join(newer.modules, '.bin');
  const name = `Node ${ask('node', '--version').slice(1)}, npm ${newer ? CURRENT : own}`;
  if (isRoot) await goes(thisMachine(`root, ${name}`, { programs }));
  await goes(thisMachine(name, { owner: ordinary, programs }), 'npm');
  const oldPrograms = join(old.modules, '.bin');
  await goes(thisMachine(oldName, { owner: ordinary, programs: oldPrograms }), 'npm', 'launcher');
  if (debian === undefined) skip(`a minimal Debian: ${fault}`);
  else
    await debian.then(
      (made) => goes(made, 'npm'),
      (error: unknown) => check(false, 'a minimal Debian is made', String(error)),
    );
}

await main();
const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
say(`${counts.passed} passed, ${counts.failed} failed${skipped}`);
process.exitCode = counts.failed > 0 ? 1 : 0;
