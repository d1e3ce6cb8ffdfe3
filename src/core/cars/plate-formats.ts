export type Country = 'RU' | 'KZ' | 'BY' | 'UA' | 'AM' | 'KG';

/** How the numbers of a country are built: L is one of its letters, 9 a digit, any other sign itself. */
export type Format = {
  readonly country: Country;
  readonly slots: string;
  readonly letters: string;
  /** How many digits of a region follow; none: the format has no region. */
  readonly regions: readonly number[];
  readonly isRegion?: (region: string) => boolean;
  /** Understood without its region, too: «АВ123» would be the flat «кв123». */
  readonly stands: boolean;
};

const RUSSIAN = 'ABEKMHOPCTYX';
const SLAVIC = 'ABCEHIKMOPTX';
const LATIN = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

const isKazakh = (region: string) => /^(?:0[1-9]|1\d|20)$/.test(region);

/** In the order of who is met here: where two fit, the first one counts. */
export const FORMATS: readonly Format[] = [
  { country: 'RU', slots: 'L999LL', letters: RUSSIAN, regions: [2, 3], stands: true },
  { country: 'RU', slots: '9999LL', letters: RUSSIAN, regions: [2, 3], stands: true },
  { country: 'RU', slots: 'LL999', letters: RUSSIAN, regions: [2, 3], stands: false },
  { country: 'RU', slots: 'LL9999', letters: RUSSIAN, regions: [2, 3], stands: false },
  { country: 'RU', slots: 'L9999', letters: RUSSIAN, regions: [2, 3], stands: false },
  { country: 'RU', slots: 'LL999L', letters: RUSSIAN, regions: [2, 3], stands: false },
  { country: 'BY', slots: '9999LL', letters: SLAVIC, regions: [1], stands: true },
  { country: 'KZ', slots: '999LLL', letters: LATIN, regions: [2], isRegion: isKazakh, stands: true },
  { country: 'KZ', slots: '999LL', letters: LATIN, regions: [2], isRegion: isKazakh, stands: false },
  { country: 'UA', slots: 'LL9999LL', letters: SLAVIC, regions: [], stands: true },
  { country: 'AM', slots: '99LL999', letters: LATIN, regions: [], stands: true },
  { country: 'KG', slots: '99KG999LLL', letters: LATIN, regions: [], stands: true },
  { country: 'KG', slots: '99999LLL', letters: LATIN, regions: [], stands: true },
];
