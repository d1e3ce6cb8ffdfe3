import { listFlats } from '../../core/spots/flats.ts';
import type { SheetFormat } from '../../core/spots/import-ports.ts';
import type { KnownSpot } from '../../core/spots/plan-import.ts';
import { exportSpots, listSpots } from '../../core/spots/see-spots.ts';
import { toast } from '../kit/confirm.ts';
import type { Button, Reply } from '../kit/outgoing.ts';
import type { MemberContext } from '../kit/update-context.ts';
import { adminButtons } from './buttons.ts';

/** «Экспорт»: which kind of file? */
export async function askExport(context: MemberContext): Promise<Reply[]> {
  const { tx, speech, actor } = context;
  const list = await listSpots(tx, actor, () => 0, 1);
  if (!list.ok) return toast(speech.plain('admin-only'));
  if (list.value.all === 0) return [{ kind: 'message', message: { text: speech.say('spots-none') } }];
  const to = (act: 'export as xlsx' | 'export as csv', label: string): Button => {
    return { label, press: adminButtons.data({ kind: 'administer', wish: { on: 'house', act } }) };
  };
  const buttons = [
    [
      to('export as xlsx', speech.plain('export-button-xlsx')),
      to('export as csv', speech.plain('export-button-csv')),
    ],
  ];
  return [{ kind: 'message', message: { text: speech.say('export-ask'), buttons } }];
}

/** The list as a file: the same columns that «Импорт» reads. Names never leave the bot in a file. */
export async function onExport(context: MemberContext, format: SheetFormat): Promise<Reply[]> {
  const { tx, speech, actor, now, sheets } = context;
  const { plain } = speech;
  const exported = await exportSpots(tx, actor, now);
  if (!exported.ok) return toast(speech.plain('admin-only'));
  const spots = exported.value;
  const hasFlats = spots.some(({ flats = [] }) => flats.length > 0);
  const head = [
    plain('export-column-spot'),
    plain('export-column-section'),
    plain('export-column-row'),
    plain('export-column-number'),
    ...(hasFlats ? [plain('export-column-flat')] : []),
    plain('export-column-held'),
  ];
  const bytes = await sheets.write([head, ...spots.map((spot) => cellsOf(context, spot, hasFlats))], format);
  const name = `${plain('export-file')}.${format}`;
  const text = speech.say('export-done', { count: spots.length });
  return [{ kind: 'message', message: { text, document: { name, bytes } } }];
}

function cellsOf(
  { speech }: MemberContext,
  { spot, section, row, column, flats = [], held }: KnownSpot,
  hasFlats: boolean,
): string[] {
  const state = speech.plain(held ? 'export-held' : 'export-free');
  const place = [String(spot), section ?? '', row ?? '', column === null ? '' : String(column)];
  return [...place, ...(hasFlats ? [listFlats(flats)] : []), state];
}
