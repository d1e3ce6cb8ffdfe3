import { type Draft, seeDraft } from '../../core/announcements/address-announcement.ts';
import type { AnnouncementContent } from '../../core/announcements/announcement.ts';
import { draftAnnouncement } from '../../core/announcements/draft-announcement.ts';
import { toast } from '../kit/confirm.ts';
import { menuButtons } from '../kit/menu-buttons.ts';
import { offers } from '../kit/offers.ts';
import type { Button, Reply } from '../kit/outgoing.ts';
import { beginDialog, endDialog, keepDialog, type MemberContext } from '../kit/update-context.ts';
import { announcementMessage } from './announcement-message.ts';
import { type AnnouncementDialog, isAnnouncing } from './dialogs.ts';
import { draftScreen } from './preview.ts';

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
  const { tx, actor, dialog, now } = context;
  if (!offers(actor, 'announce')) {
    await endDialog(context);
    return null;
  }
  const content = contentIn(context);
  if (!content) return stay(context, 'announcement-content-only');
  const isBelow = content.photos.length + content.documents.length > 0;
  if ((content.text ?? '').length > (isBelow ? LONGEST_CAPTION : LONGEST_TEXT))
    return stay(context, isBelow ? 'announcement-caption-long' : 'announcement-long');
  const id = await draftAnnouncement(tx, actor, content, isAnnouncing(dialog) ? dialog.draft : null, now);
  const draft = id.ok ? await seeDraft(tx, actor, id.value) : null;
  if (!draft?.ok) return null;
  await beginDialog<AnnouncementDialog>(context, { kind: 'announcing', draft: draft.value.announcement.id });
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

/** First the announcement exactly as it will arrive, then to whom it goes, how many get it and when. */
async function preview(context: MemberContext, draft: Draft): Promise<Reply[]> {
  return [
    { kind: 'message', message: announcementMessage(context.speech, draft.announcement) },
    { kind: 'message', message: await draftScreen(context, draft) },
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
