import type { AlertKind } from '../../core/alerts/alert.ts';
import { readAnswer, type TypedAnswer } from '../../core/alerts/read-answer.ts';
import type { AlertId } from '../../core/kernel/ids.ts';
import type { OpenThread } from '../../core/ports.ts';
import type { Button, Reply } from '../kit/outgoing.ts';
import { threadLabel } from '../kit/thread-label.ts';
import type { MemberContext, Speech } from '../kit/update-context.ts';
import { ANSWER_ROWS, answerLabel } from './answers.ts';
import { alertButtons } from './buttons.ts';

/** «иду», «5 мин», typed by whoever is waited for: asked back, and nothing goes before a press; null: no answer. */
export async function askTypedAnswer(context: MemberContext, text: string): Promise<Reply[] | null> {
  const { speech, lexicon } = context;
  const answer = readAnswer(text, lexicon.answers);
  if (!answer) return null;
  const asked = await askedOf(context);
  const threads = asked.filter(({ kind }) => labelOf(speech, answer, kind) !== null);
  const [first, second] = threads;
  const label = first && labelOf(speech, answer, first.kind);
  if (!first || !label) return null;
  const buttons = second
    ? threads.slice(0, MOST_THREADS).map((thread) => [pass(thread, answer, threadLabel(speech, thread))])
    : [[pass(first, answer, label)], ...answerRows(speech, first, answer)];
  return [{ kind: 'message', message: { text: speech.say('typed-answer-ask', { answer: label }), buttons } }];
}

/** The open threads in which somebody is waited for as a holder; `only`: of this one. */
export async function askedOf({ tx, actor }: MemberContext, only?: AlertId): Promise<readonly OpenThread[]> {
  const open = await tx.alerts.openOf(actor.complex, actor.person);
  return open.filter(({ part, alert }) => part === 'holder' && (only === undefined || alert === only));
}

const MOST_THREADS = 4;

/** The answers of a holder's card, and «Ответить»; `but` stands elsewhere. */
export function answerRows(speech: Speech, thread: OpenThread, but?: TypedAnswer): Button[][] {
  const rows = ANSWER_ROWS.map((row) =>
    row.filter((answer) => answer !== but).map((answer) => pass(thread, answer, answerLabel(speech, answer))),
  );
  const press = alertButtons.data({ kind: 'write', alert: thread.alert, part: 'holder' });
  // A passer-by reads no letters.
  const write = thread.kind === 'windscreen' ? [] : [[{ label: speech.plain('letter-answer'), press }]];
  return [...rows.filter((row) => row.length > 0), ...write];
}

function pass({ alert }: OpenThread, answer: TypedAnswer, label: string): Button {
  return { label, press: alertButtons.data({ kind: 'typed answer', alert, answer }) };
}

/** As on the card; null: a thread of this kind has no such button. */
export function labelOf(speech: Speech, answer: TypedAnswer, kind: AlertKind): string | null {
  if (answer !== 'done') return answerLabel(speech, answer);
  const done = DONE[kind];
  return done && speech.plain(done);
}

const DONE = {
  blocked: 'alert-button-done-blocked',
  unknown: 'alert-button-done-blocked',
  sos: 'alert-button-done-sos',
  message: null,
  stranger: null,
  // By the card alone it is known what was asked.
  windscreen: null,
} as const satisfies Record<AlertKind, string | null>;
