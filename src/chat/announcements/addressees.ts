import type { Addressees } from '../../core/announcements/addressees.ts';
import type { Announcement } from '../../core/announcements/announcement.ts';
import { fingerprintOf } from '../../core/kernel/fingerprint.ts';
import type { SpotNumber } from '../../core/kernel/ids.ts';
import { foldSpots } from '../../core/spots/fold-spots.ts';
import type { Speech } from '../kit/update-context.ts';
import type { RichText } from '../kit/wording.ts';

/** More pieces than this nobody reads. */
const MOST_PIECES = 40;

/** «40–60, 75»; of a long list the beginning, and how many spots are left. */
export function foldedSpots({ plain }: Pick<Speech, 'plain'>, spots: readonly SpotNumber[]): string {
  const all = foldSpots(spots);
  const shown = all.length > MOST_PIECES ? all.slice(0, MOST_PIECES - 1) : all;
  const pieces = shown.map(({ first, last }) => (first === last ? String(first) : `${first}–${last}`));
  const last = shown.at(-1)?.last ?? 0;
  const left = spots.filter((spot) => spot > last).length;
  if (left > 0) pieces.push(plain('announcement-spots-left', { count: String(left) }));
  return pieces.join(', ');
}

/** «Кому: места 40–60, 75 (всего 22)». */
export function saidTo(speech: Speech, to: Addressees): RichText {
  switch (to.kind) {
    case 'all':
      return speech.say('announcement-to-all');
    case 'spots': {
      const spots = foldedSpots(speech, to.spots);
      return speech.say('announcement-to-spots', { spots, count: to.spots.length });
    }
    case 'sections': {
      const sections = to.sections.join(', ');
      return speech.say('announcement-to-sections', { sections, count: String(to.spots.length) });
    }
  }
}

/** Stands for what a preview says of whom it goes to and what it asks; of one for all that asks nothing, null. */
export function markOf({ to, request }: Pick<Announcement, 'to' | 'request'>): number | null {
  if (to.kind === 'all' && !request) return null;
  const spots = to.kind === 'all' ? [] : to.spots;
  return fingerprintOf([to.kind === 'all' ? 1 : 2, request ? 1 : 2, ...spots]);
}
