/** A package that belongs to one adapter: the ways in which it can be imported, and where. */
const owned: readonly [owner: string, ...specifiers: string[]][] = [
  ['telegram', 'grammy', 'grammy/types', '@grammyjs/types'],
  ['postgres', 'pg', 'pg-cursor', 'kysely', 'kysely/helpers/postgres'],
  ['web', 'hono', 'hono/cors', '@hono/node-server', '@hono/node-server/serve-static'],
  ['bundle', 'rolldown', 'rolldown/experimental'],
  ['page', 'preact', 'preact/hooks', 'preact/jsx-runtime'],
  ['fluent', '@fluent/bundle'],
  ['logs', 'pino', 'pino/file'],
  ['pictures', '@resvg/resvg-wasm', '@expo-google-fonts/roboto'],
  ['backups', 'age-encryption', 'age-encryption/dist/armor.js'],
  ['spreadsheets', 'read-excel-file/node', 'write-excel-file/node', 'csv-parse', 'csv-parse/sync'],
  ['metrics', 'prom-client', 'prom-client/lib/registry'],
  ['qr', 'qr', 'qr/decode.js'],
];
export const ownedBut = (...owners: string[]) =>
  owned.filter(([owner]) => !owners.includes(owner)).flatMap(([, ...specifiers]) => specifiers);
export const ownedBy = (...owners: string[]) =>
  owned.filter(([owner]) => owners.includes(owner)).flatMap(([, ...specifiers]) => specifiers);

/** What no inner ring imports. */
export const outside = [
  'zod',
  'node:fs',
  'node:fs/promises',
  '@a/b',
  '/etc/a.ts',
  '#a',
  'https://a.example/a.ts',
  ...ownedBut(),
];

/** The page knows the contract and the keys of its words, and no program of ours. */
export const pageRules = [
  {
    in: 'page',
    may: [
      'preact',
      'preact/hooks',
      'qr/decode.js',
      './store.ts',
      '../src/web/contract.ts',
      '../src/chat/kit/word-keys/index.ts',
    ],
    mayNot: [
      'zod',
      'node:fs',
      '../src/config.ts',
      '../src/web/views/a.ts',
      '../src/web/../config.ts',
      '../src/chat/kit/wording.ts',
      '../playground/index.ts',
      ...ownedBut('page', 'qr'),
    ],
  },
  {
    in: 'page/screens',
    may: ['preact', '../store.ts', './more.tsx', '../../src/web/contract.ts'],
    mayNot: ['../../src/core/ports.ts', '../../src/web/views/a.ts', '../../playground/index.ts', 'hono'],
  },
];
