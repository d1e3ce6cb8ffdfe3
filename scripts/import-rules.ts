/** Makes biome.imports.json from the table of arrows below: `npm run import-rules`. A test holds the two together. */
import 'temporal-polyfill/global';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/** A package belongs to one adapter; the web's server may be named by the composition root, too. */
const PACKAGES = {
  telegram: ['grammy', '@grammyjs'],
  postgres: ['pg', 'pg-*', 'kysely'],
  web: ['hono', '@hono'],
  bundle: ['rolldown'],
  fluent: ['@fluent'],
  logs: ['pino', 'pino-*'],
  metrics: ['prom-client'],
  pictures: ['@resvg', '@expo-google-fonts'],
  backups: ['age-encryption'],
  qr: ['qr'],
  spreadsheets: ['read-excel-file', 'write-excel-file', 'csv-parse'],
} as const;

/** The reader of QR codes runs in the browser, too. */
const OTHERS = Object.values(PACKAGES)
  .flat()
  .filter((name) => name !== 'qr');

/** What the app in the browser is made of: no program of ours imports it. */
const PAGE_PACKAGES = ['preact'];

type Adapter = keyof typeof PACKAGES;

/**
 * What a room of the database takes of others: copies and erasing go through every table, and what a decision reads
 * is one statement.
 */
export const BORROWED: Readonly<Record<string, readonly string[]>> = {
  away: ['complexes/complexes.ts'],
  alerts: [
    'away/marks.ts',
    'cars/cars.ts',
    'complexes/complexes.ts',
    'last-resort/last-resorts.ts',
    'passes/passes.ts',
    'residents/residents.ts',
    'spots/spots.ts',
    'tenancy/tenancies.ts',
  ],
  backups: ['complexes/installation.ts', 'inventory.ts', 'transact.ts'],
  outbox: ['alerts/card-look.ts', 'complexes/complexes.ts', 'transact.ts'],
  privacy: ['inventory.ts'],
  residents: ['complexes/complexes.ts'],
  timers: ['transact.ts'],
  windscreen: ['complexes/complexes.ts', 'residents/residents.ts', 'spots/spots.ts', 'transact.ts'],
  web: ['residents/standing.ts'],
};

/** No way around a rule through a folder that may be imported. */
const DETOURS = ['./../**', '**/{core,application,chat,kernel,kit}/../**'];

/** Who may do what is asked where it is done: in core and the application. `src`: the way there. */
const access = (src: string) => `${src}/core/access.ts`;

/** All packages but those of these owners, as Biome reads them. */
function packagesBut(...owners: readonly Adapter[]): readonly string[] {
  const names = Object.entries(PACKAGES).flatMap(([owner, packages]) =>
    owners.some((one) => one === owner) ? [] : packages,
  );
  const group = `{${[...names, ...PAGE_PACKAGES].join(',')}}`;
  return [group, `${group}/**`];
}

type Override = {
  readonly includes: readonly string[];
  readonly message: string;
  readonly group: readonly string[];
};

