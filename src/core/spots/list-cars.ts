import { MOST_CARS } from '../cars/car.ts';
import { readPlate } from '../cars/plate.ts';
import { spellPlate } from '../cars/spell-plate.ts';

/** «А123ВС77, Р456КХ 77»: whole numbers of cars, each once; whatever else stands in the cell is no car. */
export function carsIn(cell: string): readonly string[] {
  const pieces = cell.split(/[,;/|\n]+/u).filter((piece) => readPlate(piece)?.kind === 'whole');
  return [...new Set(pieces.map(spellPlate))].slice(0, MOST_CARS);
}
