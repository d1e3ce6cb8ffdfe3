/** The messenger's colours as ours, as far as everybody can read them. */
export type ThemeParams = Readonly<Record<string, string>>;

type Rgb = readonly [number, number, number];

function rgbOf(text: string | undefined): Rgb | null {
  const [, r = '', g = '', b = ''] = /^#(..)(..)(..)$/.exec(text ?? '') ?? [];
  const parts = [r, g, b].map((part) => Number.parseInt(part, 16));
  const [red = Number.NaN, green = Number.NaN, blue = Number.NaN] = parts;
  return parts.some(Number.isNaN) ? null : [red, green, blue];
}

function lightness(rgb: Rgb): number {
  const [r = 0, g = 0, b = 0] = rgb.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** As WCAG counts it: 4.5 is what small words need. */
export function contrast(a: Rgb, b: Rgb): number {
  const [low = 0, high = 0] = [lightness(a), lightness(b)].sort((one, other) => one - other);
  return (high + 0.05) / (low + 0.05);
}

/** A colour that can be read on another: as it is, or as much nearer to black or white as that takes. */
function readable(colour: Rgb, on: Rgb): Rgb {
  const end = lightness(on) > 0.18 ? 0 : 255;
  for (let share = 0; share < 1; share += 0.05) {
    const [r = 0, g = 0, b = 0] = colour.map((part) => Math.round(part + (end - part) * share));
    if (contrast([r, g, b], on) >= 4.6) return [r, g, b];
  }
  return [end, end, end];
}

const css = (rgb: Rgb): string => `rgb(${rgb.join(' ')})`;

/** Takes the ground, the cards, the words and the accent; what is left out stays ours. */
export function paint(params: ThemeParams): void {
  const { style, dataset } = document.documentElement;
  const paper = rgbOf(params.section_bg_color ?? params.bg_color);
  if (!paper) return;
  const isDark = lightness(paper) < 0.18;
  dataset.theme = isDark ? 'dark' : 'light';
  const ground = rgbOf(params.secondary_bg_color) ?? paper;
  const edge = isDark === lightness(ground) < lightness(paper) ? paper : ground;
  const ink = rgbOf(params.text_color);
  const accent = rgbOf(params.link_color ?? params.button_color);
  style.setProperty('--paper', css(paper));
  style.setProperty('--ground', css(ground));
  if (ink) style.setProperty('--ink', css(readable(ink, edge)));
  if (accent) style.setProperty('--accent', css(readable(accent, edge)));
}
