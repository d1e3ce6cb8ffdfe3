import { clockTime } from '../../../chat/kit/house-time.ts';
import type { Speech } from '../../../chat/kit/update-context.ts';
import type { LabelKey } from '../../../chat/kit/wording.ts';
import type { Instant } from '../../../core/kernel/time.ts';
import type { VisitSeen, VisitWish } from '../../../core/windscreen/visit.ts';
import { danger, REASONS } from './forms.ts';
import { type Html, html, type Page } from './html.ts';
import { visitState } from './visit-state.ts';

/** What a form of the page sends. */
export const WISHES = { back: 'take back', guards: 'call', solved: 'resolve' } as const satisfies Record<
  string,
  VisitWish
>;

const BUTTONS = {
  'take back': ['back', 'windscreen-page-take-back'],
  call: ['guards', 'windscreen-page-guards'],
  resolve: ['solved', 'windscreen-page-resolve'],
} as const satisfies Record<VisitWish, readonly [keyof typeof WISHES, LabelKey]>;

export type Looking = {
  readonly now: Instant;
  /** It does not load itself anew: whoever reads it aloud would begin again each time. */
  readonly still: boolean;
  /** What was pressed came too late. */
  readonly late: boolean;
};

/** What becomes of a call, and what may still be done. */
export function visitPage(speech: Speech, seen: VisitSeen, { now, still, late }: Looking): Page {
  const { plain } = speech;
  const state = visitState(speech, seen, now);
  const time = clockTime(now, now, seen.timeZone, speech.language);
  const steps = [1, 2, 3].map((step) => html`<li${step <= state.step ? html` class="on"` : null}></li>`);
  const { reason } = seen.alert.visitor ?? { reason: 'blocked' as const };
  const lead = late
    ? plain('windscreen-page-late-what')
    : seen.opened
      ? null
      : plain('windscreen-page-joined');
  const isGood = state.code === 'solved' || state.code === 'answered' || state.code === 'taken';
  return {
    title: state.title,
    body: html`${lead === null ? null : html`<p>${lead}</p>`}
<div class="sheet${isGood ? ' good' : ''}" role="status">
<ol aria-hidden="true">${steps}</ol>
<h1>${state.title}</h1>
${state.more.map((line) => html`<p>${line}</p>`)}
<p class="soft">${plain('windscreen-page-reason', { reason: plain(REASONS[reason]) })}</p>
</div>
${seen.may.map((wish) => wishForm(speech, wish))}
${phone(speech, seen)}
${state.over ? null : footing(speech, seen, { time, still })}
${danger(speech)}`,
  };
}

function wishForm({ plain }: Speech, wish: VisitWish): Html {
  const [value, label] = BUTTONS[wish];
  const look = wish === 'call' ? 'main' : 'plain';
  return html`<form method="post"><button class="${look}" name="wish" value="${value}">${plain(label)}</button></form>`;
}

function phone({ plain }: Speech, { guardPhone }: VisitSeen): Html | null {
  if (guardPhone === null) return null;
  const label = plain('windscreen-page-phone', { phone: guardPhone });
  // A house may have two numbers in the setting, or words: then nothing can be dialled.
  const isNumber = /^\+?[\d ()-]{3,25}$/.test(guardPhone);
  return isNumber
    ? html`<p><a href="tel:${guardPhone.replaceAll(/[^\d+]/g, '')}">${label}</a></p>`
    : html`<p>${label}</p>`;
}

function footing(
  { plain }: Speech,
  { alert, may }: VisitSeen,
  { time, still }: { readonly time: string; readonly still: boolean },
): Html {
  const waits = !alert.calledAt && !may.includes('call') && alert.state === 'open';
  return html`${waits ? html`<p class="soft">${plain('windscreen-page-wait')}</p>` : null}
<p class="soft">${plain(still ? 'windscreen-page-still' : 'windscreen-page-fresh', { time })}</p>
<p><a href="${still ? '?still' : '?'}">${plain('windscreen-page-refresh')}</a><a href="${still ? '?' : '?still'}">${plain(still ? 'windscreen-page-go' : 'windscreen-page-stop')}</a></p>`;
}
