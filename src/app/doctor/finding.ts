/** What the doctor found: well, ill (with what to do), or only worth knowing. */
export type Finding = { readonly is: 'well' | 'ill' | 'note'; readonly what: string };

export const well = (what: string): Finding => ({ is: 'well', what });
export const ill = (what: string): Finding => ({ is: 'ill', what });
export const note = (what: string): Finding => ({ is: 'note', what });

const SIGNS = { well: '✔', ill: '✖', note: '·' } as const;

export const lineOf = ({ is, what }: Finding): string => `${SIGNS[is]} ${what}`;
