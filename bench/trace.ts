/** Our bot with a watch on every statement: `src/main.ts`, told by IPC when asked. */
import 'temporal-polyfill/global';
import { hearStatements } from '../src/adapters/postgres/kit/wire.ts';

/** A transaction as a whole, or what stands alone with what was sent beside it; times are the machine's, in milliseconds. */
export type Unit = {
  readonly kind: 'update' | 'claim' | 'nothing to claim' | 'draw' | 'pace' | 'settle' | 'other';
  /** The chat that it is about; null where no statement names one. */
  readonly chat: string | null;
  readonly start: number;
  readonly end: number;
  readonly statements: readonly Statement[];
};

export type Statement = {
  readonly label: string;
  readonly start: number;
  readonly end: number;
  readonly ms: number;
};
export type Trace = { readonly units: readonly Unit[] };

/** What a statement is for, by its words: the first that fits. */
const LABELS: readonly (readonly [RegExp, string])[] = [
  [/^begin/, 'begin'],
  [/^commit/, 'commit'],
  [/pg_advisory_xact_lock/, 'wait for a lock'],
  [/insert into updates/, 'seen before? who is it?'],
  [/with mine as/, 'all that a raise looks at'],
  [/^\s*select c\.remind_after_minutes/, 'all that a step looks at'],
  [/^\s*select to_jsonb\(c\) as complex, array/, 'all that a mark looks at'],
  [/jsonb_build_object\('alert'/, 'read the thread'],
  [/with "made"/, 'insert the thread'],
  [/with "saved"/, 'save the thread'],
  [/insert into cards/, 'insert cards and their notices'],
  [/from found/, 'redraw or ring cards'],
  [/from "complexes"/, 'rules of the complex'],
  [/from "holdings"/, 'holders of the spot'],
  [/"timers"/, 'set the timer'],
  [/from timers/, 'look for a timer'],
  [/insert into "notices"/, 'insert a notice'],
  [/"dialogs"/, 'end the dialog'],
  [/enable_sort = off/, 'forbid sorting'],
  [/, next as \(/, 'claim a notice'],
  [/from alerts.*for update/, 'lock the thread'],
  [/from "cards"|from cards/, 'lock the cards'],
  [/update "cards"/, 'save the card'],
  [/update "notices"/, 'settle the notice'],
  [/insert into pace/, 'book a slot'],
];

type Seen = {
  readonly text: string;
  readonly chat: string | null;
  readonly start: number;
  readonly end: number;
};

const units: (readonly Seen[])[] = [];
/** What was sent last outside a transaction. */
const alone = new WeakMap<object, Seen[]>();
const open = new WeakMap<object, Seen[]>();
const now = () => performance.timeOrigin + performance.now();

function saw(client: object, seen: Seen): void {
  const inside = open.get(client);
  const isBegin = /^begin/.test(seen.text);
  if (isBegin) open.set(client, [seen]);
  else if (inside) inside.push(seen);
  if (inside && !isBegin && !/^(commit|rollback)/.test(seen.text)) return;
  if (isBegin) return;
  open.delete(client);
  if (inside) return void units.push(inside);
  const beside = alone.get(client);
  if (beside?.some(({ end }) => end > seen.start)) return void beside.push(seen);
  const unit = [seen];
  alone.set(client, unit);
  units.push(unit);
}

function unitOf(parts: readonly Seen[]): Unit {
  const statements = parts.map(({ text, start, end }) => ({
    label: labelOf(text),
    start,
    end,
    ms: end - start,
  }));
  const first = parts.at(0);
  const chat = parts.find((part) => part.chat !== null)?.chat ?? null;
  return {
    kind: kindOf(statements, chat),
    chat,
    start: first?.start ?? 0,
    end: parts.at(-1)?.end ?? 0,
    statements,
  };
}

function kindOf(statements: readonly Statement[], chat: string | null): Unit['kind'] {
  const has = (label: string) => statements.some((statement) => statement.label === label);
  if (has('seen before? who is it?')) return 'update';
  if (has('settle the notice')) return 'settle';
  if (has('claim a notice')) return chat === null ? 'nothing to claim' : 'claim';
  if (has('book a slot')) return 'pace';
  return has('read the thread') ? 'draw' : 'other';
}

function labelOf(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return LABELS.find(([pattern]) => pattern.test(line))?.[1] ?? line.slice(0, 60);
}

/** The chat is what identification and pace ask with, and what a claim answers with. */
function chatIn(text: string, values: unknown, answer: unknown): string | null {
  if (/from addresses a\s+join persons|insert into pace/.test(text) && Array.isArray(values)) {
    const external = values.find((value) => /^[12]\d{6}$/.test(String(value)));
    return external === undefined ? null : String(external);
  }
  if (!/, next as \(/.test(text) || typeof answer !== 'object' || answer === null) return null;
  const rows: unknown = 'rows' in answer ? answer.rows : [];
  const row: unknown = Array.isArray(rows) ? rows[0] : null;
  return typeof row === 'object' && row !== null && 'chat_ref' in row ? String(row.chat_ref) : null;
}

hearStatements(({ client, text, values, answer }) => {
  const start = now();
  const note = (answered: unknown) =>
    saw(client, { text, chat: chatIn(text, values, answered), start, end: now() });
  answer.then(note, note);
});

process.on('message', () => process.send?.({ units: units.map(unitOf) } satisfies Trace));
await import('../src/main.ts');
