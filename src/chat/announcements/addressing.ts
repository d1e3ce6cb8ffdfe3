import {
  addressAnnouncement,
  askToMove,
  type Draft,
  type DraftRefusal,
  seeDraft,
} from '../../core/announcements/address-announcement.ts';
import { type Addressees, sectionFingerprint, withSection } from '../../core/announcements/addressees.ts';
import type { AnnouncementId, SpotNumber } from '../../core/kernel/ids.ts';
import type { Result } from '../../core/kernel/result.ts';
import {
  MOST_SPOTS_NAMED,
  readSpotRanges,
  type UnreadableRanges,
} from '../../core/spots/read-spot-ranges.ts';
import type { Section } from '../../core/spots/spot-book.ts';
import { cancelButton, toast } from '../kit/confirm.ts';
import { offers } from '../kit/offers.ts';
import type { Button, Outgoing, Reply } from '../kit/outgoing.ts';
import { askOn, pairs } from '../kit/spot-input.ts';
import { clip } from '../kit/typed-text.ts';
import { beginDialog, keepDialog, type MemberContext } from '../kit/update-context.ts';
import type { RichText } from '../kit/wording.ts';
import { foldedSpots } from './addressees.ts';
import { type AnnouncementAct, announcementButton, announcementButtons } from './buttons.ts';
import { type AnnouncementDialog, isAddressing, isOpenDraft } from './dialogs.ts';
import { draftScreen } from './preview.ts';

/** More sections are typed as spots. */
const MOST_SECTIONS = 40;
const LONGEST_SECTION = 30;

export type AddressingAct = Extract<
  AnnouncementAct,
  | 'choose addressees'
  | 'to all'
  | 'to spots'
  | 'to spots meant'
  | 'to sections'
  | 'preview'
  | 'ask to move'
  | 'ask nothing'
>;

/** The steps from the preview to those whom it is for, and back; each takes the place of the one before it. */
export async function onAddressing(
  context: MemberContext,
  act: AddressingAct,
  id: AnnouncementId,
): Promise<Reply[]> {
  const { tx, actor, dialog } = context;
  if (!isOpenDraft(dialog, id)) return left(context);
  switch (act) {
    case 'choose addressees':
      return step(context, await seeDraft(tx, actor, id), chooser);
    case 'to spots':
      return step(context, await seeDraft(tx, actor, id), askForSpots);
    case 'to sections':
      return step(context, await seeDraft(tx, actor, id), sectionScreen);
    case 'preview':
      return previewed(context, await seeDraft(tx, actor, id));
    case 'to all':
      return previewed(context, await addressAnnouncement(tx, actor, id, () => ({ kind: 'all' })));
    case 'to spots meant': {
      const spots = isAddressing(dialog) ? dialog.meant : null;
      if (!spots) return toast(context.speech.plain('old-button'));
      return previewed(context, await addressAnnouncement(tx, actor, id, () => ({ kind: 'spots', spots })));
    }
    case 'ask to move':
    case 'ask nothing':
      return previewed(context, await askToMove(tx, actor, id, act === 'ask to move'));
  }
}

/** A section, chosen or left out again. */
export async function onSection(
  context: MemberContext,
  { announcement: id, section }: { readonly announcement: AnnouncementId; readonly section: number },
): Promise<Reply[]> {
  const { tx, actor, dialog } = context;
  if (!isOpenDraft(dialog, id)) return left(context);
  const toggle = (to: Addressees, known: readonly Section[]) => {
    const found = known.find(({ name }) => sectionFingerprint(name) === section);
    return found ? withSection(to, found.name, known) : to;
  };
  return step(context, await addressAnnouncement(tx, actor, id, toggle), sectionScreen);
}

