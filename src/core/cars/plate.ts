import { type Country, FORMATS, type Format } from './plate-formats.ts';

/** One key a car, however its number is typed: capital letters by their shape and digits, nothing between them. */
export type PlateKey = string;

export type ReadPlate =
  | {
      readonly kind: 'whole';
      readonly key: PlateKey;
      /** Null: of no format that is known here. */
      readonly country: Country | null;
      /** How many signs at the end are the region, none in some countries; null: it was left out. */
      readonly region: number | null;
      /** Its format without the region. */
      readonly slots: string | null;
    }
  /** A part of a number: too little to find a car by. */
  | { readonly kind: 'piece'; readonly key: PlateKey };

/** Letters that look like Latin ones, whatever they sound like. */
const ALIKE = new Map(
  [...'АВЕЁКМНОРСТУХІЇҮЅЈԚԜҺ'].map((letter, at) => [letter, 'ABEEKMHOPCTYXIIYSJQWH'[at] ?? '']),
);

const MOST_SIGNS = 10;

/** What was typed as the key of its car; О and 0 as their place says, as zeros where no format fits. */
export function plateKey(typed: string): PlateKey {
  const signs = signsOf(typed);
  return fittingOf(signs)?.key ?? signs.replaceAll('O', '0');
}

/** Every key that the car may be kept under: with its region, and without it. */
export function plateKeys(typed: string): readonly PlateKey[] {
  const fitting = fittingOf(signsOf(typed));
  if (!fitting?.region) return [plateKey(typed)];
  return [fitting.key, fitting.key.slice(0, -fitting.region)];
}

/** The key that cars of any region begin with, where what was typed has left the region out. */
export function anyRegionOf(typed: string): PlateKey | null {
  const fitting = fittingOf(signsOf(typed));
  return fitting && fitting.region === null ? fitting.key : null;
}

/** Whether what was typed may mean the car of this key: the region may be left out on either side. */
export function meansCar(typed: string, key: PlateKey): boolean {
  const open = anyRegionOf(typed);
  return plateKeys(typed).includes(key) || (open !== null && plateKeys(key).includes(open));
}

/** What was typed as a car's number; null: it is none, nor a part of one. Digits alone never are. */
export function readPlate(typed: string): ReadPlate | null {
  const signs = signsOf(typed);
  if (!/\d/.test(signs) || !/\D/.test(signs) || signs.length > MOST_SIGNS) return null;
  const fitting = fittingOf(signs);
  if (fitting) return { kind: 'whole', ...fitting };
  const key = signs.replaceAll('O', '0');
  if (/\d\d/.test(signs) && isPiece(signs)) return { kind: 'piece', key };
  const isForeign = /^(?=(?:\D*\d){2})(?=(?:\d*[A-Z]){2})[A-Z\d]{6,}$/.test(signs);
  return isForeign ? { kind: 'whole', key, country: null, region: 0, slots: null } : null;
}

/** Capital letters and digits by their shape, as they were typed: О and 0 are still two. */
function signsOf(typed: string): string {
  const signs = [...capitalsOf(typed)].map((sign) => ALIKE.get(sign) ?? sign).join('');
  return signs.replace(/[^A-Z\dЀ-ӿ]/gu, '').replace(/(?<=[\dO].*?)(?:RUS|PYC)+$/u, '');
}

/** «№» is no letter, and NFKC would make two of it. */
function capitalsOf(typed: string): string {
  return typed.replaceAll('№', ' ').normalize('NFKC').toUpperCase().normalize('NFKC');
}

const NO_SIGNS = new RegExp(`[^A-Z\\dЀ-ӿ${[...ALIKE.keys()].join('')}]+`, 'gu');

/** What counts in a number, in the letters it was typed in; whatever else stands there makes a gap. */
export function typedSigns(typed: string): { readonly bare: string; readonly spaced: string } {
  const spaced = capitalsOf(typed).replace(NO_SIGNS, ' ').trim();
  return { bare: spaced.replaceAll(' ', '').slice(0, signsOf(typed).length), spaced };
}

type Fitting = Omit<Extract<ReadPlate, { kind: 'whole' }>, 'kind' | 'country'> & {
  readonly country: Country;
};

/** The first format that fits says which sign is a letter; where a region may follow, it may be left out. */
function fittingOf(signs: string): Fitting | null {
  for (const format of FORMATS) {
    for (const region of format.regions) {
      const key = fit(signs, `${format.slots}${'9'.repeat(region)}`, format);
      if (key !== null && (!format.isRegion || format.isRegion(key.slice(-region))))
        return { key, country: format.country, region, slots: format.slots };
    }
    const bare = format.stands ? fit(signs, format.slots, format) : null;
    if (bare === null) continue;
    const region = format.regions.length > 0 ? null : 0;
    return { key: bare, country: format.country, region, slots: format.slots };
  }
  return null;
}

function fit(signs: string, slots: string, { letters }: Format): PlateKey | null {
  if (signs.length !== slots.length) return null;
  let key = '';
  for (const [at, slot] of [...slots].entries()) {
    const sign = signs[at] ?? '';
    const placed = slot === '9' ? sign.replace('O', '0') : sign.replace('0', 'O');
    if (!(slot === '9' ? /\d/.test(placed) : slot === 'L' ? letters.includes(placed) : placed === slot))
      return null;
    key += placed;
  }
  return key;
}

/** «А123», «123ВС77»: three signs and more that stand somewhere in the number of a car from here. */
function isPiece(signs: string): boolean {
  return FORMATS.filter(({ country }) => country === 'RU').some((format) => {
    const slots = `${format.slots}999`;
    return [...slots].some((_, from) => {
      const part = slots.slice(from, from + signs.length);
      return signs.length >= 3 && fit(signs, part, format) !== null;
    });
  });
}
