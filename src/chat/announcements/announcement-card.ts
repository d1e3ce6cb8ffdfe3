import type { Announcement, Progress, Report } from '../../core/announcements/announcement.ts';
import type { Pin } from '../../core/announcements/announcement-ports.ts';
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
import { type AnnouncementAct, announcementButtons } from './buttons.ts';

/** What the author sees of the way of an announcement, as things are now. */
export async function drawAnnouncementCard(
  tx: ChatTx,
  { complex, person, speech, now }: Reader,
  id: AnnouncementId,
): Promise<Outgoing | null> {
  const announcement = await tx.announcements.get(complex, id);
  if (announcement?.author !== person) return null;
  const { timeZone } = await tx.complexes.get(complex);
  const when = (at: Date | null) => (at === null ? '' : saidWhen(at, now, timeZone, speech));
  const time = (at: Date | null) => (at === null ? '' : clockTime(at, now, timeZone, speech.language));
  const begin = beginning(speech, announcement);
  const button = (label: string, act: AnnouncementAct): Button[] => [
    { label, press: announcementButtons.data({ kind: 'announcement', act, announcement: id }) },
  ];
  const me = await tx.residents.get(complex, person);
  const mayAnnounce = me !== null && offers(me, 'announce');
  switch (announcement.state) {
    case 'draft':
      return null;
    case 'called off':
      return { text: lines(speech.say('announcement-called-off'), begin) };
    case 'waiting': {
      const text = lines(speech.say('announcement-waiting', { when: when(announcement.startsAt) }), begin);
      const now = button(speech.plain('announcement-button-urgent'), 'send now');
      const callOff = button(speech.plain('announcement-button-call-off'), 'call off');
      return { text, buttons: mayAnnounce ? [now, callOff] : [] };
    }
    case 'going':
    case 'done': {
      const { report } = announcement;
      const state = report
        ? reportLines(speech, report, time(announcement.finishedAt))
        : progressLines(speech, await tx.announcements.progress(complex, id), time(now));
      const [head, ...rest] = state;
      const pins = await pinsOf(tx, speech, announcement);
      const mayPin = mayAnnounce && pins.left;
      return {
        text: paragraphs(lines(head, begin), lines(...rest), lines(...pins.said)),
        ...(mayPin && { buttons: [button(speech.plain('announcement-button-pin'), 'pin')] }),
      };
    }
  }
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
