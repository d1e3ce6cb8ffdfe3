import type { PersonId } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Instant } from '../kernel/time.ts';
import type { Act, ActRefusal, Decision, Effect } from './act.ts';
import { type Alert, type Holder, waiting } from './alert.ts';
import { type Answer, promiseOf } from './answers.ts';

/** What somebody does who answers for a car. */
export type HoldersAct = Extract<Act, { readonly holder: PersonId }>;

/** Somebody who stands on the spot with permission, and does not answer for it. */
export function isBorrower({ borrower, holders }: Alert, person: PersonId): boolean {
  return borrower?.person === person && !holders.some((one) => one.person === person);
}

/**
 * What he says is shown as his. Whether the spot gets free is for its holders to answer: no timer of theirs stops, no state
 * changes, and nothing closes by it.
 */
export function ofBorrower(
  alert: Alert,
  borrower: Holder,
  act: HoldersAct,
  now: Instant,
): Result<Decision, ActRefusal> {
  switch (act.kind) {
    case 'answer': {
      if (borrower.answer === act.answer && !borrower.doneAt) return refuse('already');
      const { id, spot } = alert;
      const notice = { kind: 'alert answered', alert: id, spot, answer: act.answer, by: 'borrower' } as const;
      return ok({
        alert: said(alert, borrower, act.answer, now),
        effects: [{ kind: 'tell senders', notice }],
      });
    }
    case 'wrote': {
      const isOvertaken = borrower.answeredAt !== null && borrower.answeredAt > act.writtenAt;
      const stands = borrower.doneAt !== null || isOvertaken;
      return ok({ alert: stands ? alert : said(alert, borrower, 'wrote', act.writtenAt), effects: [] });
    }
    case 'done':
      return done(alert, borrower, act, now);
    case 'mute':
    case 'false call':
      return refuse('not yours');
  }
}

function said(alert: Alert, borrower: Holder, answer: Answer, answeredAt: Instant): Alert {
  // Whoever answers has seen the card, whatever the messenger told us of it.
  return { ...alert, borrower: { ...borrower, answer, answeredAt, doneAt: null, reach: 'delivered' } };
}

/** The sender sees for himself, and says so. */
function done(
  alert: Alert,
  borrower: Holder,
  { came }: Extract<HoldersAct, { kind: 'done' }>,
  now: Instant,
): Result<Decision, ActRefusal> {
  const isExpected = borrower.answer !== null && promiseOf(borrower.answer) !== null;
  if (!isExpected && !came && alert.kind !== 'sos') return refuse('nobody answered');
  if (borrower.doneAt) return refuse('already');
  const ring: Effect = { kind: 'ring', part: 'sender', people: waiting(alert).map((one) => one.person) };
  const there = isExpected ? alert : said(alert, borrower, 'coming', now);
  return ok({
    alert: { ...there, borrower: { ...(there.borrower ?? borrower), doneAt: now } },
    effects: [ring],
  });
}

/** Whoever has become a holder is one, and no borrower. */
export function withHolders(alert: Alert, holders: readonly Holder[]): Alert {
  const { borrower } = alert;
  const isHolder = holders.some((one) => one.person === borrower?.person);
  return { ...alert, holders, borrower: isHolder ? null : borrower };
}
