import { deflateSync } from 'node:zlib';
import type { Qr } from '../../chat/kit/pictures.ts';
import { A4, type Cells, type Line, type Mark, type Sheet, type Words } from '../../chat/kit/sheets.ts';
import { drawable } from '../../chat/kit/svg.ts';
import { n, pdf, points, stream, text } from './pdf.ts';
import { type Font, widthOfLine } from './true-type.ts';

export type Fonts = { readonly regular: Font; readonly bold: Font };

/** The numbers of the objects: the catalogue, the pages, five a font, then two a page. */
const FONTS = { regular: 3, bold: 8 } as const;
const FIRST_PAGE = 13;

/** Sheets as pages of one PDF: letters by their shapes, codes as bars, so that nothing is blurred at any size. */
export function pdfOfSheets(sheets: readonly Sheet[], fonts: Fonts): Uint8Array {
  const said = sheets.flat().filter((mark) => mark.kind === 'words');
  const lettersOf = (bold: boolean) =>
    new Set(said.filter((one) => (one.bold ?? false) === bold).flatMap((one) => [...drawable(one.said)]));
  const kids = sheets.map((_, at) => `${FIRST_PAGE + at * 2} 0 R`).join(' ');
  return pdf([
    text('<< /Type /Catalog /Pages 2 0 R >>'),
    text(`<< /Type /Pages /Kids [${kids}] /Count ${sheets.length} >>`),
    ...fontObjects('Roboto-Regular', FONTS.regular, fonts.regular, lettersOf(false)),
    ...fontObjects('Roboto-Bold', FONTS.bold, fonts.bold, lettersOf(true)),
    ...sheets.flatMap((sheet, at) => pageObjects(sheet, FIRST_PAGE + at * 2, fonts)),
  ]);
}

function pageObjects(sheet: Sheet, number: number, fonts: Fonts): Uint8Array[] {
  const content = sheet.map((mark) => drawn(mark, fonts)).join('');
  const size = `${n(points(A4.width))} ${n(points(A4.height))}`;
  const used = `/Font << /R ${FONTS.regular} 0 R /B ${FONTS.bold} 0 R >>`;
  return [
    text(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${size}] /Contents ${number + 1} 0 R /Resources << ${used} >> >>`,
    ),
    stream('/Filter /FlateDecode ', deflateSync(text(content))),
  ];
}

function drawn(mark: Mark, fonts: Fonts): string {
  switch (mark.kind) {
    case 'words':
      return words(mark, mark.bold ? fonts.bold : fonts.regular);
    case 'line':
      return line(mark);
    case 'cells':
      return cells(mark);
  }
}

const across = (x: number) => n(points(x));

/** A PDF counts from the lower edge. */
const up = (y: number) => n(points(A4.height - y));

function words({ x, y, said, size, bold, anchor, room }: Words, font: Font): string {
  const shown = drawable(said);
  const wide = widthOfLine(font, shown) / 1000;
  const fits = room === undefined ? size : Math.min(size, points(room) / Math.max(wide, 0.001));
  const before = anchor === 'middle' ? (wide * fits) / 2 : anchor === 'end' ? wide * fits : 0;
  const shapes = [...shown].map((letter) => hex(font.shapeOf(letter.codePointAt(0) ?? 0))).join('');
  return `BT /${bold ? 'B' : 'R'} ${n(fits)} Tf ${n(points(x) - before)} ${up(y)} Td <${shapes}> Tj ET\n`;
}

function line({ from: [x1, y1], to: [x2, y2], width, dashed }: Line): string {
  const style = dashed ? '[4 4] 0 d 0.55 G' : '[] 0 d 0 G';
  return `${n(points(width))} w ${style} ${across(x1)} ${up(y1)} m ${across(x2)} ${up(y2)} l S\n`;
}

/** Neighbours in a row are one bar, so that no printer leaves a hair between them. */
function cells({ x, y, width, qr }: Cells): string {
  const cell = width / qr.length;
  const bars = qr.map((row, at) => barsOf(row, x, y + (at + 1) * cell, cell));
  return `0 g ${bars.join('')}f\n`;
}

function barsOf(row: Qr[number], x: number, y: number, cell: number): string {
  let bars = '';
  for (let from = 0; from < row.length; from += 1) {
    let to = from;
    while (row[to]) to += 1;
    if (to === from) continue;
    bars += `${across(x + from * cell)} ${up(y)} ${across((to - from) * cell)} ${across(cell)} re `;
    from = to;
  }
  return bars;
}

/** The whole font, and how its shapes are read as letters: whoever copies the code from the file gets it. */
function fontObjects(name: string, first: number, font: Font, letters: ReadonlySet<string>): Uint8Array[] {
  const shapes = [...letters].map((letter) => {
    const code = letter.codePointAt(0) ?? 0;
    return { code, shape: font.shapeOf(code) };
  });
  const widths = shapes.map(({ shape }) => `${shape} [${font.widthOf(shape)}]`).join(' ');
  const metrics = `/FontBBox [${font.box.join(' ')}] /ItalicAngle 0 /Ascent ${font.ascent} /Descent ${font.descent}`;
  return [
    text(
      `<< /Type /Font /Subtype /Type0 /BaseFont /${name} /Encoding /Identity-H /DescendantFonts [${first + 1} 0 R] /ToUnicode ${first + 4} 0 R >>`,
    ),
    text(
      `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /${name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor ${first + 2} 0 R /CIDToGIDMap /Identity /W [${widths}] >>`,
    ),
    text(
      `<< /Type /FontDescriptor /FontName /${name} /Flags 4 ${metrics} /CapHeight 711 /StemV 90 /FontFile2 ${first + 3} 0 R >>`,
    ),
    stream(`/Length1 ${font.bytes.length} /Filter /FlateDecode `, deflateSync(font.bytes)),
    stream('', text(readable(shapes))),
  ];
}

/** At most a hundred at once, says the standard. */
const MOST_MAPPED = 100;

function readable(shapes: readonly { readonly code: number; readonly shape: number }[]): string {
  const parts: string[] = [];
  for (let from = 0; from < shapes.length; from += MOST_MAPPED) {
    const some = shapes.slice(from, from + MOST_MAPPED);
    const rows = some.map(({ code, shape }) => `<${hex(shape)}> <${hex(code)}>\n`).join('');
    parts.push(`${some.length} beginbfchar\n${rows}endbfchar\n`);
  }
  return `/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /Letters def /CMapType 2 def
1 begincodespacerange <0000> <ffff> endcodespacerange
${parts.join('')}endcmap CMapName currentdict /CMap defineresource pop end end`;
}

const hex = (number: number) => number.toString(16).padStart(4, '0');
