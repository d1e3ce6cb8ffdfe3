import {
  type Alert,
  answering,
  isForHelpers,
  reachesMutedOnly,
  takesWords,
  waiting,
} from '../../core/alerts/alert.ts';
import { complain } from '../../core/alerts/complain.ts';
import { type LetterContent, type LetterPart, LONGEST_CAPTION } from '../../core/alerts/letter.ts';
import { type LetterRefusal, writeLetter } from '../../core/alerts/write-letter.ts';
import type { AlertId } from '../../core/kernel/ids.ts';
import { after, instantOf, isDue } from '../../core/kernel/time.ts';
import { cancelButton, confirmRow, toast } from '../kit/confirm.ts';
import { hasMenu, withMenu } from '../kit/menu.ts';
import { menuButtons } from '../kit/menu-buttons.ts';
import type { Button, Reply } from '../kit/outgoing.ts';
import type { RepliedThread, ThreadPart } from '../kit/ports.ts';
import { UNSAID } from '../kit/refusal.ts';
import { askOn } from '../kit/spot-input.ts';
import { threadLabel } from '../kit/thread-label.ts';
import { beginDialog, endDialog, type MemberContext, type Speech } from '../kit/update-context.ts';
import type { RichText } from '../kit/wording.ts';
import { answerRows, askedOf } from './answer-offer.ts';
import { type AlertCode, alertButtons } from './buttons.ts';
import { type AlertDialog, WRITING_LIFE } from './dialogs.ts';

/** Room for the line that says who writes, within what a messenger takes. */
const LONGEST_TEXT = 3_500;

const message = (text: RichText, buttons: Button[][] = []): Reply => {
  return { kind: 'message', message: { text, buttons } };
};

/** «Ответить» or «Добавить фото или текст»: from now on what is typed goes to the thread. */
export async function onWrite(context: MemberContext, alert: AlertId, part: LetterPart): Promise<Reply[]> {
  const { tx, speech, actor } = context;
  const thread = await tx.alerts.get(actor.complex, alert);
  const parties = part === 'sender' ? thread?.senders : thread && answering(thread);
  if (!thread || !parties?.some((party) => party.person === actor.person))
    return toast(speech.plain('not-for-you'));
  if (actor.roles.includes('banned')) return toast(speech.plain('letter-not-allowed'));
  const isDone = part === 'sender' && !waiting(thread).some((one) => one.person === actor.person);
  if (thread.state === 'closed' || isDone) return toast(speech.plain('alert-toast-closed'));
  await beginWriting(context, { alert, part });
  const cancel: Button = { label: speech.plain('cancel'), press: menuButtons.data({ kind: 'cancel' }) };
  return [message(askFor(speech, thread, part), [[cancel]])];
}

function askFor({ say }: Speech, thread: Alert, part: LetterPart): RichText {
  if (part === 'sender' && isForHelpers(thread)) return say('letter-ask-helpers');
  if (thread.car && !thread.unfound && part === 'sender') return say('plate-letter-ask-sender', thread.car);
  if (thread.spot === null) return say('letter-ask-unknown');
  return say(part === 'sender' ? 'letter-ask-sender' : 'letter-ask-holder', { spot: String(thread.spot) });
}

/** A line or a photo for the thread. Its receipt follows as a card; here comes only what was not passed on. */
export async function onLetter(
  context: MemberContext,
  { alert, part }: ThreadPart,
  content: LetterContent,
): Promise<Reply[]> {
  const { tx, speech, actor, now } = context;
  const longest = content.photos.length === 0 ? LONGEST_TEXT : LONGEST_CAPTION;
  if ((content.text ?? '').length > longest) {
    return askOn(context, speech.say('letter-too-long', { longest: String(longest) }));
  }
  const written = await writeLetter(tx, actor, alert, part, content, now);
  if (!written.ok) {
    await endDialog(context);
    return [notPassedOn(context, written.why)];
  }
  await beginWriting(context, { alert, part });
  return [];
}

/** The question is remembered for longer than it is open: what comes too late must not vanish without a word. */
function beginWriting(context: MemberContext, { alert, part }: ThreadPart): Promise<void> {
  const until = after(context.now, WRITING_LIFE).toISOString();
  return beginDialog<AlertDialog>(context, { kind: 'writing', alert, part, until });
}

const BARE_NUMBER = /^№? ?\p{Nd}{1,5}$/u;