const folders = (path: string): readonly string[] =>
  readdirSync(join(root, path), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();

const rooms = folders('src/chat').filter((name) => name !== 'kit');

/** What every room of the database may use: the machine below, and what it sets off. */
const BELOW = ['kit', 'outbox', 'timers'];
const databaseRooms = folders('src/adapters/postgres').filter((name) => name !== 'embedded');

const CORE =
  'Core imports nothing outside itself: no package, no node:. The list of its features is imported by none of them.';
const APPLICATION =
  'The application ring imports core and itself: no face, no adapter, no package, no node:.';
const CHAT =
  'Chat imports core, the application and chat only: no package, no node:. What a screen shows it asks kit/offers.ts.';
const KIT =
  'The kit of the conversation imports core, the application and itself: no feature, no package, no node:.';
const WEB =
  'The web imports core, the application, chat and itself: no adapter, no node:; zod in its contract alone.';
const ADAPTERS =
  'Adapters import core, the application, chat, their own folder and their own packages, never one another.';

function adapterRules(depth: string, up: string): readonly Override[] {
  const at = (own: string, owners: readonly Adapter[]): Override => ({
    includes: [`src/adapters/${own}/${depth}`],
    message: ADAPTERS,
    group: [
      up,
      `${up}/**`,
      `!${up}/../{${own === 'web' ? 'core,application,chat,web' : 'core,application,chat'}}/**`,
      access(`${up}/..`),
      ...DETOURS,
      ...packagesBut(...owners),
    ],
  });
  return [at('*', []), ...(Object.keys(PACKAGES) as Adapter[]).map((own) => at(own, [own]))];
}

/** Later rules win where several are about the same file. */
const RULES: readonly Override[] = [
  {
    includes: ['src/**'],
    message:
      'Only the composition root (src/app.ts, src/app/) names adapters and the playground; a package belongs to one adapter.',
    group: ['**/{playground,adapters}/**', './app/**', ...packagesBut()],
  },
  {
    includes: ['src/app.ts', 'src/app/**'],
    message: 'Beside Hono, a package belongs to one adapter.',
    group: packagesBut('web'),
  },
  {
    includes: ['playground/**'],
    message: 'The playground imports nothing from src/ and speaks with the bot over HTTP.',
    group: ['**/src/**', ...packagesBut('web')],
  },
  {
    includes: ['src/core/*.ts', 'src/core/kernel/**'],
    message: 'Core imports nothing outside itself, its kernel nothing outside the kernel.',
    group: ['**', '!./**', ...DETOURS],
  },
  {
    includes: ['src/core/*/**', '!src/core/kernel/**'],
    message: CORE,
    group: ['**', '!./**', '!../**', '../..', '../../**', '../features.ts', ...DETOURS],
  },
  {
    includes: ['src/core/*/rights.ts', '!src/core/kernel/**'],
    message:
      'The rights of a feature are read before everything that asks for them: they import the kernel only.',
    group: ['**', '!../kernel/**', ...DETOURS],
  },
  {
    includes: ['src/application/**'],
    message: APPLICATION,
    group: ['**', '!./**', '!../core/**', ...DETOURS],
  },
  {
    includes: ['src/chat/*.ts'],
    message: CHAT,
    group: ['**', '!./**', '!../{core,application}/**', access('..'), ...DETOURS],
  },
  {
    includes: ['src/chat/kit/*.ts', '!src/chat/kit/offers.ts'],
    message: KIT,
    group: ['**', '!./**', '!../../{core,application}/**', access('../..'), ...DETOURS],
  },
  {
    includes: ['src/chat/kit/offers.ts'],
    message: KIT,
    group: ['**', '!./**', '!../../core/**', ...DETOURS],
  },
  {
    includes: ['src/chat/kit/*/**'],
    message: KIT,
    group: [
      '**',
      '!./**',
      '!../**',
      '../../**',
      '!../../../{core,application}/**',
      access('../../..'),
      ...DETOURS,
    ],
  },
  ...rooms.map((room) => ({
    includes: [`src/chat/${room}/**`],
    message:
      'A room imports core, the application, the kit and itself, and of another room its buttons. What it shows it asks kit/offers.ts.',
    group: [
      '**',
      '!./**',
      '!../kit/**',
      '!../*/buttons.ts',
      '!../../{core,application}/**',
      access('../..'),
      ...DETOURS,
    ],
  })),
  ...[
    ['src/web/*.ts', '..'],
    ['src/web/*/**', '../..'],
  ].map(([includes = '', up = '']) => ({
    includes: [includes, '!src/web/contract.ts'],
    message: WEB,
    group: [
      '**',
      '!./**',
      '!../**',
      ...(up === '..' ? ['..', '../**'] : ['../..', '../../**']),
      `!${up}/{core,application,chat}/**`,
      access(up),
      ...DETOURS,
    ],
  })),
  {
    includes: ['src/web/contract.ts'],
    message: WEB,
    group: ['**', '!./**', '!zod', ...DETOURS],
  },
  {
    includes: ['page/**'],
    message:
      'The page imports preact and itself; of src/ it knows the contract and the keys of its words, as types.',
    group: [
      'node:*',
      'zod',
      '**/{src,playground,test,scripts,bench}/**',
      '!**/src/web/contract.ts',
      '!**/src/chat/kit/word-keys/index.ts',
      '**/src/*/../**',
      `{${OTHERS.join(',')}}`,
      `{${OTHERS.join(',')}}/**`,
    ],
  },
  {
    includes: ['src/loops/**'],
    message: 'Loops import core, the application, chat and node: only.',
    group: [
      '**',
      '!./**',
      '!../{core,application,chat}/**',
      access('..'),
      '!node:*',
      '!node:*/**',
      ...DETOURS,
    ],
  },
  ...adapterRules('*.ts', '..'),
  ...adapterRules('*/**', '../..'),
  ...databaseRooms.map((room) => ({
    includes: [`src/adapters/postgres/${room}/**`],
    message:
      'A room of the database imports core, the application, chat, its kit, the types of all tables and itself.',
    group: [
      '..',
      '../**',
      ...BELOW.map((name) => `!../${name}/**`),
      '!../tables.ts',
      ...(BORROWED[room] ?? []).map((file) => `!../${file}`),
      '../../**',
      '!../../../{core,application,chat}/**',
      access('../../..'),
      ...DETOURS,
      ...packagesBut('postgres'),
    ],
  })),
];

/** The overrides as Biome takes them. */
export function importRules(): string {
  const overrides = RULES.map(({ includes, message, group }) => ({
    includes,
    linter: {
      rules: {
        style: { noRestrictedImports: { level: 'error', options: { patterns: [{ message, group }] } } },
      },
    },
  }));
  return `${JSON.stringify({ overrides })}\n`;
}

if (import.meta.main) writeFileSync(join(root, 'biome.imports.json'), importRules());
