import type { FileFault, SpotImport } from '../../core/spots/import-ports.ts';
import { applyImport, beginImport, dropImport } from '../../core/spots/import-spots.ts';
import { type ImportPlan, isIdle } from '../../core/spots/plan-import.ts';
import { seeImport } from '../../core/spots/see-spots.ts';
import type { RowFault, SpotRow } from '../../core/spots/spot-list.ts';
import { toast } from '../kit/confirm.ts';
import type { Button, Outgoing, Reply } from '../kit/outgoing.ts';
import { endDialog, type MemberTurn, type Speech } from '../kit/turn.ts';
import { clip } from '../kit/typed-text.ts';
import { lines, paragraphs, type RichText } from '../kit/wording.ts';
import { askLine } from './asking.ts';
import { adminButtons, type ImportAct } from './buttons.ts';

/** «Импорт»: asks for the list. */
export function askFile(turn: MemberTurn): Promise<Reply[]> {
  return askLine(turn, { ask: 'file' }, turn.speech.say('import-ask'));
}

/** What came instead or in answer. */
export async function onFile(turn: MemberTurn): Promise<Reply[]> {
  const { tx, speech, actor, now, incoming } = turn;
  const { body } = incoming;
  if (body.kind !== 'document') return askLine(turn, { ask: 'file' }, speech.say('import-file-expected'));
  const begun = await beginImport(tx, actor, { ...body, name: clip(body.name, 100) }, now);
  if (!begun.ok && begun.why === 'too large') {
    return askLine(turn, { ask: 'file' }, speech.say('import-too-large'));
  }
  await endDialog(turn);
  const text = speech.say(begun.ok ? 'import-reading' : 'admin-only');
  return [{ kind: 'message', message: { text } }];
}

const FAULTS = {
  'not a table': 'import-not-a-table',
  'old format': 'import-old-format',
  'too large': 'import-too-large',
  'too many rows': 'import-too-many-rows',
  formulas: 'import-formulas',
  'no spots': 'import-no-spots',
  'out of reach': 'import-out-of-reach',
} as const satisfies Record<FileFault, string>;

/** The dry run: what would change, and which rows could not be read. Null: it is over. */
export function importMessage(speech: Speech, shown: SpotImport): Outgoing | null {
  const { plan, list, fault, name } = shown;
  if (fault) return { text: lines(speech.say('import-name', { name }), speech.say(FAULTS[fault])) };
  if (shown.state !== 'shown' || !plan || !list) return null;
  const text = paragraphs(
    speech.say('import-name', { name }),
    changes(speech, plan),
    faultLines(speech, list.faults),
    speech.say(isIdle(plan) ? 'import-idle' : 'import-nothing-yet'),
  );
  return { text, buttons: isIdle(plan) ? [] : choices(speech, shown.id, plan) };
}

function changes({ say }: Speech, { added, changed, removed, kept, same }: ImportPlan): RichText {
  return lines(
    added.length > 0 && say('import-added', { count: String(added.length), spots: some(numbers(added)) }),
    changed.length > 0 &&
      say('import-changed', { count: String(changed.length), spots: some(numbers(changed)) }),
    removed.length > 0 && say('import-removed', { count: String(removed.length), spots: some(removed) }),
    kept.length > 0 && say('import-kept', { count: String(kept.length), spots: some(kept) }),
    same > 0 && say('import-same', { count: String(same) }),
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
} as const satisfies Record<RowFault['why'], string>;

const MOST_FAULTS_SHOWN = 15;

function faultLines({ say }: Speech, faults: readonly RowFault[]): RichText | null {
  if (faults.length === 0) return null;
  const shown = faults.slice(0, MOST_FAULTS_SHOWN);
  const more = faults.length - shown.length;
  return lines(
    say('import-faults', { count: String(faults.length) }),
    ...shown.map(({ line, why }) => say(ROW_FAULTS[why], { line: String(line) })),
    more > 0 && say('import-more-faults', { count: String(more) }),
    say('import-faults-remove-nothing'),
  );
}

function choices({ plain }: Speech, id: number, { added, changed, removed }: ImportPlan): Button[][] {
  const to = (act: ImportAct, label: string): Button => {
    return {
      label,
      press: adminButtons.data({ kind: 'administer', wish: { on: 'import', act, import: id } }),
    };
  };
  const keeps = removed.length > 0 && added.length + changed.length > 0;
  return [
    [{ ...to('apply', plain('import-button-apply')), tone: 'good' }, to('drop', plain('cancel'))],
    keeps ? [to('apply, remove nothing', plain('import-button-keep'))] : [],
  ];
}

/** «Применить» / «Отмена», below the dry run. */
export async function onImportPress(turn: MemberTurn, act: ImportAct, id: number): Promise<Reply[]> {
  const { tx, speech, actor, now } = turn;
  if (act === 'drop') {
    const dropped = await dropImport(tx, actor, id);
    if (!dropped.ok) return toast(speech.plain('import-over'));
    return [{ kind: 'replace', message: { text: speech.say('claim-kept') } }];
  }
  const applied = await applyImport(tx, actor, id, act === 'apply', now);
  if (applied.ok) {
    const { added, changed, removed } = applied.value;
    const counts = { added: added.length, changed: changed.length, removed: removed.length };
    const said = {
      added: String(counts.added),
      changed: String(counts.changed),
      removed: String(counts.removed),
    };
    return [{ kind: 'replace', message: { text: speech.say('import-done', said) } }];
  }
  if (applied.why !== 'changed meanwhile') return toast(speech.plain('import-over'));
  const fresh = await seeImport(tx, actor, id);
  const message = fresh.ok && fresh.value && importMessage(speech, fresh.value);
  const said = toast(speech.plain('import-changed-meanwhile'));
  return message ? [...said, { kind: 'replace', message }] : said;
}
