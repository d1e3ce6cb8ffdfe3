import { randomBytes } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { ChatTx } from '../../../chat/kit/ports.ts';
import { type Speech, speak } from '../../../chat/kit/update-context.ts';
import { meaningOf } from '../../../chat/kit/wire.ts';
import type { Words } from '../../../chat/kit/wording.ts';
import { minutes } from '../../../core/kernel/time.ts';
import { readTypedCode } from '../../../core/kernel/typed-code.ts';
import type { Clock } from '../../../core/ports.ts';
import { callByTag } from '../../../core/windscreen/call-by-tag.ts';
import { isTagToken } from '../../../core/windscreen/tag.ts';
import { VISIT_REASONS, type VisitReason } from '../../../core/windscreen/tag-call.ts';
import { actOnVisit, seeVisit } from '../../../core/windscreen/visit.ts';
import {
  codePage,
  deadPage,
  gonePage,
  LIMITS,
  type Limit,
  limitPage,
  reasonPage,
  surePage,
  troublePage,
} from './forms.ts';
import { documentOf, PAGE_HEADERS, type Page } from './html.ts';
import { languageFor } from './language.ts';
import { visitPage, WISHES } from './visit-page.ts';
import { visitState } from './visit-state.ts';

export type TagPagesOptions = {
  readonly words: Words;
  readonly clock: Clock;
  /** A transaction of its own, while nobody restores a house. */
  readonly transact: <T>(work: (tx: ChatTx) => Promise<T>) => Promise<T>;
  readonly look: <T>(work: (tx: ChatTx) => Promise<T>) => Promise<T>;
  /** Where a request comes from. */
  readonly networkOf: (c: Context) => string;
  /** Every origin that our own pages may have. */
  readonly origins: readonly string[];
  /** A bug, or the database away; never the address that was asked for. */
  readonly report: (error: unknown) => void;
};

/** A form of ours is smaller by far. */
const LARGEST = 4 * 1024;

/** How often a page loads itself anew, in seconds; without news of late less often. */
const REFRESH = 10;

/** Nobody goes through 40 bits at this pace; right and wrong codes count alike. */
const MOST_CODES = 20;
const MOST_CODES_OF_ALL = 300;
const CODES_WINDOW = minutes(10);