/** The spots that were typed. */
export async function onSpotsTyped(
  context: MemberContext,
  { draft: id }: Extract<AnnouncementDialog, { kind: 'addressing' }>,
  text: string,
): Promise<Reply[]> {
  const { tx, actor, lexicon, speech } = context;
  const read = readSpotRanges(text, lexicon.requests);
  if (!read.ok) {
    await keepDialog(context);
    return askOn(context, fault(context, read.why));
  }
  const { spots, isSure } = read.value;
  if (!isSure) {
    await beginDialog<AnnouncementDialog>(context, { kind: 'addressing', draft: id, meant: spots });
    const right = announcementButton(speech.plain('announcement-button-spots-right'), 'to spots meant', id);
    const text = speech.say('announcement-spots-unsure', counted(context, spots));
    return [{ kind: 'message', message: { text, buttons: [[right], [cancelButton(context)]] } }];
  }
  const done = await addressAnnouncement(tx, actor, id, () => ({ kind: 'spots', spots }));
  if (!done.ok) return askOn(context, speech.say('no-longer-allowed'));
  await beginDialog<AnnouncementDialog>(context, { kind: 'announcing', draft: id });
  return [{ kind: 'message', message: await draftScreen(context, done.value) }];
}

/** Numbers are waited for, and nothing else. */
export async function onNoSpots(context: MemberContext): Promise<Reply[]> {
  await keepDialog(context);
  return askOn(context, context.speech.say('announcement-spots-none'));
}

function counted({ speech }: MemberContext, spots: readonly SpotNumber[]) {
  return { spots: foldedSpots(speech, spots), count: spots.length };
}

function fault({ speech: { say } }: MemberContext, why: UnreadableRanges): RichText {
  switch (why) {
    case 'no number':
      return say('announcement-spots-none');
    case 'phone':
      return say('spot-phone');
    case 'out of range':
      return say('spot-out-of-range');
    case 'too many':
      return say('announcement-spots-too-many', { most: String(MOST_SPOTS_NAMED) });
  }
}

async function previewed(context: MemberContext, done: Result<Draft, DraftRefusal>): Promise<Reply[]> {
  if (!done.ok) return left(context);
  const { id } = done.value.announcement;
  await beginDialog<AnnouncementDialog>(context, { kind: 'announcing', draft: id });
  return [{ kind: 'replace', message: await draftScreen(context, done.value) }];
}

/** A screen of «Кому»: what is typed below it are spots. */
async function step(
  context: MemberContext,
  done: Result<Draft, DraftRefusal>,
  screen: (context: MemberContext, draft: Draft) => Outgoing,
): Promise<Reply[]> {
  if (!done.ok) return left(context);
  const { id } = done.value.announcement;
  await beginDialog<AnnouncementDialog>(context, { kind: 'addressing', draft: id, meant: null });
  return [{ kind: 'replace', message: screen(context, done.value) }];
}

function chooser(context: MemberContext, { announcement: { id }, sections }: Draft): Outgoing {
  const { plain, say } = context.speech;
  const all = announcementButton(plain('announcement-button-all'), 'to all', id);
  const spots = announcementButton(plain('announcement-button-spots'), 'to spots', id);
  const some = announcementButton(plain('announcement-button-sections'), 'to sections', id);
  const choices = sections.length > 0 ? [all, spots, some] : [all, spots];
  return {
    text: say('announcement-choose'),
    buttons: [choices, [back(context, id)], [cancelButton(context)]],
  };
}

function askForSpots(context: MemberContext, { announcement: { id } }: Draft): Outgoing {
  const text = context.speech.say('announcement-ask-spots');
  return { text, buttons: [[back(context, id)], [cancelButton(context)]] };
}

function sectionScreen(context: MemberContext, { announcement: { id, to }, sections }: Draft): Outgoing {
  const { plain, say } = context.speech;
  const chosen = to.kind === 'sections' ? to.sections : [];
  const buttons = sections.slice(0, MOST_SECTIONS).map(({ name }): Button => {
    const section = clip(name, LONGEST_SECTION);
    const mark = sectionFingerprint(name);
    return {
      label: chosen.includes(name) ? plain('announcement-button-section-on', { section }) : section,
      press: announcementButtons.data({ kind: 'announcement section', announcement: id, section: mark }),
    };
  });
  const text = say('announcement-ask-sections');
  return { text, buttons: [...pairs(buttons), [back(context, id)], [cancelButton(context)]] };
}

function back({ speech }: MemberContext, id: AnnouncementId): Button {
  return announcementButton(speech.plain('announcement-button-preview'), 'preview', id);
}

/** Left by «Отмена», a menu label, a newer text or a quarter of an hour. */
export function left({ speech, actor }: MemberContext): Reply[] {
  return toast(speech.plain(offers(actor, 'announce') ? 'announcement-toast-left' : 'not-for-you'));
}
