import type { AnnouncementContent } from '../../core/announcements/announcement.ts';
import { type Draft, draftAnnouncement } from '../../core/announcements/draft-announcement.ts';
import { quietUntil } from '../../core/complexes/quiet-hours.ts';
import { toast } from '../kit/confirm.ts';
import { menuButtons } from '../kit/menu-buttons.ts';
import { offers } from '../kit/offers.ts';
import type { Button, Reply } from '../kit/outgoing.ts';
import { saidWhen } from '../kit/said-when.ts';
import { beginDialog, endDialog, keepDialog, type MemberContext } from '../kit/update-context.ts';
import { paragraphs } from '../kit/wording.ts';
import { announcementMessage } from './announcement-message.ts';
import { type AnnouncementAct, announcementButtons } from './buttons.ts';
import type { AnnouncementDialog } from './dialogs.ts';

/** Room for the heading, within what a messenger takes. */
const LONGEST_TEXT = 4_000;
const LONGEST_CAPTION = 950;

/** «Новое объявление». */
export async function askAnnouncement(context: MemberContext): Promise<Reply[]> {
  const { speech, actor } = context;
  if (!offers(actor, 'announce')) return toast(speech.plain('not-for-you'));
  await beginDialog<AnnouncementDialog>(context, { kind: 'announcing', draft: null });
  return [
    { kind: 'message', message: { text: speech.say('announcement-ask'), buttons: [[cancel(context)]] } },
  ];
}

/** What was typed or sent where an announcement is expected; null: whoever wrote it may announce no more. */
export async function onDraft(context: MemberContext): Promise<Reply[] | null> {
  const { tx, actor, now } = context;
  if (!offers(actor, 'announce')) {
    await endDialog(context);
    return null;
  }
  const content = contentIn(context);
  if (!content) return stay(context, 'announcement-content-only');
  const isBelow = content.photos.length + content.documents.length > 0;
  if ((content.text ?? '').length > (isBelow ? LONGEST_CAPTION : LONGEST_TEXT))
    return stay(context, isBelow ? 'announcement-caption-long' : 'announcement-long');
  const draft = await draftAnnouncement(tx, actor, content, now);
  if (!draft.ok) return null;
  await beginDialog<AnnouncementDialog>(context, { kind: 'announcing', draft: draft.value.id });
  return preview(context, draft.value);
}

/** A forwarded one counts as written here: nobody learns whose words they were. */
function contentIn({ incoming }: MemberContext): AnnouncementContent | null {
  const body = incoming.body.kind === 'media' ? incoming.body.forwarded : incoming.body;
  if (body?.kind !== 'text' && body?.kind !== 'photo' && body?.kind !== 'document') return null;
  const text = (body.kind === 'text' ? body.text : body.caption) || null;
  const content = { text, formatting: body.formatting ?? [], photos: [], documents: [] };
  if (body.kind === 'photo') return { ...content, photos: body.photos };
  if (body.kind === 'document') return { ...content, documents: [body.file, ...(body.more ?? [])] };
  return text === null ? null : content;
}

/** First the announcement exactly as it will arrive, then who gets it and when. */
async function preview(context: MemberContext, { id, audience }: Draft): Promise<Reply[]> {
  const { tx, speech, actor, now } = context;
  const announcement = await tx.announcements.get(actor.complex, id);
  if (!announcement) return [];
  const complex = await tx.complexes.get(actor.complex);
  const { reachable, unreachable, off } = audience;
  const quiet = quietUntil(now, complex);
  const button = (label: string, act: AnnouncementAct): Button => {
    return { label, press: announcementButtons.data({ kind: 'announcement', act, announcement: id }) };
  };
  const send = button(speech.plain('announcement-button-send'), 'send');
  const urgent = button(speech.plain('announcement-button-urgent'), 'send now');
  const when = quiet && saidWhen(quiet, now, complex.timeZone, speech);
  const text = paragraphs(
    speech.say('announcement-preview'),
    speech.say('announcement-recipients', { count: reachable }),
    unreachable > 0 && speech.say('announcement-closed', { count: unreachable }),
    off > 0 && speech.say('announcement-off', { count: off }),
    reachable > 0 && when !== null && speech.say('announcement-quiet', { when }),
  );
  const sending = reachable === 0 ? [] : quiet === null ? [send] : [send, urgent];
  return [
    { kind: 'message', message: announcementMessage(speech, announcement) },
    { kind: 'message', message: { text, buttons: [sending, [cancel(context)]] } },
  ];
}

/** A friendly line, and the dialog stays. */
async function stay(
  context: MemberContext,
  key: 'announcement-content-only' | 'announcement-long' | 'announcement-caption-long',
): Promise<Reply[]> {
  await keepDialog(context);
  const text =
    key === 'announcement-content-only'
      ? context.speech.say(key)
      : context.speech.say(key, {
          longest: String(key === 'announcement-long' ? LONGEST_TEXT : LONGEST_CAPTION),
        });
  return [{ kind: 'message', message: { text } }];
}

function cancel({ speech }: MemberContext): Button {
  return { label: speech.plain('cancel'), press: menuButtons.data({ kind: 'cancel' }) };
}
