import type { Draft } from '../../core/announcements/address-announcement.ts';
import type { Announcement } from '../../core/announcements/announcement.ts';
import { quietUntil } from '../../core/complexes/quiet-hours.ts';
import { cancelButton } from '../kit/confirm.ts';
import type { Button, Outgoing } from '../kit/outgoing.ts';
import { saidWhen } from '../kit/said-when.ts';
import { complexOf, type MemberContext } from '../kit/update-context.ts';
import { lines, paragraphs } from '../kit/wording.ts';
import { foldedSpots, markOf, saidTo } from './addressees.ts';
import { announcementButton, announcementButtons } from './buttons.ts';

/** What stands below the announcement as it will arrive: to whom it goes, what it asks, how many get it and when. */
export async function draftScreen(context: MemberContext, draft: Draft): Promise<Outgoing> {
  const { speech, now } = context;
  const { announcement, audience, unheld } = draft;
  const { reachable, unreachable, off } = audience;
  const complex = await complexOf(context);
  const quiet = quietUntil(now, complex);
  const when = quiet && saidWhen(quiet, now, complex.timeZone, speech);
  const text = paragraphs(
    speech.say('announcement-preview'),
    lines(
      saidTo(speech, announcement.to),
      unheld.length > 0 && speech.say('announcement-unheld', { spots: foldedSpots(speech, unheld) }),
      announcement.request && speech.say('announcement-asks'),
    ),
    speech.say('announcement-recipients', { count: reachable }),
    unreachable > 0 && speech.say('announcement-closed', { count: unreachable }),
    off > 0 && speech.say('announcement-off', { count: off }),
    reachable > 0 && when !== null && speech.say('announcement-quiet', { when }),
  );
  const send = sendButton(speech.plain('announcement-button-send'), 'send', announcement);
  const urgent = sendButton(speech.plain('announcement-button-urgent'), 'send now', announcement);
  const sending = reachable === 0 ? [] : quiet === null ? [send] : [send, urgent];
  const { id, request } = announcement;
  const asks = request
    ? announcementButton(speech.plain('announcement-button-asks-on'), 'ask nothing', id)
    : announcementButton(speech.plain('announcement-button-asks'), 'ask to move', id);
  const to = announcementButton(speech.plain('announcement-button-to'), 'choose addressees', id);
  return { text, buttons: [sending, [to], [asks], [cancelButton(context)]] };
}

/** Only what stands above it is sent: one that has changed since sends nothing. */
function sendButton(label: string, act: 'send' | 'send now', announcement: Announcement): Button {
  const shown = markOf(announcement);
  if (shown === null) return announcementButton(label, act, announcement.id);
  const code = { kind: 'announcement as shown', act, announcement: announcement.id, shown } as const;
  return { label, press: announcementButtons.data(code) };
}
