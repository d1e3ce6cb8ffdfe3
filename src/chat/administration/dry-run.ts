import type { FileFault, SpotImport } from '../../core/spots/import-ports.ts';
import type { ReadColumn } from '../../core/spots/list-columns.ts';
import { changedSpots, type ImportPlan, isIdle } from '../../core/spots/plan-import.ts';
import type { Column, ListLayout, RowFault, SpotList, SpotRow } from '../../core/spots/spot-list.ts';
import type { Button, Outgoing } from '../kit/outgoing.ts';
import type { Speech } from '../kit/update-context.ts';
import { lines, paragraphs, type RichText } from '../kit/wording.ts';
import { adminButtons, type ImportAct } from './buttons.ts';

const FAULTS = {
  'not a table': 'import-not-a-table',
  'old format': 'import-old-format',
  locked: 'import-locked',
  'too large': 'import-too-large',
  'too many rows': 'import-too-many-rows',
  formulas: 'import-formulas',
  'no spots': 'import-no-spots',
  'out of reach': 'import-out-of-reach',
} as const satisfies Record<FileFault, string>;

/** The dry run: how the list was read, what would change, which rows could not be read. Null: it is over. */
export function importMessage(speech: Speech, shown: SpotImport): Outgoing | null {
  const { plan, list, fault, name } = shown;
  if (fault) {
    const text = lines(speech.say('import-name', { name }), speech.say(FAULTS[fault]));
    return { text, buttons: again(speech) };
  }
  if (shown.state !== 'shown' || !plan || !list) return null;
  const text = paragraphs(
    lines(speech.say('import-name', { name }), list.layout && layoutLines(speech, list.layout)),
    changes(speech, plan),
    oddFlats(speech, list),
    faultLines(speech, list, plan),
    ending(speech, list, plan),
  );
  if (!isIdle(plan)) return { text, buttons: choices(speech, shown.id, plan) };
  return { text, buttons: list.faults.length > 0 ? again(speech) : [] };
}

/** Of a list that could not be read, or not whole, another one is sent. */
function again({ plain }: Speech): Button[][] {
  const press = adminButtons.data({ kind: 'administer', wish: { on: 'house', act: 'import' } });
  return [[{ label: plain('admin-button-import'), press }]];
}

const AS = {
  spot: 'import-as-spot',
  section: 'import-as-section',
  row: 'import-as-row',
  column: 'import-as-column',
  cars: 'import-as-cars',
  flats: 'import-as-flats',
} as const satisfies Record<Column, string>;

/** Which column was taken for what, and what was not read: a wrong guess is seen before it does harm. */
function layoutLines({ say, plain }: Speech, { columns, unread, sheet, otherSheets }: ListLayout): RichText {
  const quoted = (name: string) => plain('import-column-named', { name });
  const nameOf = ({ name, at }: ReadColumn) =>
    name === null ? plain('import-column-unnamed', { number: String(at + 1) }) : quoted(name);
  const kinds = [...Map.groupBy(columns, ({ column }) => column)];
  const read = kinds.map(([kind, alike]) => plain(AS[kind], { name: alike.map(nameOf).join(' + ') }));
  return lines(
    otherSheets.length > 0 &&
      say('import-sheet', { sheet: sheet ?? '', others: fewOf(otherSheets.map(quoted)) }),
    say('import-columns', { columns: read.join(', ') }),
    unread.length > 0 && say('import-unread', { columns: fewOf(unread.map(quoted)) }),
  );
}

const fewOf = (names: readonly string[]) => names.slice(0, 10).join(', ') + (names.length > 10 ? ', …' : '');

