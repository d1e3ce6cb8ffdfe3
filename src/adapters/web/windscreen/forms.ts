import type { Speech } from '../../../chat/kit/update-context.ts';
import type { LabelKey } from '../../../chat/kit/wording.ts';
import type { CallRefusal } from '../../../core/windscreen/decide-call.ts';
import { VISIT_REASONS, type VisitReason } from '../../../core/windscreen/tag-call.ts';
import { type Html, html, type Page } from './html.ts';

export const REASONS = {
  blocked: 'windscreen-page-blocked',
  passage: 'windscreen-page-passage',
  alarm: 'windscreen-page-alarm',
  lights: 'windscreen-page-lights',
  hit: 'windscreen-page-hit',
} as const satisfies Record<VisitReason, LabelKey>;

/** For whom neither owner nor guards are fast enough. */
export function danger({ plain }: Speech): Html {
  return html`<p class="danger"><a href="tel:112">${plain('windscreen-page-danger')}</a></p>`;
}

/** The first step asks for the reason, and calls nobody. */
export function reasonPage(speech: Speech): Page {
  const { plain } = speech;
  const buttons = VISIT_REASONS.map(
    (reason) => html`<button name="reason" value="${reason}">${plain(REASONS[reason])}</button>`,
  );
  const title = plain('windscreen-page-what');
  return {
    title,
    body: html`<h1>${title}</h1>
<form method="get">${buttons}</form>
<p class="soft">${plain('windscreen-page-privacy')}</p>
${danger(speech)}`,
  };
}

/** The second step: a press that was none rings at nobody's. `key`: of the page that will show the answer. */
export function surePage(speech: Speech, reason: VisitReason, key: string): Page {
  const { plain } = speech;
  const title = plain('windscreen-page-sure');
  return {
    title,
    body: html`<div class="sheet"><h1>${title}</h1>
<p><strong>${plain(REASONS[reason])}</strong></p>
<p class="soft">${plain('windscreen-page-sure-what')}</p></div>
<form method="post"><input type="hidden" name="reason" value="${reason}"><input type="hidden" name="key" value="${key}"><button class="main">${plain('windscreen-page-call')}</button></form>
<p><a href="?">${plain('windscreen-page-other')}</a></p>
${danger(speech)}`,
  };
}

/** For whoever types what a camera does not read. */
export function codePage(speech: Speech, isWrong: boolean): Page {
  const { plain } = speech;
  const title = plain('windscreen-page-code');
  const wrong = isWrong ? html`<p class="wrong" id="wrong">${plain('windscreen-page-code-wrong')}</p>` : null;
  return {
    title,
    body: html`<h1><label for="code">${title}</label></h1>
<p class="soft" id="what">${plain('windscreen-page-code-what')}</p>
${wrong}
<form method="post" action="/w/"><input id="code" name="code" required maxlength="20" autocomplete="off" autocapitalize="characters" spellcheck="false" aria-describedby="what${isWrong ? ' wrong' : ''}"${isWrong ? html` aria-invalid="true"` : null}><button class="main">${plain('windscreen-page-next')}</button></form>
${danger(speech)}`,
  };
}

/** One and the same for a card that was replaced and for one that nobody ever printed. */
export function deadPage(speech: Speech): Page {
  return note(speech, 'windscreen-page-dead', 'windscreen-page-dead-what', { code: true });
}

export const gonePage = (speech: Speech): Page =>
  note(speech, 'windscreen-page-gone', 'windscreen-page-gone-what', { code: true });

export const troublePage = (speech: Speech): Page =>
  note(speech, 'windscreen-page-trouble', 'windscreen-page-trouble-what');

export type Limit = CallRefusal | 'codes';

export const LIMITS = {
  ofTag: 'windscreen-page-limit-tag',
  ofVisitor: 'windscreen-page-limit-visitor',
  ofVisitorToday: 'windscreen-page-limit-visitor-today',
  ofNetwork: 'windscreen-page-limit-network',
  ofHouse: 'windscreen-page-limit-house',
  codes: 'windscreen-page-limit-codes',
} as const satisfies Record<Limit, LabelKey>;

export const limitPage = (speech: Speech, limit: Limit): Page =>
  note(speech, 'windscreen-page-limit', LIMITS[limit]);

function note(speech: Speech, title: LabelKey, what: LabelKey, { code = false } = {}): Page {
  const { plain } = speech;
  const way = code
    ? html`<p><a class="button plain" href="/w/">${plain('windscreen-page-code')}</a></p>`
    : null;
  return {
    title: plain(title),
    body: html`<div class="sheet"><h1>${plain(title)}</h1><p>${plain(what)}</p></div>
${way}
${danger(speech)}`,
  };
}
