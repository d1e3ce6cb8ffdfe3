import type { ListedCars } from '../cars/listed-cars.ts';
import { type PlateKey, plateKey } from '../cars/plate.ts';
import type { SpotNumber } from '../kernel/ids.ts';
import { listFlats } from './flats.ts';
import type { Column, SpotList, SpotRow } from './spot-list.ts';

/** A spot that the house knows, and whether anything still hangs on it; the keys of its holders' cars of which a list has nothing to say. */
export type KnownSpot = SpotRow & { readonly held: boolean; readonly cars?: readonly PlateKey[] };

/** What a list would change in the house. */
export type ImportPlan = {
  readonly added: readonly SpotRow[];
  readonly changed: readonly SpotRow[];
  /** Those of all whose flats become others; left out: none. */
  readonly flats?: readonly SpotRow[];
  /** Not in the list, and nobody holds them. */
  readonly removed: readonly SpotNumber[];
  /** Not in the list, and somebody holds them: they stay. */
  readonly kept: readonly SpotNumber[];
  readonly same: number;
  /** Numbers of cars that nobody but their person, or not even he, has said to belong to these spots. */
  readonly cars?: readonly ListedCars[];
};

/** Compares the list with the house. A row that could not be read may name any spot: then none is removed. */
export function planImport(
  { rows: read, faults, columns, cars: listed = [] }: SpotList,
  known: readonly KnownSpot[],
): ImportPlan {
  const before = new Map(known.map((one) => [one.spot, one]));
  const rows = read.map((row) => filledUp(row, columns, before.get(row.spot)));
  const named = new Set(rows.map((row) => row.spot));
  const absent = known.filter((one) => !named.has(one.spot));
  const changed = rows.filter((row) => {
    const one = before.get(row.spot);
    return one !== undefined && !isSame(one, row);
  });
  const added = rows.filter((row) => !before.has(row.spot));
  const removable = faults.length === 0 ? absent.filter((one) => !one.held) : [];
  const cars = newCars(listed, before);
  const flats = rows.filter((row) => !hasSameFlats(row, before.get(row.spot)));
  const touched = new Set([...added, ...changed, ...flats]);
  return {
    added,
    changed,
    removed: removable.map((one) => one.spot),
    kept: absent.filter((one) => one.held).map((one) => one.spot),
    same: rows.length - touched.size,
    ...(cars.length > 0 && { cars }),
    ...(flats.length > 0 && { flats }),
  };
}

/** Of a spot that nobody holds nobody can be asked. */
function newCars(
  listed: readonly ListedCars[],
  known: ReadonlyMap<SpotNumber, KnownSpot>,
): readonly ListedCars[] {
  return listed.flatMap(({ spot, plates }) => {
    const one = known.get(spot);
    const fresh = one?.held ? plates.filter((plate) => !one.cars?.includes(plateKey(plate))) : [];
    return fresh.length > 0 ? [{ spot, plates: fresh }] : [];
  });
}

/** Without a column for it, the house's own knowledge stays. */
function filledUp(row: SpotRow, columns: readonly Column[], known: KnownSpot | undefined): SpotRow {
  const flats = columns.includes('flats') ? row.flats : known?.flats;
  return {
    spot: row.spot,
    section: columns.includes('section') ? row.section : (known?.section ?? null),
    row: columns.includes('row') ? row.row : (known?.row ?? null),
    column: columns.includes('column') ? row.column : (known?.column ?? null),
    ...(flats && flats.length > 0 && { flats }),
  };
}

function isSame(a: SpotRow, b: SpotRow): boolean {
  return a.section === b.section && a.row === b.row && a.column === b.column;
}

function hasSameFlats(row: SpotRow, known: SpotRow | undefined): boolean {
  return listFlats(row.flats ?? []) === listFlats(known?.flats ?? []);
}

/** Every row that is written, each once. */
export function writtenRows({ added, changed, flats = [] }: ImportPlan): readonly SpotRow[] {
  return [...new Map([...added, ...changed, ...flats].map((row) => [row.spot, row])).values()];
}

/** How many spots that the house knows are written anew. */
export function changedSpots(plan: ImportPlan): number {
  return writtenRows(plan).length - plan.added.length;
}

/** Whether two plans would do the same: what was shown is what happens. */
export function doesTheSame(a: ImportPlan, b: ImportPlan): boolean {
  const place = ({ spot, section, row, column }: SpotRow) => [spot, section, row, column];
  const beside = ({ spot, plates }: ListedCars) => [spot, plates];
  const lived = ({ spot, flats = [] }: SpotRow) => [spot, flats];
  const deeds = ({ added, changed, removed, cars = [], flats = [] }: ImportPlan) =>
    JSON.stringify([added.map(place), changed.map(place), removed, cars.map(beside), flats.map(lived)]);
  return deeds(a) === deeds(b);
}

/** More than a third of a house is gone by mistake more often than on purpose. */
export function removesMany(removed: number, known: number): boolean {
  return removed * 3 > known;
}

/** Whether there is anything to do. */
export function isIdle({ added, changed, removed, cars = [], flats = [] }: ImportPlan): boolean {
  return added.length + changed.length + removed.length + cars.length + flats.length === 0;
}
