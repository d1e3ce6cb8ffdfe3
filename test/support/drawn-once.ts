import type { Renderer } from '../../src/adapters/pictures/renderer.ts';

/**
 * Pictures of scenarios: each drawing once, for the parking of one test looks like that of many others, and half as wide, which
 * costs a third. In full size they are shown by test/pictures.
 */
export function drawnOnce(renderer: Renderer): Renderer {
  const drawn = new Map<string, Promise<Uint8Array>>();
  const render: Renderer['render'] = (svg) => {
    const known = drawn.get(svg);
    if (known) return known;
    const made = renderer.render(halfAsWide(svg));
    drawn.set(svg, made);
    made.catch(() => drawn.delete(svg));
    return made;
  };
  return { ...renderer, render };
}

const SIZE = /(?<=^<svg [^>]*)width="(\d+)" height="(\d+)"(?= viewBox=)/;

/** One that a messenger may find too large stays as it is. */
const ORDINARY = 1_500;

const halfAsWide = (svg: string) =>
  svg.replace(SIZE, (whole, width, height) =>
    Math.max(width, height) > ORDINARY
      ? whole
      : `width="${Math.ceil(width / 2)}" height="${Math.ceil(height / 2)}"`,
  );
