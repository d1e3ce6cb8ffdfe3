import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

const root = join(import.meta.dirname, '..');

/** A new member of a union, planted where it would be declared, and the files that have to be named then. */
type Plant = {
  readonly what: string;
  readonly name: string;
  readonly file: string;
  readonly before: string;
  readonly planted: string;
  readonly named: readonly string[];
  /** Files that do not compile either, without naming it. */
  readonly also?: readonly string[];
};

const PLANTS: readonly Plant[] = [
  {
    what: 'A role',
    name: 'janitor',
    file: 'src/core/kernel/actor.ts',
    before: "  | 'banned';",
    planted: "  | 'banned'\n  | 'janitor';",
    named: ['src/core/access.ts', 'src/chat/kit/menu.ts'],
  },
  {
    what: 'An answer',
    name: 'in 30 minutes',
    file: 'src/core/alerts/answers.ts',
    before: "  'not mine': null,",
    planted: "  'in 30 minutes': minutes(30),\n  'not mine': null,",
    named: ['src/chat/alerts/answers.ts'],
  },
  {
    what: 'A notice',
    name: 'alert echoed',
    file: 'src/core/alerts/alert-notices.ts',
    before: "  | { readonly kind: 'alert taken';",
    planted: "  | { readonly kind: 'alert echoed' }\n  | { readonly kind: 'alert taken';",
    named: ['src/chat/features.ts', 'src/core/notices.ts'],
  },
  {
    what: 'A card',
    name: 'wish',
    file: 'src/core/notices.ts',
    before: "  | { readonly kind: 'pass'; readonly pass: PassId }",
    planted: "  | { readonly kind: 'wish' }\n  | { readonly kind: 'pass'; readonly pass: PassId }",
    named: ['src/chat/features.ts'],
  },
  {
    what: 'A dialog',
    name: 'wishing',
    file: 'src/chat/passes/dialogs.ts',
    before: "  | { readonly kind: 'checking pass' };",
    planted: "  | { readonly kind: 'wishing' }\n  | { readonly kind: 'checking pass' };",
    named: ['src/chat/passes/feature.ts'],
  },
  {
    what: 'A timer',
    name: 'offer',
    file: 'src/core/ports.ts',
    before: "  | { readonly kind: 'retention' }",
    planted: "  | { readonly kind: 'offer' }\n  | { readonly kind: 'retention' }",
    named: ['src/core/alerts/fire-timer.ts'],
    also: ['src/adapters/postgres/timers/timers.ts'],
  },
  {
    what: 'A button',
    name: 'wave',
    file: 'src/chat/passes/buttons.ts',
    before: "  | { readonly kind: 'passes today' };",
    planted: "  | { readonly kind: 'wave' }\n  | { readonly kind: 'passes today' };",
    named: ['src/chat/passes/feature.ts'],
    also: ['src/chat/passes/buttons.ts'],
  },
  {
    what: 'A repository',
    name: 'wishes',
    file: 'src/core/ports.ts',
    before: '  readonly timers: Timers;',
    planted: '  readonly timers: Timers;\n  readonly wishes: Timers;',
    named: ['src/adapters/postgres/features.ts'],
  },
  {
    what: 'A table',
    name: 'wishes',
    file: 'src/adapters/postgres/passes/tables.ts',
    before: '  guest_passes: {',
    planted: '  wishes: { readonly id: number };\n  guest_passes: {',
    named: ['src/adapters/postgres/passes/inventory.ts'],
  },
  {
    what: 'A label of the menu',
    name: 'wish well',
    file: 'src/chat/kit/menu.ts',
    before: "  [['menu-admin', 'administration', 'decide claims']],",
    planted:
      "  [['menu-admin', 'administration', 'decide claims']],\n  [['menu-admin', 'wish well', 'decide claims']],",
    named: ['src/chat/features.ts'],
  },
];

const tree = mkdtempSync(join(tmpdir(), 'planted-'));
after(() => rmSync(tree, { recursive: true }));

/** What the compiler says with everything planted, a line an error: one run costs three seconds. */
function compile(): readonly string[] {
  cpSync(join(root, 'src'), join(tree, 'src'), { recursive: true });
  cpSync(join(root, 'playground'), join(tree, 'playground'), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'));
  symlinkSync(join(root, 'package.json'), join(tree, 'package.json'));
  const options = JSON.parse(readFileSync(join(root, 'tsconfig.json'), 'utf8'));
  writeFileSync(join(tree, 'tsconfig.json'), JSON.stringify({ ...options, include: ['src'] }));
  for (const { file, before, planted } of PLANTS) {
    const source = readFileSync(join(tree, file), 'utf8');
    assert.ok(source.includes(before), `${file} says no longer: ${before}`);
    writeFileSync(join(tree, file), source.replace(before, planted));
  }
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const { stdout } = spawnSync(process.execPath, [tsc, '--noEmit', '--pretty', 'false'], {
    cwd: tree,
    encoding: 'utf8',
  });
  return stdout.split(/\n(?=\S)/);
}

const errors = compile();

for (const { what, name, named, also = [] } of PLANTS) {
  test(`${what} that nobody handles does not compile, and the error names it and the place`, () => {
    const aboutFile = (file: string) => errors.filter((error) => error.startsWith(`${file}(`));
    for (const file of also) assert.ok(aboutFile(file).length > 0, `${file} compiles`);
    for (const file of named) {
      const about = aboutFile(file);
      assert.ok(
        about.some((error) => error.includes(name)),
        `${file} is not complained of by «${name}»:\n${about.join('\n')}`,
      );
    }
  });
}
