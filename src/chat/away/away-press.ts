import { endFault, endOf, type FreeMark } from '../../core/away/mark.ts';
import { endMarks, hideMark, type MarkRefusal, markSpot } from '../../core/away/mark-spot.ts';
import { ownMarks } from '../../core/away/own-marks.ts';
import type { SpotNumber } from '../../core/kernel/ids.ts';
import type { Instant } from '../../core/kernel/time.ts';
import { cancelButton, toast } from '../kit/confirm.ts';
import { withMenu } from '../kit/menu.ts';
import { menuButtons } from '../kit/menu-buttons.ts';
import { offers } from '../kit/offers.ts';
import type { Button, Outgoing, Reply } from '../kit/outgoing.ts';
import { complexOf, endDialog, type MemberContext } from '../kit/update-context.ts';
import { lines, type RichText } from '../kit/wording.ts';
import { askDate, askUntil, confirmDate, spotButton, untilOf } from './away.ts';
import { type AwayCode, awayButtons } from './buttons.ts';

export async function onAwayPress(context: MemberContext, press: AwayCode): Promise<Reply[]> {
  const { actor, speech, now } = context;
  if (press.kind === 'back with all') return backWithAll(context);
  if (!actor.spots.includes(press.spot)) {
    return toast(speech.plain('my-spot-toast-not-yours', { spot: String(press.spot) }));
  }
  if (press.kind === 'away until date') return mark(context, press.spot, press.until);
  if (press.kind === 'away date meant') return meant(context, press.spot, press.until);
  if (press.kind === 'away until') {
    const { timeZone } = await complexOf(context);
    return mark(context, press.spot, endOf(press.stay, now, timeZone));
  }
  switch (press.act) {
    case 'leave':
      return [{ kind: 'replace', message: await askUntil(context, press.spot) }];
    case 'change':
      return [{ kind: 'message', message: await askUntil(context, press.spot) }];
    case 'other date':
      return askDate(context, press.spot);
    case 'hide':
    case 'show':
      return hide(context, press.spot, press.act === 'hide');
    case 'back':
      return back(context, press.spot);
  }
}

/** Of several dates that a typed one could be: the same question as if it had been clear at once. */
async function meant(context: MemberContext, spot: SpotNumber, until: Instant): Promise<Reply[]> {
  const fault = endFault(until, context.now);
  if (fault) return toast(context.speech.plain(fault === 'past' ? 'away-date-past' : 'away-date-too-far'));
  return [{ kind: 'replace', message: await confirmDate(context, spot, until) }];
}

async function mark(context: MemberContext, spot: SpotNumber, until: Instant): Promise<Reply[]> {
  const { tx, actor, speech, now } = context;
  const marked = await markSpot(tx, actor, spot, until, now);
  if (context.dialog?.kind === 'leaving') await endDialog(context);
  if (marked.ok) {
    const { mark, away } = marked.value;
    const shown = await markMessage(context, mark);
    return [{ kind: 'replace', message: shown }, ...changedMenu(context, away, 'away-safe-journey')];
  }
  const known = { spot: String(spot) };
  switch (marked.why) {
    case 'past':
      return toast(speech.plain('away-date-past'));
    case 'too far':
      return toast(speech.plain('away-date-too-far'));
    case 'as it is':
      return toast(
        speech.plain('away-toast-as-it-is', { ...known, until: (await untilOf(context))({ until }) }),
      );
    default:
      return refused(context, spot, marked.why);
  }
}

/** What neighbours see now, and how to take it back. */
async function markMessage(context: MemberContext, mark: FreeMark): Promise<Outgoing> {
  const { speech } = context;
  const { spot, hidden } = mark;
  const known = { spot: String(spot), until: (await untilOf(context))(mark) };
  const button = (act: 'hide' | 'show' | 'change' | 'back', label: string): Button => {
    return { label, press: awayButtons.data({ kind: 'away', act, spot }) };
  };
  const seen = hidden
    ? button('show', speech.plain('away-button-show'))
    : button('hide', speech.plain('away-button-hide'));
  const change = button('change', speech.plain('away-button-change'));
  const back = button('back', speech.plain('away-button-back'));
  const text = lines(speech.say(hidden ? 'away-set-hidden' : 'away-set', known), speech.say('away-set-hint'));
  return { text, buttons: [[seen], [change, back]] };
}

