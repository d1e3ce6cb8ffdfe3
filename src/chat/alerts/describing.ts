import type { HelpKind, Note } from '../../core/alerts/alert.ts';
import { raiseAlert, type Wish } from '../../core/alerts/raise-alert.ts';
import type { SpotNumber } from '../../core/kernel/ids.ts';
import type { PhotoRef } from '../kit/incoming.ts';
import { isLate } from '../kit/lateness.ts';
import { menuButtons } from '../kit/menu-buttons.ts';
import { offers } from '../kit/offers.ts';
import type { Button, Reply } from '../kit/outgoing.ts';
import { askOn } from '../kit/spot-input.ts';
import { beginDialog, endDialog, type MemberContext } from '../kit/update-context.ts';
import type { RichText } from '../kit/wording.ts';
import { refusedRaise } from './alerts.ts';
import { askLate } from './asking-back.ts';
import type { AlertCode } from './buttons.ts';
import { alertButtons } from './buttons.ts';
import type { AlertDialog } from './dialogs.ts';
import { notPassedOn } from './letters.ts';

const message = (text: RichText, buttons: Button[][] = []): Reply => {
  return { kind: 'message', message: { text, buttons } };
};

/** «Не знаю номер» or «Чужая машина на моём месте»: asks for a photo or a few words. */
export async function onDescribe(
  context: MemberContext,
  { about, spot }: Extract<AlertCode, { kind: 'describe' }>,
): Promise<Reply[]> {
  const { speech, actor } = context;
  const { spots } = actor;
  if (!offers(actor, about === 'unknown' ? 'raise blocked' : 'report stranger')) {
    return [{ kind: 'toast', text: speech.plain('not-for-you') }];
  }
  const cancel: Button = { label: speech.plain('cancel'), press: menuButtons.data({ kind: 'cancel' }) };
  if (about === 'unknown') {
    await beginDialog<AlertDialog>(context, { kind: 'describing', about, spot: null });
    return [message(speech.say('alert-describe-unknown'), [[cancel]])];
  }
  const mine = spot ?? (spots.length === 1 ? spots[0] : null);
  if (mine && spots.includes(mine)) {
    await beginDialog<AlertDialog>(context, { kind: 'describing', about, spot: mine });
    return [message(speech.say('alert-describe-stranger', { spot: String(mine) }), [[cancel]])];
  }
  if (spots.length === 0) return [{ kind: 'toast', text: speech.plain('old-button') }];
  await endDialog(context);
  const which = spots.map((one): Button[] => {
    return [{ label: String(one), press: alertButtons.data({ kind: 'describe', about, spot: one }) }];
  });
  return [message(speech.say('alert-describe-which'), [...which, [cancel]])];
}

/** What was written or photographed: guards and admins are told at once. */
export async function onDescribed(
  context: MemberContext,
  { about, spot }: Extract<AlertDialog, { kind: 'describing' }>,
  text: string,
  photos: readonly PhotoRef[],
): Promise<Reply[]> {
  const { tx, speech, actor, now } = context;
  if (text.length > LONGEST)
    return askOn(context, speech.say('alert-describe-too-long', { longest: String(LONGEST) }));
  const note: Note = { text: text === '' ? null : text, photos };
  if (note.text === null && photos.length === 0) return askOn(context, speech.say('message-text-expected'));
  await endDialog(context);
  const wish = wishOf(about, spot);
  if (!wish) return [message(speech.say('alert-not-allowed'))];
  if (isLate(context)) return askLate(context, { kind: about, note, place: null }, spot);
  const raised = await raiseAlert(tx, actor, wish, now, { note });
  if (raised.ok) return [];
  if (raised.why.kind !== 'already open')
    return [{ kind: 'message', message: await refusedRaise(context, spot, raised.why) }];
  await tx.cards.ring(
    actor.complex,
    { kind: 'alert', alert: raised.why.alert, part: 'sender' },
    actor.person,
  );
  const { unsaid } = raised.why;
  return [unsaid ? notPassedOn(context, unsaid) : message(speech.say('alert-already-open'))];
}

/** A card has to hold it beside everything else that it says. */
const LONGEST = 1_000;

function wishOf(kind: HelpKind, spot: SpotNumber | null): Wish | null {
  if (kind === 'unknown') return { kind, spot: null };
  return spot && { kind, spot };
}
