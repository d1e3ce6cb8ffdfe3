import type { Photos } from '../../chat/kit/incoming.ts';
import type { Button, Fetched, Outgoing } from '../../chat/kit/outgoing.ts';
import type { Entity, RichText } from '../../chat/kit/wording.ts';
import { base64 } from '../base64.ts';
import type { Run, Shown } from '../contract.ts';

/** Where the photos of a message are to be had; null: nowhere. */
export type PhotosOf = (photos: readonly (Photos[number] | Fetched)[]) => Promise<readonly string[]>;

export type ShownParts = {
  readonly ref: string | null;
  readonly at?: Date;
  readonly photosOf: PhotosOf;
  /** What stands in place of a file, which only a messenger carries. */
  readonly noFile: string;
};

/** A message as the page shows it: meaning and stretches, never markup. */
export async function shownOf(message: Outgoing, { ref, at, photosOf, noFile }: ShownParts): Promise<Shown> {
  const { text, buttons = [], picture, photo, album, document } = message;
  const photos = photo === undefined ? (album?.of === 'photos' ? album.files : []) : [photo];
  const isOwn = document !== undefined && 'bytes' in document;
  const hasFile = (document !== undefined && !isOwn) || album?.of === 'documents';
  const found = photos.length > 0 ? await photosOf(photos) : [];
  return {
    ref,
    text: [...runsOf(text), ...(hasFile ? [{ text: `\n\n${noFile}`, look: 'italic' as const }] : [])],
    buttons: rowsOf(buttons),
    ...(picture && { picture: { svg: picture.svg } }),
    ...(found.length > 0 && { photos: [...found] }),
    ...(isOwn && { document: { name: document.name, data: base64(document.bytes) } }),
    ...(at && { at: at.getTime() }),
  };
}

/** A row of which nothing is left is none. */
const rowsOf = (rows: NonNullable<Outgoing['buttons']>): Shown['buttons'] =>
  rows.map((row) => row.map(buttonOf).filter((one) => one !== null)).filter((row) => row.length > 0);

function buttonOf(button: Button): Shown['buttons'][number][number] | null {
  const tone = 'tone' in button && button.tone ? { tone: button.tone } : {};
  // The ways to a private chat of a messenger are of no use to whoever is not in it.
  return 'press' in button ? { label: button.label, press: button.press, ...tone } : null;
}

const LOOKS = {
  bold: 'bold',
  italic: 'italic',
  underline: 'underline',
  strikethrough: 'strikethrough',
  spoiler: 'spoiler',
  code: 'code',
  'code block': 'code',
  quote: 'quote',
  'folded quote': 'quote',
} as const;

/** The text cut where its looks change; of several looks at one place the innermost is shown. */
export function runsOf({ text, entities }: RichText): Run[] {
  const cuts = new Set([0, text.length]);
  for (const { offset, length } of entities) cuts.add(offset).add(offset + length);
  const sorted = [...cuts].filter((at) => at >= 0 && at <= text.length).sort((a, b) => a - b);
  return sorted.slice(0, -1).map((from, index) => {
    const until = sorted[index + 1] ?? text.length;
    const around = entities.filter(({ offset, length }) => offset <= from && offset + length >= until);
    const innermost = around.toSorted((a, b) => a.length - b.length);
    return { text: text.slice(from, until), ...lookOf(innermost) };
  });
}

/** The name of somebody opens no chat here. */
function lookOf(innermost: readonly Entity[]): Pick<Run, 'look' | 'link'> {
  const found: { look?: Run['look']; link?: string } = {};
  for (const one of innermost.toReversed()) {
    if (one.kind === 'link') found.link = one.url;
    else if (one.kind !== 'mention') found.look = LOOKS[one.kind];
  }
  return found;
}
