import type { Qr } from './pictures.ts';

/** A sheet to print: black on white, in millimetres from its upper left corner. A4, and of its kind there may be hundreds. */
export type Sheet = readonly Mark[];

export type Mark = Words | Line | Cells;

/** One line of words; its baseline is at `y`. */
export type Words = {
  readonly kind: 'words';
  readonly x: number;
  readonly y: number;
  readonly said: string;
  /** In points, as printers count. */
  readonly size: number;
  readonly bold?: boolean;
  /** Where `x` is in it; its start if left out. */
  readonly anchor?: 'middle' | 'end';
  /** What is wider is set smaller. */
  readonly room?: number;
};

export type Line = {
  readonly kind: 'line';
  readonly from: readonly [x: number, y: number];
  readonly to: readonly [x: number, y: number];
  readonly width: number;
  /** To cut along. */
  readonly dashed?: boolean;
};

/** A QR code, its light border included. */
export type Cells = {
  readonly kind: 'cells';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly qr: Qr;
};

export const A4 = { width: 210, height: 297 } as const;

/** Sheets as one PDF of lines and letters, sharp at any size. Rejects when they cannot be drawn. */
export type PrintSheets = (sheets: readonly Sheet[]) => Promise<Uint8Array>;

/** What sheets are made with. */
export type SheetPrinting = {
  readonly print: PrintSheets;
  /** Hundreds of them at once keep nobody waiting. */
  readonly qrs: (texts: readonly string[]) => Promise<readonly Qr[]>;
};
