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
  /** What stands in the error beside the name. */
  readonly saying?: string;
};

const PLANTS: readonly Plant[] = [
  {
    what: 'A role that nobody handles',
    name: 'janitor',
    file: 'src/core/kernel/actor.ts',
    before: "['guard', 'admin'] as const",
    planted: "['guard', 'admin', 'janitor'] as const",
    named: [
      'src/core/access.ts',
      'src/chat/kit/menu.ts',
      'src/chat/administration/resident-card.ts',
      'src/chat/administration/residents.ts',
      'test/postgres/checks.test.ts',
    ],
  },
  {
    what: 'An answer that nobody handles',
    name: 'in 30 minutes',
    file: 'src/core/alerts/answers.ts',
    before: "  'not mine': null,",
    planted: "  'in 30 minutes': minutes(30),\n  'not mine': null,",
    named: ['src/chat/alerts/answers.ts'],
  },
  {
    what: 'A notice that nobody handles',
    name: 'alert echoed',
    file: 'src/core/alerts/alert-notices.ts',
    before: "  | { readonly kind: 'alert taken';",
    planted: "  | { readonly kind: 'alert echoed' }\n  | { readonly kind: 'alert taken';",
    named: ['src/core/alerts/alert-notices.ts', 'src/core/features.ts', 'src/chat/features.ts'],
  },
  {
    what: 'A card that nobody handles',
    name: 'wish',
    file: 'src/core/passes/feature.ts',
    before: "export type PassCard = { readonly kind: 'pass'; readonly pass: PassId };",
    planted:
      "export type PassCard = { readonly kind: 'pass'; readonly pass: PassId } | { readonly kind: 'wish' };",
    named: ['src/core/passes/feature.ts', 'src/core/features.ts', 'src/chat/features.ts'],
    also: ['src/adapters/postgres/outbox/cards.ts'],
  },
  {
    what: 'A dialog that nobody handles',
    name: 'wishing',
    file: 'src/chat/passes/dialogs.ts',
    before: "  | { readonly kind: 'checking pass' };",
    planted: "  | { readonly kind: 'wishing' }\n  | { readonly kind: 'checking pass' };",
    named: ['src/chat/passes/feature.ts'],
  },
  {
    what: 'A timer that nobody handles',
    name: 'offer',
    file: 'src/core/privacy/feature.ts',
    before: "export type RetentionTimer = { readonly kind: 'retention' };",
    planted: "export type RetentionTimer = { readonly kind: 'retention' | 'offer' };",
    named: ['src/core/privacy/feature.ts', 'src/core/features.ts'],
    also: ['src/adapters/postgres/timers/timers.ts'],
  },
  {
    what: 'A right that two features declare',
    name: 'read journal',
    file: 'src/core/directory/rights.ts',
    before: "  'look up spots':",
    planted: "  'read journal': ['resident'],\n  'look up spots':",
    named: ['src/core/access.ts'],
    saying: "'{}'",
  },
  {
    what: 'A notice that two features declare',
    name: 'pass ends soon',
    file: 'src/core/away/away-notices.ts',
    before: 'readonly setBy: PersonId | null };\n\nexport const awayNotices = {',
    planted:
      "readonly setBy: PersonId | null }\n  | { readonly kind: 'pass ends soon' };\n\nexport const awayNotices = {\n  'pass ends soon': { quietHours: 'at once' },",
    named: ['src/core/features.ts'],
    saying: "'{}'",
  },
  {
    what: 'A timer that two features declare',
    name: 'backup',
    file: 'src/core/away/feature.ts',
    before: 'readonly spot: SpotNumber };\n\nexport const away = {\n  notices: awayNotices,\n  timers: {',
    planted:
      "readonly spot: SpotNumber } | { readonly kind: 'backup' };\n\nexport const away = {\n  notices: awayNotices,\n  timers: {\n    backup: async () => {},",
    named: ['src/core/features.ts'],
    saying: "'{}'",
  },
  {
    what: 'A card that two features of the conversation draw',
    name: 'claim',
    file: 'src/chat/away/feature.ts',
    before: '} satisfies Feature<AwayCode',
    planted: '  cards: { claim: async () => null },\n} satisfies Feature<AwayCode',
    named: ['src/chat/features.ts'],
    saying: "'{}'",
  },
  {
    what: 'A button that nobody handles',
    name: 'wave',
    file: 'src/chat/passes/buttons.ts',
    before: "  | { readonly kind: 'passes today' };",
    planted: "  | { readonly kind: 'wave' }\n  | { readonly kind: 'passes today' };",
    named: ['src/chat/passes/feature.ts'],
    also: ['src/chat/passes/buttons.ts'],
  },
  {
    what: 'A repository that nobody opens',
    name: 'dreams',
    file: 'src/core/ports.ts',
    before: '  readonly timers: Timers;',
    planted: '  readonly timers: Timers;\n  readonly dreams: Timers;',
    named: ['src/adapters/postgres/features.ts'],
  },
  {
    what: 'A table that no inventory has',
    name: 'dreams',
    file: 'src/adapters/postgres/passes/tables.ts',
    before: '  guest_passes: {',
    planted: '  dreams: { readonly id: number };\n  guest_passes: {',
    named: ['src/adapters/postgres/passes/inventory.ts'],
  },
  {
    what: 'A label of the menu that nobody handles',
    name: 'wish well',
    file: 'src/chat/kit/menu.ts',
    before: "  [['menu-admin', 'administration', 'decide claims']],",
    planted:
      "  [['menu-admin', 'administration', 'decide claims']],\n  [['menu-admin', 'wish well', 'decide claims']],",
    named: ['src/chat/features.ts'],
  },
];

