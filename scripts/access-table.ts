/** Writes docs/access.md from src/core/access.ts: who may do what, for whoever reads no code. */
import 'temporal-polyfill/global';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Action, access, may } from '../src/core/access.ts';
import type { Actor, Role } from '../src/core/kernel/actor.ts';
import { complexId, personId } from '../src/core/kernel/ids.ts';

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

export function accessTable(): string {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rows = ACTIONS.map((action) =>
    row([action, ...KINDS.map((kind) => (mayKind(kind, action) ? mark(kind) : '·'))]),
  );
  return `# Who may do what

Made from \`src/core/access.ts\` by \`npm run access\`; [the test](../test/rights/access.test.ts) tries every cell through
the Bot API and looks at what became of the database. A mark says that somebody may do it to what is his own: his
thread, his spot, his claim. «own» is in his own complex; nothing of another one can be touched or seen.

${row(['', ...KINDS])}
${row(['---', ...KINDS.map(() => ':-:')])}
${rows.join('\n')}
`;
}

const mark = (kind: Kind) => (kind === 'resident of another complex' ? 'own' : '✓');

if (import.meta.main) writeFileSync(join(import.meta.dirname, '../docs/access.md'), accessTable());
