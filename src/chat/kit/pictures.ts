/** What drawing and sending a picture needs beside the drawing itself. */
import type { FileRef } from './incoming.ts';
import type { Links } from './ports.ts';

/** An SVG as a PNG. Rejects when it cannot be drawn: a bug in the drawing, or a machine in trouble. */
export type Render = (svg: string) => Promise<Uint8Array>;

/** The drawings that a bot has sent before, by their digest: a messenger is not given the same picture twice. */
export type SentPictures = {
  readonly find: (digest: string) => Promise<FileRef | null>;
  readonly keep: (digest: string, file: FileRef) => Promise<void>;
};

/** The cells of a QR code, row by row, its light border among them; true is dark. */
export type Qr = readonly (readonly boolean[])[];

/** What a drawing needs that is none of the conversation's business. */
export type DrawingTools = {
  readonly qr: (text: string) => Qr;
  /** Into the messenger in which it is read. */
  readonly links: Links;
};

/** Of which size a printed sheet is: one card, or four of them. */
export type Paper = 'A6' | 'A4';

/** A drawing of an A6 page, black on white, as a PDF to print. Rejects as `Render` does. */
export type Print = (svg: string, paper: Paper) => Promise<Uint8Array>;

/** What «Карточка под стекло» is made with. */
export type TagPrinting = {
  /** Ours, as people reach it: without a slash at the end. */
  readonly publicUrl: string;
  readonly qr: (text: string) => Qr;
  readonly print: Print;
};
