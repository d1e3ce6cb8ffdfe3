import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { BORROWED, importRules } from '../scripts/import-rules.ts';
import { outside, ownedBut, ownedBy, pageRules } from './support/owned-packages.ts';
import { plant, refusedLines } from './support/planted-imports.ts';

const root = join(import.meta.dirname, '..');

/** What a folder's files (or one file) may import and what they may not. */
type Rule = { in: string; may: readonly string[]; mayNot: readonly string[] };

const adapters = [
  ...new Set([
    ...readdirSync(join(root, 'src/adapters')),
    'telegram',
    'postgres',
    'fluent',
    'web',
    'logs',
    'pictures',
    'backups',
  ]),
];
const rooms = readdirSync(join(root, 'src/chat'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'kit')
  .map(({ name }) => name);

const databaseRooms = readdirSync(join(root, 'src/adapters/postgres'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'embedded')
  .map(({ name }) => name);

const others = (own: string, up: string) =>
  adapters.filter((name) => name !== own).map((name) => `${up}${name}/a.ts`);

const rules: readonly Rule[] = [
  {
    in: 'src',
    may: ['zod', 'node:fs', './app.ts', './core/ports.ts', './chat/handle.ts'],
    mayNot: ['../playground/a.ts', './adapters/logs/a.ts', './app/bot.ts', ...ownedBut()],
  },
  {
    in: 'src/app.ts',
    may: ['../playground/a.ts', './adapters/logs/a.ts', './loops/a.ts', './app/bot.ts', ...ownedBy('web')],
    mayNot: ownedBut('web'),
  },
  {
    in: 'src/app',
    may: ['../../playground/a.ts', '../adapters/logs/a.ts', '../loops/a.ts', './a.ts', ...ownedBy('web')],
    mayNot: ownedBut('web'),
  },
  {
    in: 'src/core/kernel',
    may: ['./ids.ts'],
    mayNot: ['../ports.ts', '../alerts/a.ts', './../ports.ts', '../../config.ts', ...outside],
  },
  {
    in: 'src/core',
    may: ['./kernel/ids.ts', './alerts/a.ts'],
    mayNot: [
      '../config.ts',
      '../chat/a.ts',
      '../adapters/logs/a.ts',
      '..',
      './../config.ts',
      './kernel/../../config.ts',
      ...outside,
    ],
  },
  {
    in: 'src/core/alerts',
    may: ['./a.ts', '../kernel/ids.ts', '../spots/a.ts', '../ports.ts', '../feature.ts'],
    mayNot: [
      '../features.ts',
      '../../chat/a.ts',
      '../../adapters/postgres/a.ts',
      '../../app.ts',
      '../..',
      '../../../playground/a.ts',
      ...outside,
    ],
  },
  {
    in: 'src/core/alerts/rights.ts',
    may: ['../kernel/rights.ts'],
    mayNot: ['./a.ts', '../access.ts', '../feature.ts', '../kernel/../access.ts', ...outside],
  },
  {
    in: 'src/application',
    may: ['./a.ts', '../core/access.ts', '../core/alerts/a.ts', '../core/ports.ts'],
    mayNot: [
      '../chat/kit/ports.ts',
      '../chat/handle.ts',
      '../adapters/postgres/a.ts',
      '../loops/a.ts',
      '../config.ts',
      '..',
      '../core/../config.ts',
      ...outside,
    ],
  },
  {
    in: 'src/chat/kit/offers.ts',
    may: ['../../core/access.ts'],
    mayNot: ['../../application/a.ts', '../alerts/buttons.ts'],
  },
  {
    in: 'src/chat',
    may: ['./a.ts', './alerts/a.ts', '../core/alerts/a.ts', '../application/a.ts'],
    mayNot: [
      '../core/access.ts',
      '../adapters/fluent/words.ts',
      '../loops/a.ts',
      '../config.ts',
      '../../playground/a.ts',
      '../core/../config.ts',
      ...outside,
    ],
  },
  {
    in: 'src/chat/kit',
    may: ['./a.ts', '../../core/ports.ts', '../../application/a.ts'],
    mayNot: [
      '../../core/access.ts',
      '../handle.ts',
      '../features.ts',
      '../alerts/buttons.ts',
      './../alerts/buttons.ts',
      '../../adapters/fluent/words.ts',
      '../../config.ts',
      '../..',
      ...outside,
    ],
  },
  ...rooms.map((room) => ({
    in: `src/chat/${room}`,
    may: [
      './a.ts',
      '../kit/wording.ts',
      '../../core/ports.ts',
      '../../application/a.ts',
      '../other/buttons.ts',
    ],
    mayNot: [
      '../../core/access.ts',
      '../features.ts',
      '../buttons.ts',
      '../other/a.ts',
      '../kit/../features.ts',
      '../../adapters/fluent/words.ts',
      '../../config.ts',
      '../..',
      ...outside,
    ],
  })),
  ...['..', '../..'].map((src) => ({
    in: src === '..' ? 'src/web' : 'src/web/views',
    may: ['./a.ts', `${src}/core/ports.ts`, `${src}/application/a.ts`, `${src}/chat/handle.ts`],
    mayNot: ['core/access', 'adapters/web/a', 'loops/a', 'config', 'core/../config']
      .map((path) => `${src}/${path}.ts`)
      .concat(outside),
  })),
  { in: 'src/web/contract.ts', may: ['zod'], mayNot: ['../core/ports.ts', ...ownedBut()] },
  ...pageRules,
  {
    in: 'src/loops',
    may: [
      './a.ts',
      '../core/ports.ts',
      '../application/a.ts',
      '../chat/a.ts',
      'node:timers/promises',
      'node:util',
    ],
    mayNot: [
      '../core/access.ts',
      '../adapters/postgres/a.ts',
      '../config.ts',
      '../../playground/a.ts',
      'zod',
      ...ownedBut(),
    ],
  },
  {
    in: 'playground',
    may: ['./a.ts', '../test/a.ts', 'node:http', ...ownedBy('web')],
    mayNot: ['../src/core/ports.ts', '../src/config.ts', ...ownedBut('web')],
  },
  { in: 'playground/api', may: ['../a.ts', 'hono'], mayNot: ['../../src/core/ports.ts', ...ownedBut('web')] },
  ...adapters.flatMap((own) => [
    {
      in: `src/adapters/${own}`,
      may: [
        './a.ts',
        './deep/a.ts',
        '../../core/ports.ts',
        '../../application/a.ts',
        '../../chat/kit/wording.ts',
        'zod',
        'node:fs',
        ...ownedBy(own),
      ],
      mayNot: [
        ...others(own, '../'),
        '../../core/access.ts',
        '../../config.ts',
        '../../app.ts',
        '../../loops/a.ts',
        '../../../playground/a.ts',
        ...ownedBut(own),
      ],
    },
    {
      in: `src/adapters/${own}/deep`,
      may: [
        './a.ts',
        '../a.ts',
        '../other/a.ts',
        '../../../core/ports.ts',
        '../../../application/a.ts',
        '../../../chat/kit/wording.ts',
        'node:fs',
      ],
      mayNot: [
        ...others(own, '../../'),
        '../../../core/access.ts',
        '../../../config.ts',
        '../../../../playground/a.ts',
        ...ownedBut(own),
      ],
    },
  ]),
  ...databaseRooms.map((room) => ({
    in: `src/adapters/postgres/${room}`,
    may: [
      './a.ts',
      '../kit/locks.ts',
      '../outbox/cards.ts',
      '../timers/arm-timers.ts',
      '../tables.ts',
      ...(BORROWED[room] ?? []).map((file) => `../${file}`),
      '../../../core/ports.ts',
      '../../../application/a.ts',
      'kysely',
    ],
    mayNot: [
      '../../../core/access.ts',
      '../features.ts',
      '../other/a.ts',
      '../kit/../features.ts',
      '../../logs/a.ts',
      '../../../config.ts',
    ],
  })),
];

const planted = (rule: Rule) => (rule.in.endsWith('.ts') ? rule.in : `${rule.in}/planted.ts`);

const everyWay = [
  "import 'pg';",
  "import pg from 'pg';",
  "import type { Pool } from 'pg';",
  "import { type Client } from 'pg';",
  "export * from 'pg';",
  "export type { PoolClient } from 'pg';",
  "await import('pg');",
];

for (const rule of rules)
  plant(
    planted(rule),
    [...rule.may, ...rule.mayNot].map((name) => `import '${name}';`),
  );
plant('src/core/ways.ts', everyWay);
const refused = refusedLines();

for (const rule of rules) {
  test(`${planted(rule)} imports only what its place allows`, () => {
    const lines = refused.get(planted(rule)) ?? new Set();
    const found = [...rule.may, ...rule.mayNot].filter((_, at) => lines.has(at + 1));
    assert.deepEqual(found, rule.mayNot);
  });
}

test('No way of importing gets around the rules', () => {
  assert.deepEqual(refused.get('src/core/ways.ts'), new Set(everyWay.map((_, at) => at + 1)));
});

test('Biome’s import rules are those of the table: `npm run import-rules`', () => {
  assert.equal(readFileSync(join(root, 'biome.imports.json'), 'utf8'), importRules());
});