/** What is typed or sent after «Ответить»; null: it is a spot's number, and the silence was too long. */
export async function onWritten(
  context: MemberContext,
  { alert, part, until }: Extract<AlertDialog, { kind: 'writing' }>,
  content: LetterContent,
): Promise<Reply[] | null> {
  const { speech } = context;
  if (until === undefined || !isDue(instantOf(until), context.now))
    return onLetter(context, { alert, part }, content);
  if (content.text !== null && BARE_NUMBER.test(content.text)) return null;
  await endDialog(context);
  const press = alertButtons.data({ kind: 'write', alert, part });
  const label = speech.plain(part === 'sender' ? 'letter-add' : 'letter-answer');
  return [message(speech.say('letter-too-late'), [[{ label, press }]])];
}

/** «Не передано», and why; the menu is the way on. */
export function notPassedOn(context: MemberContext, why: LetterRefusal): Reply {
  const text = context.speech.say(UNSAID[why]);
  return { kind: 'message', message: hasMenu(context.actor.roles) ? withMenu(context, text) : { text } };
}

/** Voice, contacts, places, files and whatever was forwarded stay where they are. */
export async function refuseMedia(context: MemberContext, { alert, part }: ThreadPart): Promise<Reply[]> {
  const answers = part === 'holder' ? await onUnspoken(context, alert) : null;
  return answers ?? askOn(context, context.speech.say('letter-only-text-and-photos'));
}

/** A voice message or a sticker of whoever is waited for is met with the buttons that answer; null: he is not. */
export async function onUnspoken(context: MemberContext, thread?: AlertId): Promise<Reply[] | null> {
  const { speech } = context;
  const [only, second] = await askedOf(context, thread);
  if (!only) return null;
  if (second) return onStrayWords(context);
  const rows = answerRows(speech, only);
  const way = context.dialog ? [[cancelButton(context)]] : [];
  return [message(speech.say('letter-only-text-and-photos'), [...rows, ...way])];
}

/** What replies to a message of a thread goes there, whatever else is asked; null: it replies to none. */
export async function onReply(
  context: MemberContext,
  content: LetterContent | null,
): Promise<Reply[] | null> {
  const thread = await threadOfReply(context);
  if (!thread) return null;
  const { part } = thread;
  // Guards and admins take a call or are done: nothing is passed on that they write.
  if (part === 'helper') return [message(context.speech.say('letter-helper'))];
  return content
    ? onLetter(context, { ...thread, part }, content)
    : refuseMedia(context, { ...thread, part });
}

export async function threadOfReply(context: MemberContext): Promise<RepliedThread | null> {
  const { tx, incoming, actor } = context;
  const replyTo = 'replyTo' in incoming.body ? incoming.body.replyTo : null;
  return replyTo === null ? null : tx.cardMessages.threadOf(actor.person, replyTo);
}

/** Words or a photo that nobody waits for, while threads are open: said so, with the buttons that take them. */
export async function onStrayWords(context: MemberContext): Promise<Reply[] | null> {
  const { tx, speech, actor } = context;
  const open = (await tx.alerts.openOf(actor.complex, actor.person)).slice(0, MOST_THREADS);
  const alerts = await Promise.all(open.map(({ alert }) => tx.alerts.get(actor.complex, alert)));
  const hears = open.filter(({ part }, at) => {
    const alert = alerts[at];
    return alert && (part === 'holder' || takesWords(alert));
  });
  const [unheard] = alerts;
  if (!unheard) return null;
  if (hears.length === 0)
    return [notPassedOn(context, reachesMutedOnly(unheard) ? 'muted' : 'nobody to read')];
  const [only, second] = hears;
  if (only?.part === 'holder' && !second)
    return [message(speech.say('letter-stray-holder'), answerRows(speech, only))];
  const rows = hears.map((thread): Button[] => {
    const { alert, part } = thread;
    const press = alertButtons.data({ kind: 'write', alert, part });
    return [{ label: second ? threadLabel(speech, thread) : speech.plain('letter-add'), press }];
  });
  return [message(speech.say('letter-stray'), rows)];
}

const MOST_THREADS = 4;

/** «Пожаловаться»: says what the admins will see, and asks. */
export async function onComplain(
  context: MemberContext,
  { alert, letter, sure }: Extract<AlertCode, { kind: 'complain' }>,
): Promise<Reply[]> {
  const { tx, speech, actor, now } = context;
  if (!sure) {
    const press = alertButtons.data({ kind: 'complain', alert, letter, sure: true });
    return [message(speech.say('complaint-sure'), [confirmRow(speech, press)])];
  }
  const done = await complain(tx, actor, alert, letter, now);
  if (!done.ok)
    return toast(speech.plain(done.why === 'already' ? 'complaint-toast-already' : 'not-for-you'));
  return [
    { kind: 'toast', text: speech.plain('complaint-toast') },
    { kind: 'replace', message: { text: speech.say('complaint-toast') } },
  ];
}