/** `/w/…`: what a passer-by sees who points his camera at a card. Server HTML, no script, no cookie. */
export function tagPages(options: TagPagesOptions): Hono {
  const { words, clock, origins, report } = options;
  const app = new Hono();
  const speechFor = (c: Context): Speech =>
    speak(words, languageFor(words, c.req.header('accept-language') ?? ''));
  const show = (c: Context, page: (speech: Speech) => Page, status: 200 | 403 | 404 | 429 | 503 = 200) => {
    const speech = speechFor(c);
    const name = speech.plain('windscreen-page-name');
    return c.body(documentOf(speech.language, name, page(speech)), status, PAGE_HEADERS);
  };
  app.onError((error, c) => {
    report(error);
    return show(c, troublePage, 503);
  });
  const limited = (c: Context, limit: Limit, retryAfter: number) => {
    c.header('retry-after', String(retryAfter));
    if (!wantsJson(c)) return show(c, (speech) => limitPage(speech, limit), 429);
    const body = { code: 'too often', words: speechFor(c).plain(LIMITS[limit]), retryAfter };
    return c.json(body, 429, JSON_HEADERS);
  };
  const dead = (c: Context) => show(c, deadPage, 404);

  app.use('/w/*', bodyLimit({ maxSize: LARGEST, onError: (c) => show(c, deadPage, 404) }));
  app.use('/w/*', async (c, next) => {
    if (c.req.method === 'POST' && isForeign(c, origins)) return show(c, troublePage, 403);
    return next();
  });
  app.get('/w', (c) => show(c, (speech) => codePage(speech, false)));
  app.get('/w/', (c) => show(c, (speech) => codePage(speech, false)));
  app.post('/w/', async (c) => {
    const code = readTypedCode((await fields(c)).code ?? '');
    if (code === null) return show(c, (speech) => codePage(speech, true), 404);
    return c.redirect(`/w/${code}`, 303);
  });

  app.get('/w/s/:visit', async (c) => {
    const now = clock.now();
    const seen = await options.look((tx) => seeVisit(tx, c.req.param('visit'), now));
    if (!seen) return show(c, gonePage, 404);
    const speech = speechFor(c);
    if (wantsJson(c)) {
      const { code, title, more, over } = visitState(speech, seen, now);
      return c.json({ state: code, title, more, over, may: seen.may }, 200, JSON_HEADERS);
    }
    const still = c.req.query('still') !== undefined;
    // A header and no element: who has it read aloud can switch it off, and the page stays without fault.
    if (!still && seen.alert.state !== 'closed') c.header('refresh', String(REFRESH));
    const late = c.req.query('late') !== undefined;
    return show(c, () => visitPage(speech, seen, { now, still, late }));
  });
  app.post('/w/s/:visit', async (c) => {
    const { wish } = await fields(c);
    const key = c.req.param('visit');
    const meant = meaningOf(WISHES, wish ?? '');
    if (meant === null) return c.redirect(`/w/s/${encodeURIComponent(key)}`, 303);
    const done = await options.transact((tx) => actOnVisit(tx, key, meant, clock.now()));
    if (!done.ok && done.why === 'no visit') return show(c, gonePage, 404);
    return c.redirect(`/w/s/${encodeURIComponent(key)}${done.ok ? '' : '?late'}`, 303);
  });

  app.get('/w/:card', async (c) => {
    const met = await codeLimit(options, c);
    if (met) return limited(c, 'codes', CODES_WINDOW / 1000);
    const shown = shownOn(c.req.param('card'));
    const tag = shown === null ? null : await options.look((tx) => tx.windscreen.find(shown));
    if (!tag) return dead(c);
    const reason = reasonOf(c.req.query('reason'));
    if (!reason) return show(c, reasonPage);
    const key = randomBytes(16).toString('base64url');
    return show(c, (speech) => surePage(speech, reason, key));
  });
  app.post('/w/:card', async (c) => {
    const met = await codeLimit(options, c);
    if (met) return limited(c, 'codes', CODES_WINDOW / 1000);
    const shown = shownOn(c.req.param('card'));
    const { reason: named, key: given = '' } = await fields(c);
    const reason = reasonOf(named);
    if (shown === null) return dead(c);
    if (!reason || !isTagToken(given)) return c.redirect(`/w/${shown}`, 303);
    const network = options.networkOf(c);
    const caller = { key: given, network, visitor: `${network} ${c.req.header('user-agent') ?? ''}` };
    const called = await options.transact((tx) => callByTag(tx, shown, reason, caller, clock.now()));
    if (!called.ok) return called.why === 'no tag' ? dead(c) : limited(c, called.why, 600);
    if (wantsJson(c)) return c.json({ visit: `/w/s/${given}` }, 201, JSON_HEADERS);
    return c.redirect(`/w/s/${given}`, 303);
  });
  app.all('/w/*', dead);
  return app;
}

const JSON_HEADERS = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  vary: 'Accept, Accept-Language',
};

function wantsJson(c: Context): boolean {
  const accepted = c.req.header('accept') ?? '';
  return accepted.includes('application/json') && !accepted.includes('text/html');
}

/** What can stand on a card: a token, or a code as somebody typed it; null: neither. */
function shownOn(text: string): string | null {
  return isTagToken(text) ? text : readTypedCode(text);
}

function reasonOf(text: string | undefined): VisitReason | null {
  return VISIT_REASONS.find((one) => one === text) ?? null;
}

/** Browsers name the origin of a form; a foreign one calls nobody. */
function isForeign(c: Context, origins: readonly string[]): boolean {
  const origin = c.req.header('origin');
  if (origin !== undefined && origin !== 'null') return !origins.includes(origin);
  const site = c.req.header('sec-fetch-site');
  return origin === 'null' ? site !== 'same-origin' : site === 'cross-site';
}

async function fields(c: Context): Promise<Partial<Record<'reason' | 'key' | 'code' | 'wish', string>>> {
  const body = await c.req.parseBody().catch(() => ({}));
  const given: Record<string, string> = {};
  for (const [name, value] of Object.entries(body)) if (typeof value === 'string') given[name] = value;
  return given;
}

/** True: too many codes were tried, by this network or by all of them. A token cannot be tried. */
async function codeLimit({ transact, networkOf, clock }: TagPagesOptions, c: Context): Promise<boolean> {
  const shown = c.req.param('card') ?? '';
  if (isTagToken(shown) || readTypedCode(shown) === null) return false;
  const take = (externalId: string, most: number) =>
    transact((tx) =>
      tx.limits.take({ bot: 0, externalId, what: 'card code' }, most, CODES_WINDOW, clock.now()),
    );
  if ((await take(networkOf(c), MOST_CODES)) !== 'fine') return true;
  return (await take('of all', MOST_CODES_OF_ALL)) !== 'fine';
}
