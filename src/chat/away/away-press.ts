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
import { complexOf, endDialog, type MemberTurn } from '../kit/turn.ts';
import { lines, type RichText } from '../kit/wording.ts';
import { askDate, askUntil, confirmDate, spotButton, untilOf } from './away.ts';
import { type AwayCode, awayButtons } from './buttons.ts';

export async function onAwayPress(turn: MemberTurn, press: AwayCode): Promise<Reply[]> {
  const { actor, speech, now } = turn;
  if (press.kind === 'back with all') return backWithAll(turn);
  if (!actor.spots.includes(press.spot)) {
    return toast(speech.plain('my-spot-toast-not-yours', { spot: String(press.spot) }));
  }
  if (press.kind === 'away until date') return mark(turn, press.spot, press.until);
  if (press.kind === 'away date meant') return meant(turn, press.spot, press.until);
  if (press.kind === 'away until') {
    const { timeZone } = await complexOf(turn);
    return mark(turn, press.spot, endOf(press.stay, now, timeZone));
  }
  switch (press.act) {
    case 'leave':
      return [{ kind: 'replace', message: await askUntil(turn, press.spot) }];
    case 'change':
      return [{ kind: 'message', message: await askUntil(turn, press.spot) }];
    case 'other date':
      return askDate(turn, press.spot);
    case 'hide':
    case 'show':
      return hide(turn, press.spot, press.act === 'hide');
    case 'back':
      return back(turn, press.spot);
  }
}

/** Of several dates that a typed one could be: the same question as if it had been clear at once. */
async function meant(turn: MemberTurn, spot: SpotNumber, until: Instant): Promise<Reply[]> {
  const fault = endFault(until, turn.now);
  if (fault) return toast(turn.speech.plain(fault === 'past' ? 'away-date-past' : 'away-date-too-far'));
  return [{ kind: 'replace', message: await confirmDate(turn, spot, until) }];
}

async function mark(turn: MemberTurn, spot: SpotNumber, until: Instant): Promise<Reply[]> {
  const { tx, actor, speech, now } = turn;
  const marked = await markSpot(tx, actor, spot, until, now);
  if (turn.dialog?.kind === 'leaving') await endDialog(turn);
  if (marked.ok) {
    const { mark, away } = marked.value;
    const shown = await markMessage(turn, mark);
    return [{ kind: 'replace', message: shown }, ...changedMenu(turn, away, 'away-safe-journey')];
  }
  const known = { spot: String(spot) };
  switch (marked.why) {
    case 'past':
      return toast(speech.plain('away-date-past'));
    case 'too far':
      return toast(speech.plain('away-date-too-far'));
    case 'as it is':
      return toast(
        speech.plain('away-toast-as-it-is', { ...known, until: (await untilOf(turn))({ until }) }),
      );
    default:
      return refused(turn, spot, marked.why);
  }
}

/** What neighbours see now, and how to take it back. */
async function markMessage(turn: MemberTurn, mark: FreeMark): Promise<Outgoing> {
  const { speech } = turn;
  const { spot, hidden } = mark;
  const known = { spot: String(spot), until: (await untilOf(turn))(mark) };
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

async function hide(turn: MemberTurn, spot: SpotNumber, hidden: boolean): Promise<Reply[]> {
  const changed = await hideMark(turn.tx, turn.actor, spot, hidden, turn.now);
  if (!changed.ok) return refused(turn, spot, changed.why);
  return [{ kind: 'replace', message: await markMessage(turn, changed.value.mark) }];
}

/** «Вернулся» under a message. */
async function back(turn: MemberTurn, spot: SpotNumber): Promise<Reply[]> {
  const ended = await end(turn, [spot]);
  if (!ended.ok) return refused(turn, spot, ended.why);
  const text = turn.speech.say('away-ended', { spot: String(spot) });
  return [{ kind: 'replace', message: { text } }, ...changedMenu(turn, ended.value.away, 'choose-in-menu')];
}

async function backWithAll(turn: MemberTurn): Promise<Reply[]> {
  const ended = await endMarks(turn.tx, turn.actor, turn.actor.spots, turn.now);
  if (!ended.ok) return toast(turn.speech.plain('away-not-marked'));
  if (turn.dialog?.kind === 'leaving') await endDialog(turn);
  const text = turn.speech.say('away-ended-all');
  return [{ kind: 'replace', message: { text } }, ...changedMenu(turn, ended.value.away, 'choose-in-menu')];
}

/** «Вернулся» in the menu: at once where only one spot can be meant. The menu comes anew in any case. */
export async function comeBack(turn: MemberTurn): Promise<Reply[]> {
  const { speech, actor } = turn;
  if (!offers(actor, 'mark spots') || actor.spots.length === 0) {
    return [{ kind: 'message', message: { text: speech.say('alert-not-allowed') } }];
  }
  const marks = await ownMarks(turn.tx, turn.actor, turn.now);
  const [only, second] = marks;
  if (only && second) return [{ kind: 'message', message: askWithWhich(turn, marks) }];
  if (!only) return [await menuNow(turn, speech.say('away-not-marked'))];
  const { spot } = only;
  const ended = await end(turn, [spot]);
  if (!ended.ok) return [await menuNow(turn, speech.say('away-not-marked'))];
  return [menu(turn, ended.value.away, speech.say('away-ended', { spot: String(spot) }))];
}

function askWithWhich(turn: MemberTurn, marks: readonly FreeMark[]): Outgoing {
  const { speech } = turn;
  const all: Button = {
    label: speech.plain('away-button-back-with-all'),
    press: awayButtons.data({ kind: 'back with all' }),
  };
  const keep: Button = {
    ...cancelButton(turn),
    press: menuButtons.data({ kind: 'keep' }),
  };
  const rows = marks.map(({ spot }) => [spotButton(turn, spot, 'back')]);
  return { text: speech.say('away-which-back'), buttons: [...rows, [all], [keep]] };
}

async function end(turn: MemberTurn, spots: readonly SpotNumber[]) {
  const ended = await endMarks(turn.tx, turn.actor, spots, turn.now);
  if (turn.dialog?.kind === 'leaving') await endDialog(turn);
  return ended;
}

function refused(turn: MemberTurn, spot: SpotNumber, why: MarkRefusal | 'not marked'): Reply[] {
  const { speech } = turn;
  const known = { spot: String(spot) };
  if (why === 'not allowed') return toast(speech.plain('not-for-you'));
  if (why === 'not yours') return toast(speech.plain('my-spot-toast-not-yours', known));
  return toast(speech.plain('away-toast-not-marked', known));
}

/** «Уезжаю» and «Вернулся» change places when the last spot is marked, and when the first one is not any more. */
function changedMenu(turn: MemberTurn, away: boolean, key: 'away-safe-journey' | 'choose-in-menu'): Reply[] {
  return away === turn.actor.away ? [] : [menu(turn, away, turn.speech.say(key))];
}

/** The menu as the rows say that it is. */
async function menuNow(turn: MemberTurn, text: RichText): Promise<Reply> {
  const { tx, actor } = turn;
  const found = await tx.residents.get(actor.complex, actor.person);
  return menu(turn, found?.away ?? false, text);
}

function menu(turn: MemberTurn, away: boolean, text: RichText): Reply {
  return { kind: 'message', message: withMenu({ ...turn, actor: { ...turn.actor, away } }, text) };
}
