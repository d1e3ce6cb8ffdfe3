import type { SheetFormat } from '../../core/spots/import-ports.ts';
import type { KnownSpot } from '../../core/spots/plan-import.ts';
import type { Button, Reply } from '../kit/outgoing.ts';
import type { MemberTurn } from '../kit/turn.ts';
import { adminButtons } from './buttons.ts';

/** «Экспорт»: which kind of file? */
export async function askExport(turn: MemberTurn): Promise<Reply[]> {
  const { tx, speech, actor } = turn;
  const { all } = await tx.spotBook.count(actor.complex);
  if (all === 0) return [{ kind: 'message', message: { text: speech.say('spots-none') } }];
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
export async function onExport(turn: MemberTurn, format: SheetFormat): Promise<Reply[]> {
  const { tx, speech, actor, now, sheets } = turn;
  const { plain } = speech;
  const spots = await tx.spotImports.known(actor.complex);
  const head = [
    plain('export-column-spot'),
    plain('export-column-section'),
    plain('export-column-row'),
    plain('export-column-number'),
    plain('export-column-held'),
  ];
  const bytes = await sheets.write([head, ...spots.map((spot) => cellsOf(turn, spot))], format);
  await tx.journal.note(actor.complex, actor.person, { kind: 'spots exported' }, now);
  const name = `${plain('export-file')}.${format}`;
  const text = speech.say('export-done', { count: spots.length });
  return [{ kind: 'message', message: { text, document: { name, bytes } } }];
}

function cellsOf({ speech }: MemberTurn, { spot, section, row, column, held }: KnownSpot): string[] {
  const state = speech.plain(held ? 'export-held' : 'export-free');
  return [String(spot), section ?? '', row ?? '', column === null ? '' : String(column), state];
}
