import { randomBytes } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Visitor } from '../../chat/kit/visitors.ts';
import type { LabelKey } from '../../chat/kit/wording.ts';
import { hours, seconds } from '../../core/kernel/time.ts';
import { ENDPOINTS, type EndpointName, FAULTS, type Fault } from '../../web/contract.ts';
import { HANDLERS } from '../../web/endpoints.ts';
import {
  type Call,
  type Face,
  languageOf,
  type Outcome,
  type Refusal,
  type Request,
} from '../../web/face.ts';
import { clientNetworks, type ProxyRules } from './client-network.ts';
import { sessionCookie } from './cookie.ts';
import { deviceName } from './device.ts';
import { createPace } from './pace.ts';

export type ApiOptions = {
  readonly face: Face;
  readonly proxies: ProxyRules;
  /** Every origin that our own page may have: one, but for the playground. */
  readonly origins: readonly string[];
  /** A request was answered: its route, never what stood in it. */
  readonly report: (event: ApiEvent) => void;
};

export type ApiEvent = {
  readonly route: EndpointName;
  readonly status: number;
  readonly ms: number;
  readonly session: number | null;
  /** A bug. */
  readonly error?: unknown;
};

const LARGEST = 64 * 1024;

const HEADERS = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
};

const STREAM = {
  'content-type': 'text/event-stream',
  // nginx would keep what comes until it has a page of it.
  'x-accel-buffering': 'no',
};

/** How long a session is not noted anew as being used. */
const SEEN_EVERY = hours(1);

/** Everything below `/api/`, as the contract says: no other origin gets an answer, and none is told to a cache. */
export function apiApp({ face, proxies, origins, report }: ApiOptions): Hono {
  const app = new Hono();
  const cookie = sessionCookie(face.site);
  const networkOf = clientNetworks(proxies);
  const refusalOf = refusals(face);
  const tooLarge = (c: Context) =>
    refusalOf(c, requestOf(c), null, { code: 'too large', words: 'site-malformed' });
  const pace = createPace();
  app.use('/api/*', async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(HEADERS)) c.header(name, value);
  });

  const requestOf = (c: Context): Request => ({
    now: face.clock.now(),
    network: networkOf(c),
    device: deviceName(c.req.header('user-agent') ?? ''),
    languageTag: /^[A-Za-z-]{2,20}/.exec(c.req.header('accept-language') ?? '')?.[0] ?? null,
    key: c.req.header('idempotency-key') ?? randomBytes(16).toString('base64url'),
  });
  const visitorOf = async (c: Context, { now }: Request): Promise<Visitor | null> => {
    const [, bearer] = /^Bearer ([\w-]{20,200})$/.exec(c.req.header('authorization') ?? '') ?? [];
    // A page of somebody else's can make a browser send our cookie, but not this header.
    const kept = c.req.header('x-parking') === '1' ? cookie.read(c) : undefined;
    const token = bearer ?? kept;
    if (token === undefined) return null;
    const visitor = await face.look((tx) => tx.visitors.find(token, now));
    if (visitor && isToBeNoted(visitor, now)) await face.transact((tx) => tx.visitors.seen(visitor, now));
    return visitor;
  };

  for (const name of Object.keys(ENDPOINTS) as EndpointName[]) {
    const [method = 'GET', path = ''] = name.split(' ');
    app.on(
      method,
      `/api/${path}`,
      bodyLimit({ maxSize: LARGEST, onError: (c) => tooLarge(c) }),
      async (c) => {
        const start = performance.now();
        const request = requestOf(c);
        const visit: { visitor: Visitor | null; error?: unknown } = { visitor: null };
        const response = await answer(c, name, request, visit).catch((error: unknown) => {
          visit.error = error;
          return refusalOf(c, request, null, {
            code: 'trouble',
            words: 'went-wrong',
            retryAfter: seconds(5),
          });
        });
        const { visitor, error } = visit;
        const about = { route: name, status: response.status, ms: performance.now() - start };
        report({ ...about, session: visitor?.session ?? null, ...(error !== undefined && { error }) });
        return response;
      },
    );
  }
  app.all('/api/*', (c) => refusalOf(c, requestOf(c), null, { code: 'not found', words: 'site-not-found' }));

  const answer = async (
    c: Context,
    name: EndpointName,
    request: Request,
    visit: { visitor: Visitor | null },
  ): Promise<Response> => {
    const refuse = (code: Refusal['code'], words: LabelKey) =>
      refusalOf(c, request, visit.visitor, { code, words });
    if (isForeign(c, origins)) return refuse('not allowed', 'site-not-found');
    const isSigned = ENDPOINTS[name].for === 'session';
    if (isSigned) {
      const visitor = await visitorOf(c, request);
      visit.visitor = visitor;
      if (!visitor) return refuse('not signed in', 'site-not-signed-in');
      if (visitor.person?.roles.includes('banned')) return refuse('not allowed', 'site-banned');
      if (!pace.take(visitor.session, performance.now())) return refuse('too often', 'site-too-often');
    }
    const input = ENDPOINTS[name].input.safeParse(await inputOf(c, name));
    const isKeyed = c.req.method !== 'POST' || /^[\w-]{22}$/.test(request.key);
    if (!input.success || !isKeyed) return refuse('malformed', 'site-malformed');
    const outcome = await run(name, face, { ...request, visitor: visit.visitor }, input.data);
    if (!outcome.ok) return refusalOf(c, request, visit.visitor, outcome.why);
    const { value, token, gone } = outcome.value;
    if (gone) cookie.drop(c);
    if (value instanceof Uint8Array)
      return c.body(new Uint8Array(value), 200, { 'content-type': 'image/jpeg' });
    if (value instanceof ReadableStream) return c.body(value, 200, STREAM);
    const isKept = token !== undefined && name !== 'POST session/telegram';
    if (isKept) cookie.keep(c, token);
    return c.json(isKept && typeof value === 'object' ? { ...value, token: null } : value);
  };

  return app;
}