/** A test that names the union in which the compiler misses a member, and what it imports. */
const TESTED = ['test/postgres/checks.test.ts', 'test/support'];

const tree = mkdtempSync(join(tmpdir(), 'planted-'));
after(() => rmSync(tree, { recursive: true }));

/** What the compiler says with everything planted, a line an error: one run costs three seconds, a quarter more in several threads. */
function compile(): readonly string[] {
  cpSync(join(root, 'src'), join(tree, 'src'), { recursive: true });
  for (const file of TESTED) cpSync(join(root, file), join(tree, file), { recursive: true });
  cpSync(join(root, 'playground'), join(tree, 'playground'), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'));
  symlinkSync(join(root, 'package.json'), join(tree, 'package.json'));
  const options = JSON.parse(readFileSync(join(root, 'tsconfig.json'), 'utf8'));
  writeFileSync(join(tree, 'tsconfig.json'), JSON.stringify({ ...options, include: ['src', ...TESTED] }));
  for (const { file, before, planted } of PLANTS) {
    const source = readFileSync(join(tree, file), 'utf8');
    assert.ok(source.includes(before), `${file} says no longer: ${before}`);
    writeFileSync(join(tree, file), source.replace(before, planted));
  }
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const { stdout } = spawnSync(process.execPath, [tsc, '--noEmit', '--pretty', 'false', '--singleThreaded'], {
    cwd: tree,
    encoding: 'utf8',
  });
  return stdout.split(/\n(?=\S)/);
}

const errors = compile();

for (const { what, name, named, also = [], saying = '' } of PLANTS) {
  test(`${what} does not compile, and the error names it and the place`, () => {
    const aboutFile = (file: string) => errors.filter((error) => error.startsWith(`${file}(`));
    for (const file of also) assert.ok(aboutFile(file).length > 0, `${file} compiles`);
    for (const file of named) {
      const about = aboutFile(file);
      assert.ok(
        about.some((error) => error.includes(name) && error.includes(saying)),
        `${file} is not complained of by «${name}»:\n${about.join('\n')}`,
      );
    }
  });
}
