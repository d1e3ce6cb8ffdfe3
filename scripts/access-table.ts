/** Writes docs/access.md from src/core/access.ts: who may do what, for whoever reads no code. */
import 'temporal-polyfill/global';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Action, access, may } from '../src/core/access.ts';
import type { Actor, Role } from '../src/core/kernel/actor.ts';
import { complexId, personId } from '../src/core/kernel/ids.ts';
import type { EndpointName } from '../src/web/contract.ts';

/** The people that the table is about, and their roles as the database gives them. */
export const PEOPLE = {
  stranger: ['stranger'],
  newcomer: ['newcomer'],
  applicant: ['applicant'],
  resident: ['resident'],
  'resident without a spot': ['resident without spot'],
  'co-holder': ['resident'],
  'banned resident': ['banned', 'resident'],
  guard: ['guard'],
  admin: ['admin'],
  'resident of another complex': ['resident'],
} as const satisfies Record<string, readonly Role[]>;

export type Kind = keyof typeof PEOPLE;

export const KINDS = Object.keys(PEOPLE) as Kind[];
export const ACTIONS = Object.keys(access) as Action[];

/** What access.ts says of somebody of this kind. */
export function mayKind(kind: Kind, action: Action): boolean {
  const common = { complex: complexId(1), roles: PEOPLE[kind] };
  const actor: Actor =
    kind === 'stranger'
      ? { kind: 'stranger', ...common }
      : { kind: 'member', person: personId(1), spots: [], away: false, ...common };
  return may(actor, action);
}

/** Whom each endpoint of the web app answers: anybody, whoever signed in, or whoever may do this. */
export const DOORS: Readonly<Record<EndpointName, 'anybody' | 'session' | Action>> = {
  'POST session/telegram': 'anybody',
  'POST session/code': 'anybody',
  'POST session/link': 'anybody',
  'GET sessions': 'session',
  'DELETE sessions/:id': 'session',
  'DELETE sessions': 'session',
  'GET me': 'session',
  'GET words/:language': 'anybody',
  'GET feed': 'session',
  'GET stream': 'session',
  'GET photos/:ref/:n': 'session',
  // What is pressed and typed is the chat's: the table above says who may.
  'POST press': 'session',
  'POST say': 'session',
  'POST threads': 'session',
  'GET push/key': 'session',
  'PUT push': 'choose notifications',
  'DELETE push': 'session',
  'POST push/test': 'choose notifications',
  'POST push/receipt': 'anybody',
  'POST gate/look': 'check passes',
  'GET gate/today': 'check passes',
  'POST gate/passes/:id': 'check passes',
  'GET gate/calls': 'check passes',
  'GET gate/questions': 'check passes',
  'POST gate/questions': 'check passes',
};

/** Whether it answers him; a ban closes all that needs a session. */
export function admits(kind: Kind, endpoint: EndpointName): boolean {
  const door = DOORS[endpoint];
  if (door === 'anybody') return true;
  return kind !== 'banned resident' && (door === 'session' || mayKind(kind, door));
}

function doorsTable(): string {
  const rows = (Object.keys(DOORS) as EndpointName[]).map((endpoint) => {
    const isOpen = DOORS[endpoint] === 'anybody';
    const cells = KINDS.map((kind) => (admits(kind, endpoint) ? (isOpen ? '✓' : mark(kind)) : '·'));
    return row([`\`${endpoint}\``, isOpen ? '✓' : '·', ...cells]);
  });
  return [row(['', 'nobody', ...KINDS]), row(['---', ':-:', ...KINDS.map(() => ':-:')]), ...rows].join('\n');
}

export function accessTable(): string {
  const rows = ACTIONS.map((action) =>
    row([action, ...KINDS.map((kind) => (mayKind(kind, action) ? mark(kind) : '·'))]),
  );
  return `# Who may do what

Made from \`src/core/access.ts\` by \`npm run access\`; [the test](../test/app/access.test.ts) tries every cell through
the Bot API and looks at what became of the database. A mark says that somebody may do it to what is his own: his
thread, his spot, his claim. «own» is in his own complex; nothing of another one can be touched or seen.

${row(['', ...KINDS])}
${row(['---', ...KINDS.map(() => ':-:')])}
${rows.join('\n')}

## What the web app answers

Each endpoint of \`src/web/contract.ts\`, below \`/api/\`; [the test](../test/app/doors.test.ts) asks every one as each of
them. «nobody» has no session; a stranger has one before his consent. What is pressed and typed is done as in the chat:
the table above says by whom.

${doorsTable()}
`;
}

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;

const mark = (kind: Kind) => (kind === 'resident of another complex' ? 'own' : '✓');

if (import.meta.main) writeFileSync(join(import.meta.dirname, '../docs/access.md'), accessTable());