async function hide(context: MemberContext, spot: SpotNumber, hidden: boolean): Promise<Reply[]> {
  const changed = await hideMark(context.tx, context.actor, spot, hidden, context.now);
  if (!changed.ok) return refused(context, spot, changed.why);
  return [{ kind: 'replace', message: await markMessage(context, changed.value.mark) }];
}

/** «Вернулся» under a message. */
async function back(context: MemberContext, spot: SpotNumber): Promise<Reply[]> {
  const ended = await end(context, [spot]);
  if (!ended.ok) return refused(context, spot, ended.why);
  const text = context.speech.say('away-ended', { spot: String(spot) });
  return [
    { kind: 'replace', message: { text } },
    ...changedMenu(context, ended.value.away, 'choose-in-menu'),
  ];
}

async function backWithAll(context: MemberContext): Promise<Reply[]> {
  const ended = await endMarks(context.tx, context.actor, context.actor.spots, context.now);
  if (!ended.ok) return toast(context.speech.plain('away-not-marked'));
  if (context.dialog?.kind === 'leaving') await endDialog(context);
  const text = context.speech.say('away-ended-all');
  return [
    { kind: 'replace', message: { text } },
    ...changedMenu(context, ended.value.away, 'choose-in-menu'),
  ];
}

/** «Вернулся» in the menu: at once where only one spot can be meant. The menu comes anew in any case. */
export async function comeBack(context: MemberContext): Promise<Reply[]> {
  const { speech, actor } = context;
  if (!offers(actor, 'mark spots') || actor.spots.length === 0) {
    return [{ kind: 'message', message: { text: speech.say('alert-not-allowed') } }];
  }
  const marks = await ownMarks(context.tx, context.actor, context.now);
  const [only, second] = marks;
  if (only && second) return [{ kind: 'message', message: askWithWhich(context, marks) }];
  if (!only) return [await menuNow(context, speech.say('away-not-marked'))];
  const { spot } = only;
  const ended = await end(context, [spot]);
  if (!ended.ok) return [await menuNow(context, speech.say('away-not-marked'))];
  return [menu(context, ended.value.away, speech.say('away-ended', { spot: String(spot) }))];
}

function askWithWhich(context: MemberContext, marks: readonly FreeMark[]): Outgoing {
  const { speech } = context;
  const all: Button = {
    label: speech.plain('away-button-back-with-all'),
    press: awayButtons.data({ kind: 'back with all' }),
  };
  const keep: Button = {
    ...cancelButton(context),
    press: menuButtons.data({ kind: 'keep' }),
  };
  const rows = marks.map(({ spot }) => [spotButton(context, spot, 'back')]);
  return { text: speech.say('away-which-back'), buttons: [...rows, [all], [keep]] };
}

async function end(context: MemberContext, spots: readonly SpotNumber[]) {
  const ended = await endMarks(context.tx, context.actor, spots, context.now);
  if (context.dialog?.kind === 'leaving') await endDialog(context);
  return ended;
}

function refused(context: MemberContext, spot: SpotNumber, why: MarkRefusal | 'not marked'): Reply[] {
  const { speech } = context;
  const known = { spot: String(spot) };
  if (why === 'not allowed') return toast(speech.plain('not-for-you'));
  if (why === 'not yours') return toast(speech.plain('my-spot-toast-not-yours', known));
  return toast(speech.plain('away-toast-not-marked', known));
}

/** «Уезжаю» and «Вернулся» change places when the last spot is marked, and when the first one is not any more. */
function changedMenu(
  context: MemberContext,
  away: boolean,
  key: 'away-safe-journey' | 'choose-in-menu',
): Reply[] {
  return away === context.actor.away ? [] : [menu(context, away, context.speech.say(key))];
}

/** The menu as the rows say that it is. */
async function menuNow(context: MemberContext, text: RichText): Promise<Reply> {
  const { tx, actor } = context;
  const found = await tx.residents.get(actor.complex, actor.person);
  return menu(context, found?.away ?? false, text);
}

function menu(context: MemberContext, away: boolean, text: RichText): Reply {
  return { kind: 'message', message: withMenu({ ...context, actor: { ...context.actor, away } }, text) };
}
