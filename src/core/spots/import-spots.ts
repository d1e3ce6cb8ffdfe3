import { may } from '../access.ts';
import { listCars } from '../cars/listed-cars.ts';
import type { LabelChange, SpotLabel } from '../journal/journal.ts';
import type { Member } from '../kernel/actor.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Instant } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import type { FileFault, SpotImport } from './import-ports.ts';
import type { ListReader } from './list-words.ts';
import {
  changedSpots,
  doesTheSame,
  type ImportPlan,
  planImport,
  removesMany,
  writtenRows,
} from './plan-import.ts';
import { readSpotList, type Sheet, type SpotRow } from './spot-list.ts';

export const LARGEST_FILE = 5 * 1024 * 1024;

/** Notes a file that an admin sent; a loop fetches and reads it. */
export async function beginImport(
  tx: Tx,
  actor: Member,
  file: { readonly file: string; readonly name: string; readonly bytes: number },
  now: Instant,
): Promise<Result<null, 'not allowed' | 'too large'>> {
  if (!may(actor, 'manage spots')) return refuse('not allowed');
  if (file.bytes > LARGEST_FILE) return refuse('too large');
  await tx.spotImports.begin(actor.complex, actor.person, file.file, file.name, now);
  return ok(null);
}

/** What became of reading it; the admin is shown what would change, and nothing is changed yet. */
export async function showImport(
  tx: Tx,
  { complex, id }: Pick<SpotImport, 'complex' | 'id'>,
  read: Result<readonly Sheet[], FileFault>,
  reader: ListReader,
): Promise<void> {
  const waiting = await tx.spotImports.lock(complex, id);
  if (waiting?.state !== 'reading') return;
  const list = read.ok ? readSpotList(read.value, reader) : null;
  const plan = list && planImport(list, await tx.spotImports.known(complex));
  const fault = read.ok ? (list ? null : 'no spots') : read.why;
  await tx.spotImports.save({ ...waiting, state: fault ? 'over' : 'shown', list, plan, fault });
  await tx.notices.add(complex, [waiting.by], 'note', { kind: 'import read', import: id });
}

export type ApplyRefusal = 'not allowed' | 'over' | 'changed meanwhile' | 'removes many';

/** What becomes of spots that are not in the list; of many only as many as the admin has read, and agreed to. */
export type Removal = 'none' | 'few' | { readonly agreed: number };

/** «Применить»: exactly what was shown, or nothing and a new showing. */
export async function applyImport(
  tx: Tx,
  actor: Member,
  id: number,
  removal: Removal,
  now: Instant,
): Promise<Result<ImportPlan, ApplyRefusal>> {
  if (!may(actor, 'manage spots')) return refuse('not allowed');
  const { complex } = actor;
  const shown = await tx.spotImports.lock(complex, id);
  if (shown?.state !== 'shown' || !shown.list || !shown.plan) return refuse('over');
  const known = await tx.spotImports.known(complex);
  const plan = planImport(shown.list, known);
  if (!doesTheSame(plan, shown.plan)) {
    await tx.spotImports.save({ ...shown, plan });
    return refuse('changed meanwhile');
  }
  const removed = removal === 'none' ? [] : plan.removed;
  if (typeof removal === 'object') {
    if (removal.agreed !== removed.length) return refuse('changed meanwhile');
  } else if (removesMany(removed.length, known.length)) return refuse('removes many');
  await tx.spotImports.put(complex, writtenRows(plan));
  await tx.spotImports.remove(complex, removed);
  await listCars(tx, complex, plan.cars ?? [], now);
  await tx.spotImports.save({ ...shown, state: 'over' });
  const counts = { added: plan.added.length, changed: changedSpots(plan), removed: removed.length };
  const labels = labelChanges(plan, known);
  await tx.journal.note(complex, actor.person, { kind: 'spots imported', ...counts, labels }, now);
  return ok({ ...plan, removed });
}

const MOST_LABELS = 5;

/** Where the first of the changed spots stood, and where they stand now. */
function labelChanges({ changed }: ImportPlan, known: readonly SpotRow[]): readonly LabelChange[] {
  const before = new Map(known.map((one) => [one.spot, one]));
  const labelOf = ({ section, row, column }: SpotRow): SpotLabel => [section, row, column];
  return changed.slice(0, MOST_LABELS).flatMap((row) => {
    const one = before.get(row.spot);
    return one ? [{ spot: row.spot, from: labelOf(one), to: labelOf(row) }] : [];
  });
}

export async function dropImport(
  tx: Tx,
  actor: Member,
  id: number,
): Promise<Result<null, 'not allowed' | 'over'>> {
  if (!may(actor, 'manage spots')) return refuse('not allowed');
  const shown = await tx.spotImports.lock(actor.complex, id);
  if (shown?.state !== 'shown') return refuse('over');
  await tx.spotImports.save({ ...shown, state: 'over' });
  return ok(null);
}
