import type { Qr } from '../kit/pictures.ts';
import { escaped } from '../kit/svg.ts';
import { clip } from '../kit/typed-text.ts';

/** What stands on the picture of a pass, as far as it can be drawn. */
export type PassFace = {
  readonly house: string;
  readonly title: string;
  readonly guest: string;
  readonly spot: string;
  readonly until: string;
  readonly codeLabel: string;
  readonly code: string;
  /** Null: the pass is over, or nobody knows the bot's address yet. */
  readonly qr: Qr | null;
  /** What stands over it all when it is over. */
  readonly over: string | null;
};

const WIDTH = 800;
const HEIGHT = 1220;
const PANEL = 520;

/**
 * Dark, so that it does not blind anybody at night; the QR alone stands on white, with the quiet zone that cameras need.
 * The code and the end are big enough to be read from a driver's seat.
 */
export function passPicture(face: PassFace): string {
  const muted = face.over === null ? '' : ' opacity="0.35"';
  const middle = face.qr ? qrPanel(face.qr) : '';
  const bigCode = face.qr ? { y: 970, size: 108 } : { y: 640, size: 150 };
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">
<rect width="${WIDTH}" height="${HEIGHT}" fill="#0f1a2c"/>
<rect width="${WIDTH}" height="12" fill="${face.over === null ? '#4ade80' : '#64748b'}"/>
<g${muted}>
${line(face.house, { y: 78, size: 32, fill: '#9fb3d1' })}
${line(face.title, { y: 148, size: 58, fill: '#ffffff', bold: true })}
${line(face.guest, { y: 222, size: 54, fill: '#fde68a', bold: true })}
${middle}
${line(face.codeLabel, { y: bigCode.y - bigCode.size, size: 30, fill: '#9fb3d1' })}
${line(face.code, { y: bigCode.y, size: bigCode.size, fill: '#ffffff', bold: true, spacing: 6 })}
<rect x="60" y="1012" width="${WIDTH - 120}" height="2" fill="#2b3b56"/>
${line(face.until, { y: 1090, size: 62, fill: '#ffffff', bold: true })}
${line(face.spot, { y: 1162, size: 48, fill: '#9fb3d1', bold: true })}
</g>
${face.over === null ? '' : stamp(face.over)}
</svg>`;
}

function qrPanel(qr: Qr): string {
  const left = (WIDTH - PANEL) / 2;
  const top = 262;
  const cell = PANEL / qr.length;
  const path = qr.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return `<rect x="${left}" y="${top}" width="${PANEL}" height="${PANEL}" rx="28" fill="#ffffff"/>
<path transform="translate(${left} ${top}) scale(${cell})" d="${path}" fill="#000000" shape-rendering="crispEdges"/>`;
}

function stamp(text: string): string {
  return `<g transform="rotate(-14 ${WIDTH / 2} 640)">
<rect x="70" y="560" width="${WIDTH - 140}" height="150" rx="18" fill="#0f1a2c" stroke="#f87171" stroke-width="8"/>
${line(text, { y: 664, size: 84, fill: '#f87171', bold: true, width: WIDTH - 200 })}
</g>`;
}

type LineLook = {
  readonly y: number;
  readonly size: number;
  readonly fill: string;
  readonly bold?: true;
  readonly spacing?: number;
  readonly width?: number;
};

/** Roboto's letters are about so wide, in parts of their size. */
const LETTER = 0.55;

/** One centred line that never runs over the edge: it shrinks first, then it is cut. */
function line(text: string, { y, size, fill, bold, spacing = 0, width = WIDTH - 100 }: LineLook): string {
  const longest = Math.floor(width / (LETTER * size * 0.6));
  const shown = clip(text, longest);
  const fitting = Math.min(size, width / (LETTER * Math.max(1, [...shown].length)));
  return `<text x="${WIDTH / 2}" y="${y}" text-anchor="middle" font-family="Roboto" font-size="${fitting.toFixed(1)}"${bold ? ' font-weight="700"' : ''}${spacing ? ` letter-spacing="${spacing}"` : ''} fill="${fill}">${escaped(shown)}</text>`;
}
