import { MOST_CARS } from '../cars/car.ts';
import { type PlateKey, plateKey, readPlate } from '../cars/plate.ts';
import { spellPlate } from '../cars/spell-plate.ts';

/** «А123ВС77, Р456КХ 77»: whole numbers of cars, each once however it is spelled; whatever else stands there is no car. */
export function carsIn(cell: string): readonly string[] {
  const pieces = cell.split(/[,;/|\n]+/u).filter((piece) => readPlate(piece)?.kind === 'whole');
  const cars = new Map<PlateKey, string>();
  for (const piece of pieces) if (!cars.has(plateKey(piece))) cars.set(plateKey(piece), spellPlate(piece));
  return [...cars.values()].slice(0, MOST_CARS);
}