/** What a refusal reads like, in the language of whoever is refused. */
function refusals({ words }: Pick<Face, 'words'>) {
  return (c: Context, request: Request, visitor: Visitor | null, refusal: Refusal): Response => {
    const { code, words: key, retryAfter } = refusal;
    const wait = retryAfter === undefined ? undefined : Math.ceil(retryAfter / seconds(1));
    if (wait !== undefined) c.header('retry-after', String(wait));
    const said = words.plain(languageOf({ words }, request, visitor), key);
    const body: Fault = { code, words: said, ...(wait !== undefined && { retryAfter: wait }) };
    return c.json(body, FAULTS[code]);
  };
}

const isToBeNoted = ({ seenAt, person, isNamed }: Visitor, now: Date) =>
  Math.abs(now.getTime() - seenAt.getTime()) > SEEN_EVERY || (person !== null && !isNamed);

/** Browsers name the origin with whatever changes something; a foreign one gets nothing at all. */
function isForeign(c: Context, origins: readonly string[]): boolean {
  const origin = c.req.header('origin');
  if (origin !== undefined) return !origins.includes(origin);
  return c.req.header('sec-fetch-site') === 'cross-site';
}

/** Path, query and body as one; a body that is no JSON is no input. */
async function inputOf(c: Context, name: EndpointName): Promise<unknown> {
  const params = c.req.param();
  if (c.req.method !== 'POST' && c.req.method !== 'PUT') return { ...c.req.query(), ...params };
  if (!/^application\/json\b/i.test(c.req.header('content-type') ?? '')) return null;
  try {
    const body: unknown = JSON.parse(await c.req.text());
    const isRecord = typeof body === 'object' && body !== null && !Array.isArray(body);
    return isRecord ? { ...body, ...params } : name;
  } catch {
    return null;
  }
}

/** The handler of a name takes what the contract of that name has read. */
function run(
  name: EndpointName,
  face: Face,
  call: Request & { readonly visitor: Visitor | null },
  input: unknown,
): Promise<Outcome<unknown>> {
  const handler = HANDLERS[name] as (face: Face, call: Call, input: unknown) => Promise<Outcome<unknown>>;
  return handler(face, call as Call, input);
}
