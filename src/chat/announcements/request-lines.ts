import type { Announcement } from '../../core/announcements/announcement.ts';
import {
  ANSWERED_FOR,
  type AskedSpot,
  isAnswerable,
  type MoveAnswer,
} from '../../core/announcements/move-request.ts';
import { after, type Instant } from '../../core/kernel/time.ts';
import { endTime } from '../kit/house-time.ts';
import { saidWhen } from '../kit/said-when.ts';
import type { Speech } from '../kit/update-context.ts';
import { lines, paragraphs, type RichText } from '../kit/wording.ts';
import { foldedSpots } from './addressees.ts';

/** Who will move his car, by spots and never by names; and when the silent ones hear once more. */
export function requestLines(
  speech: Speech,
  announcement: Announcement,
  asked: readonly AskedSpot[],
  now: Instant,
  timeZone: string,
): RichText {
  const { say } = speech;
  const ofAnswer = (answer: MoveAnswer | null) => asked.filter((one) => one.answer === answer);
  const [will, cannot, silent] = [ofAnswer('will move'), ofAnswer('cannot move'), ofAnswer(null)];
  const free = silent.filter(({ isFree }) => isFree);
  const spots = (some: readonly AskedSpot[]) => ({
    spots: foldedSpots(
      speech,
      some.map(({ spot }) => spot),
    ),
  });
  const count = (some: readonly AskedSpot[]) => String(some.length);
  return paragraphs(
    lines(
      say('move-counts', { will: count(will), cannot: count(cannot), silent: count(silent) }),
      will.length > 0 && say('move-spots-will', spots(will)),
      cannot.length > 0 && say('move-spots-cannot', spots(cannot)),
      silent.length > 0 && say('move-spots-silent', spots(silent)),
      free.length > 0 && say('move-spots-free', spots(free)),
    ),
    lines(reminderLine(speech, announcement, now, timeZone), untilLine(speech, announcement, now, timeZone)),
  );
}

function reminderLine(
  speech: Speech,
  { request }: Announcement,
  now: Instant,
  timeZone: string,
): RichText | null {
  if (!request?.remindAt) return null;
  const when = saidWhen(request.remindAt, now, timeZone, speech);
  if (request.reminded !== null) return speech.say('move-reminded', { when, count: request.reminded });
  // «Готово» has taken it back.
  return request.closedAt ? null : speech.say('move-remind-waits', { when });
}

function untilLine(
  { say, language }: Speech,
  announcement: Announcement,
  now: Instant,
  timeZone: string,
): RichText {
  const { startsAt } = announcement;
  if (startsAt === null || !isAnswerable(announcement, now)) return say('move-closed');
  return say('move-until', { until: endTime(after(startsAt, ANSWERED_FOR), now, timeZone, language) });
}
