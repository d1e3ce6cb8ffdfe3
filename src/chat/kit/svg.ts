/** The few shapes that our drawings are made of. Whatever somebody typed gets in through `text` only. */

export type Svg = { readonly markup: string };

export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** `#rrggbb`. */
export type Colour = `#${string}`;

export type Paint = { readonly fill: Colour; readonly stroke?: Colour; readonly strokeWidth?: number };

/** A drawing of so many units; `scale` says how many pixels a unit has. */
export function drawing(
  { width, height }: { readonly width: number; readonly height: number },
  scale: number,
  shapes: readonly Svg[],
): string {
  const size = `width="${n(width * scale)}" height="${n(height * scale)}" viewBox="0 0 ${n(width)} ${n(height)}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} font-family="Roboto">${group(shapes).markup}</svg>`;
}

export function group(shapes: readonly Svg[]): Svg {
  return { markup: shapes.map(({ markup }) => markup).join('') };
}

export function rect({ x, y, width, height }: Box, radius: number, paint: Paint): Svg {
  const edge = paint.stroke ? ` stroke="${paint.stroke}" stroke-width="${n(paint.strokeWidth ?? 1)}"` : '';
  return {
    markup: `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" rx="${n(radius)}" fill="${paint.fill}"${edge}/>`,
  };
}

export function line(
  from: readonly [number, number],
  to: readonly [number, number],
  colour: Colour,
  width = 1,
): Svg {
  const [[x1, y1], [x2, y2]] = [from, to];
  return {
    markup: `<line x1="${n(x1)}" y1="${n(y1)}" x2="${n(x2)}" y2="${n(y2)}" stroke="${colour}" stroke-width="${n(width)}"/>`,
  };
}

export type Lettering = {
  readonly size: number;
  readonly fill: Colour;
  readonly bold?: boolean;
  readonly anchor?: 'start' | 'middle' | 'end';
};

/** One line of text with its baseline at `y`. */
export function text(x: number, y: number, words: string, { size, fill, bold, anchor }: Lettering): Svg {
  const weight = bold ? ' font-weight="700"' : '';
  const place = anchor && anchor !== 'start' ? ` text-anchor="${anchor}"` : '';
  return {
    markup: `<text x="${n(x)}" y="${n(y)}" font-size="${n(size)}" fill="${fill}"${weight}${place}>${escaped(words)}</text>`,
  };
}

/** Text of one line in the middle of a box. */
export function textIn(
  { x, y, width, height }: Box,
  words: string,
  lettering: Omit<Lettering, 'anchor'>,
): Svg {
  // Digits and capitals of Roboto are 0.71 of its size.
  const baseline = y + height / 2 + lettering.size * 0.355;
  return text(x + width / 2, baseline, words, { ...lettering, anchor: 'middle' });
}

/** About how wide a text is, in units: nothing here can ask the font. */
export function widthOfText(words: string, size: number): number {
  const parts = [...words].map((letter) => (WIDE.test(letter) ? 0.85 : NARROW.test(letter) ? 0.27 : 0.57));
  return parts.reduce((sum, part) => sum + part, 0) * size;
}

const WIDE = /[ШЩЖМЮФДЫшщжмюфыWMwm@—№]/u;
const NARROW = /[ .,:;!'|iljІіI]/u;

/** As much of a text as fits, ended by «…» where something is left out. */
export function fitText(words: string, size: number, width: number): string {
  if (widthOfText(words, size) <= width) return words;
  const letters = [...words];
  while (letters.length > 0 && widthOfText(`${letters.join('')}…`, size) > width) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}

/** What Roboto has shapes for, in words and numbers of ours: anything else would be drawn as an empty box. */
const SHAPES: readonly (readonly [first: number, last: number])[] = [
  [0x20, 0x7e],
  [0xa0, 0xac],
  [0xae, 0x17f],
  [0x1a0, 0x1a1],
  [0x1af, 0x1b0],
  [0x218, 0x21b],
  [0x18f, 0x18f],
  [0x259, 0x259],
  [0x300, 0x301],
  [0x386, 0x386],
  [0x388, 0x38a],
  [0x38e, 0x3a1],
  [0x3a3, 0x3ce],
  [0x400, 0x486],
  [0x488, 0x513],
  [0x1ea0, 0x1ef9],
  [0x2010, 0x2011],
  [0x2013, 0x2015],
  [0x2018, 0x201e],
  [0x2020, 0x2022],
  [0x2026, 0x2026],
  [0x20ac, 0x20ac],
  [0x20bc, 0x20bd],
  [0x2116, 0x2116],
  [0x2122, 0x2122],
  [0x2212, 0x2212],
];

/** As much of a typed text as a drawing can show. */
export function drawable(words: string): string {
  const hasShape = (sign: string) => {
    const code = sign.codePointAt(0) ?? 0;
    return SHAPES.some(([first, last]) => first <= code && code <= last);
  };
  return [...words.toWellFormed().normalize('NFC').replaceAll(/\s/gu, ' ')].filter(hasShape).join('');
}

/** A name as a drawing can show it; null where that would be another name, or none. */
export function drawnName(name: string): string | null {
  const drawn = drawable(name).replaceAll(/ +/g, ' ').trim();
  const letters = (text: string) => text.normalize('NFC').replaceAll(/[^\p{L}\p{N}]/gu, '');
  return drawn !== '' && letters(drawn) === letters(name) ? drawn : null;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Typed text can close no tag. */
export function escaped(words: string): string {
  return drawable(words).replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '');
}

/** A number as SVG takes it: never NaN, never with an exponent. */
function n(value: number): string {
  if (!Number.isFinite(value)) throw new Error(`a drawing has no place for ${value}`);
  return String(Math.round(value * 100) / 100);
}
