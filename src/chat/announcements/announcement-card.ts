import type { Announcement, Progress, Report } from '../../core/announcements/announcement.ts';
import type { Pin } from '../../core/announcements/announcement-ports.ts';
import { type AskedSpot, hasAnswers, isAnswerable } from '../../core/announcements/move-request.ts';
import type { AnnouncementId } from '../../core/kernel/ids.ts';
import { clockTime } from '../kit/house-time.ts';
import { offers } from '../kit/offers.ts';
import type { Button, Outgoing } from '../kit/outgoing.ts';
import type { ChatTx } from '../kit/ports.ts';
import type { Reader } from '../kit/reader.ts';
import { saidWhen } from '../kit/said-when.ts';
import { clip } from '../kit/typed-text.ts';
import type { Speech } from '../kit/update-context.ts';
import { lines, paragraphs, type RichText, verbatim } from '../kit/wording.ts';
import { foldedSpots, saidTo } from './addressees.ts';
import { announcementButton } from './buttons.ts';
import { requestLines } from './request-lines.ts';

/** What its author sees of the way of an announcement, as things are now; of the answers any admin who looked. */
export async function drawAnnouncementCard(
  tx: ChatTx,
  reader: Reader,
  id: AnnouncementId,
): Promise<Outgoing | null> {
  const { complex, person, speech, now } = reader;
  const announcement = await tx.announcements.get(complex, id);
  const me = announcement && (await tx.residents.get(complex, person));
  const mayAnnounce = me !== null && offers(me, 'announce');
  if (!announcement) return null;
  const isAuthor = announcement.author === person;
  if (!isAuthor && !(mayAnnounce && hasAnswers(announcement, now))) return null;
  const { timeZone } = await tx.complexes.get(complex);
  const begin = beginning(speech, announcement);
  switch (announcement.state) {
    case 'draft':
      return null;
    case 'called off':
      return { text: lines(speech.say('announcement-called-off'), begin) };
    case 'waiting': {
      const { startsAt } = announcement;
      const when = startsAt === null ? '' : saidWhen(startsAt, now, timeZone, speech);
      const text = lines(speech.say('announcement-waiting', { when }), begin, target(speech, announcement));
      const urgent = announcementButton(speech.plain('announcement-button-urgent'), 'send now', id);
      const callOff = announcementButton(speech.plain('announcement-button-call-off'), 'call off', id);
      return { text, buttons: mayAnnounce ? [[urgent], [callOff]] : [] };
    }
    case 'going':
    case 'done':
      return sentCard(tx, reader, announcement, { isAuthor, mayAnnounce, timeZone });
  }
}

type Eyes = { readonly isAuthor: boolean; readonly mayAnnounce: boolean; readonly timeZone: string };

/** One that left: how far it got, who will move his car, where it is pinned. */
async function sentCard(
  tx: ChatTx,
  { complex, speech, now }: Reader,
  announcement: Announcement,
  { isAuthor, mayAnnounce, timeZone }: Eyes,
): Promise<Outgoing> {
  const { id, report, to, finishedAt } = announcement;
  const time = (at: Date) => clockTime(at, now, timeZone, speech.language);
  const state = report
    ? reportLines(speech, report, time(finishedAt ?? now))
    : progressLines(speech, await tx.announcements.progress(complex, id), time(now));
  const [head, ...rest] = state;
  const pins = await pinsOf(tx, speech, announcement);
  const mayPin = isAuthor && mayAnnounce && pins.left && to.kind === 'all';
  const asked =
    mayAnnounce && hasAnswers(announcement, now) ? await tx.announcements.asked(announcement, now) : null;
  const unheld = mayAnnounce ? await tx.announcements.unheld(announcement) : [];
  const pin = announcementButton(speech.plain('announcement-button-pin'), 'pin', id);
  const steer = asked ? steerButtons(speech, announcement, asked, now) : [];
  const buttons = [...steer, ...(mayPin ? [[pin]] : [])];
  return {
    text: paragraphs(
      lines(
        head,
        beginning(speech, announcement),
        target(speech, announcement),
        unheld.length > 0 && speech.say('announcement-unheld', { spots: foldedSpots(speech, unheld) }),
      ),
      lines(...rest),
      asked && requestLines(speech, announcement, asked, now, timeZone),
      lines(...pins.said),
    ),
    ...(buttons.length > 0 && { buttons }),
  };
}

/** «Напомнить» while somebody is silent and nobody pressed it; «Готово» while answers count. */
function steerButtons(
  { plain }: Speech,
  announcement: Announcement,
  asked: readonly AskedSpot[],
  now: Date,
): Button[][] {
  const { id, request } = announcement;
  if (!isAnswerable(announcement, now)) return [];
  const isSilent = asked.some(({ answer }) => answer === null);
  const remind = announcementButton(plain('move-button-remind'), 'remind', id);
  const close = announcementButton(plain('move-button-close'), 'close answers', id);
  return isSilent && !request?.remindAt ? [[remind, close]] : [[close]];
}

/** To whom it goes, where that is not everybody. */
function target(speech: Speech, { to }: Announcement): RichText | null {
  return to.kind === 'all' ? null : saidTo(speech, to);
}

/** Enough of it to tell it from others. */
function beginning({ say }: Speech, { content: { text } }: Announcement): RichText | null {
  return text === null
    ? null
    : say('announcement-beginning', { text: clip(text.replaceAll(/\s+/g, ' '), 60) });
}

function progressLines({ say }: Speech, progress: Progress, time: string): RichText[] {
  const { left, delivered, onPhone, unreachable, failed } = progress;
  const done = delivered + onPhone + unreachable + failed;
  const total = done + left;
  return [
    say('announcement-going'),
    verbatim(bar(total === 0 ? 1 : done / total)),
    say('announcement-progress', { done: String(done), total: String(total), time }),
  ];
}

const CELLS = 10;

/** «▓▓▓▓░░░░░░ 42 %»: full only when it is. */
function bar(share: number): string {
  const full = Math.floor(share * CELLS);
  return `${'▓'.repeat(full)}${'░'.repeat(CELLS - full)} ${Math.floor(share * 100)} %`;
}

function reportLines({ say }: Speech, { delivered, onPhone, unreachable, failed }: Report, time: string) {
  return [
    say('announcement-done', { time }),
    say('announcement-delivered', { count: String(delivered) }),
    ...(onPhone > 0 ? [say('announcement-on-phone', { count: String(onPhone) })] : []),
    say('announcement-unreachable', { count: String(unreachable) }),
    say('announcement-failed', { count: String(failed) }),
  ];
}

const SAID = {
  asked: 'announcement-pin-asked',
  pinned: 'announcement-pinned',
  'no right': 'announcement-pin-no-right',
  'not pinned': 'announcement-not-pinned',
  lost: 'announcement-pin-lost',
} as const satisfies Record<Pin['state'], string>;

/** What came of pinning in each group, and whether there is still something to press for. */
async function pinsOf(tx: ChatTx, { say }: Speech, { complex, id }: Announcement) {
  const groups = (await tx.groups.all(complex)).filter((group) => group.complex === complex);
  const pins = await tx.announcements.pins(complex, id);
  const said = pins.map((pin) => {
    const title = groups.find((group) => group.id === pin.group)?.title ?? '…';
    return say(SAID[pin.state], { title });
  });
  const settled = new Set(
    pins.filter((pin) => pin.state === 'asked' || pin.state === 'pinned').map((pin) => pin.group),
  );
  return { said, left: groups.some((group) => group.present && !settled.has(group.id)) };
}
