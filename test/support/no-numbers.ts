/** What people type where the number of a spot is expected, and what they are told. */
export const NO_NUMBERS: readonly (readonly [typed: string, answer: RegExp])[] = [
  ['0', /от 1 до 99999/],
  ['-1', /от 1 до 99999/],
  ['1000000000', /от 1 до 99999/],
  ['1e9', /Не вижу номера/],
  ['45abc', /Не вижу номера/],
  ['45 46', /несколько номеров/],
  ['на 2 этаже', /Не вижу номера/],
  ['я'.repeat(4_096), /Не вижу номера/],
  ["'; drop table spots; --", /Не вижу номера/],
];