function changes({ say }: Speech, plan: ImportPlan): RichText {
  const { added, changed, removed, kept, same, cars = [], flats = [] } = plan;
  const plates = cars.flatMap((one) => one.plates).length;
  return lines(
    added.length > 0 && say('import-added', { count: String(added.length), spots: some(numbers(added)) }),
    changed.length > 0 &&
      say('import-changed', { count: String(changed.length), spots: some(numbers(changed)) }),
    removed.length > 0 && say('import-removed', { count: String(removed.length), spots: some(removed) }),
    kept.length > 0 && say('import-kept', { count: String(kept.length), spots: some(kept) }),
    same > 0 && say('import-same', { count: String(same) }),
    flats.length > 0 && say('import-flats', { count: String(flats.length), spots: some(numbers(flats)) }),
    plates > 0 && say('import-cars', { count: String(plates), spots: some(cars.map((one) => one.spot)) }),
  );
}

const numbers = (rows: readonly SpotRow[]) => rows.map((row) => row.spot);

/** As many as one reads; a long list ends with «…». */
function some(spots: readonly number[]): string {
  const first = spots.slice(0, 20).join(', ');
  return spots.length > 20 ? `${first}, …` : first;
}

const ROW_FAULTS = {
  'no number': 'import-row-no-number',
  twice: 'import-row-twice',
  section: 'import-row-section',
  row: 'import-row-row',
  column: 'import-row-column',
  formula: 'import-row-formula',
  date: 'import-row-date',
  above: 'import-row-above',
} as const satisfies Record<RowFault['why'], string>;

const MOST_FAULTS_SHOWN = 15;

/** Cells of the column of flats in which there is none: a list of names is seen before it does harm. */
function oddFlats({ say }: Speech, { oddFlats = [] }: SpotList): RichText | null {
  if (oddFlats.length === 0) return null;
  return say('import-odd-flats', { count: String(oddFlats.length), lines: some(oddFlats) });
}

function faultLines({ say }: Speech, { faults }: SpotList, plan: ImportPlan): RichText | null {
  if (faults.length === 0) return null;
  const shown = faults.slice(0, MOST_FAULTS_SHOWN);
  const more = faults.length - shown.length;
  return lines(
    say('import-faults', { count: String(faults.length) }),
    ...shown.map(({ line, why }) => say(ROW_FAULTS[why], { line: String(line) })),
    more > 0 && say('import-more-faults', { count: String(more) }),
    !isIdle(plan) && say('import-faults-remove-nothing'),
  );
}

/** That nothing has to change is true only of a list that was read whole. */
function ending({ say }: Speech, { rows, faults }: SpotList, plan: ImportPlan): RichText {
  if (!isIdle(plan)) return say('import-nothing-yet');
  if (faults.length === 0) return say('import-idle');
  return say(rows.length === 0 ? 'import-faults-only' : 'import-faults-idle');
}

function choices(speech: Speech, id: number, plan: ImportPlan): Button[][] {
  const { plain } = speech;
  return [
    [
      { ...importButton(id, 'apply', plain('import-button-apply')), tone: 'good' },
      importButton(id, 'drop', plain('cancel')),
    ],
    ...keepButton(speech, id, plan),
  ];
}

/** The second question, about a list that would empty more than a third of the house. */
export function askRemoval(speech: Speech, id: number, plan: ImportPlan): Outgoing {
  const { say, plain } = speech;
  const count = plan.removed.length;
  const all = changedSpots(plan) + plan.kept.length + plan.same + count;
  const press = adminButtons.data({
    kind: 'administer',
    wish: { on: 'removal', import: id, agreed: count },
  });
  return {
    text: say('import-removes-many', { count: String(count), all, spots: some(plan.removed) }),
    buttons: [
      [{ label: plain('import-remove-many', { count }), press, tone: 'bad' }],
      ...keepButton(speech, id, plan),
      [importButton(id, 'drop', plain('cancel'))],
    ],
  };
}

function importButton(id: number, act: ImportAct, label: string): Button {
  return { label, press: adminButtons.data({ kind: 'administer', wish: { on: 'import', act, import: id } }) };
}

function keepButton(
  { plain }: Speech,
  id: number,
  { added, changed, removed, cars = [], flats = [] }: ImportPlan,
): Button[][] {
  const keeps = removed.length > 0 && added.length + changed.length + cars.length + flats.length > 0;
  return keeps ? [[importButton(id, 'apply, remove nothing', plain('import-button-keep'))]] : [];
}
