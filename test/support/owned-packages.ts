/** A package that belongs to one adapter: the ways in which it can be imported, and where. */
const owned: readonly [owner: string, ...specifiers: string[]][] = [
  ['telegram', 'grammy', 'grammy/types', '@grammyjs/types'],
  ['postgres', 'pg', 'pg-cursor', 'kysely', 'kysely/helpers/postgres'],
  ['web', 'hono', 'hono/cors', '@hono/node-server', '@hono/node-server/serve-static'],
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
