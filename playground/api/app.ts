import { Socket } from 'node:net';
import { type Context, Hono } from 'hono';
import type { Guard } from '../guard.ts';
import type { State } from '../world/state.ts';
import { checkedParams, knownMethod } from './check.ts';
import { ApiError, tooManyRequests } from './error.ts';
import type { FaultKind } from './faults.ts';
import { execute } from './methods/index.ts';
import { readRequest } from './request.ts';

/** The Bot API over HTTP: `/bot<token>/<method>` and `/file/bot<token>/<path>`. */
export function botApiApp(state: State, guard: Guard): Hono {
  const app = new Hono();
  app.on(['GET', 'POST'], '/:bot{bot[^/]+}/:method', (c) => guard(c, () => answer(state, c)));
  app.get('/file/:bot{bot[^/]+}/:path{.+}', (c) =>
    guard(c, () => {
      const file = state.files.byPath(c.req.param('path'));
      if (!rightToken(state, c)) return failure(new ApiError(401, 'Unauthorized'));
      if (!file) return failure(new ApiError(404, 'Not Found'));
      return c.body(new Uint8Array(file.bytes), 200, { 'content-type': 'application/octet-stream' });
    }),
  );
  return app;
}

const rightToken = (state: State, c: Context) => c.req.param('bot') === `bot${state.token}`;

type Outcome = { readonly result: unknown } | { readonly error: ApiError } | { readonly lost: unknown };

async function answer(state: State, c: Context): Promise<Response> {
  if (!rightToken(state, c)) return failure(new ApiError(401, 'Unauthorized'));
  const method = c.req.param('method') ?? '';
  if (!knownMethod(method)) return failure(new ApiError(404, 'Not Found: method not found'));
  const started = performance.now();
  const at = state.clock.now();
  const call = { method, params: {} as Record<string, unknown> };
  // A waiting poll is rest, not work.
  const work = method === 'getUpdates' ? 0 : 1;
  state.records.inFlight += work;
  const outcome = await attempt(state, c, call);
  state.records.inFlight -= work;
  const noted = { at, method, params: loggable(call.params), ms: performance.now() - started };
  if ('error' in outcome) {
    const { code, message: description } = outcome.error;
    state.records.called({ ...noted, error: { code, description } });
    return failure(outcome.error);
  }
  if ('lost' in outcome) {
    const description =
      outcome.lost === undefined ? 'cut before it was executed' : 'executed, its answer lost';
    state.records.called({ ...noted, error: { code: 0, description } });
    return cut(c);
  }
  state.records.called({ ...noted, result: outcome.result });
  return c.json({ ok: true, result: outcome.result });
}

/** Reads, checks and executes a call; fills in `call.params` as soon as they are known. */
async function attempt(
  state: State,
  c: Context,
  call: { readonly method: string; params: Record<string, unknown> },
): Promise<Outcome> {
  try {
    const request = await readRequest(c);
    call.params = checkedParams(call.method, request);
    const chat = call.params.chat_id;
    const faults = state.faults.hitting(call.method, chat, state.clock.now());
    await suffer(faults);
    if (faults.some(({ kind }) => kind === 'cut-before')) return { lost: undefined };
    if (typeof chat === 'number') state.pace.charge(call.method, chat);
    const result = await execute(state, call.method, call.params, request.uploads, c.req.raw.signal);
    return faults.some(({ kind }) => kind === 'cut-after') ? { lost: result } : { result };
  } catch (error) {
    return {
      error: error instanceof ApiError ? error : new ApiError(500, `Internal Server Error: ${error}`),
    };
  }
}

async function suffer(faults: readonly FaultKind[]): Promise<void> {
  for (const fault of faults) {
    if (fault.kind === 'delay') await new Promise((resolve) => setTimeout(resolve, fault.ms));
    if (fault.kind === 'too-many-requests') throw tooManyRequests(fault.retryAfter);
    if (fault.kind === 'refusal') throw new ApiError(fault.code ?? 400, fault.description);
    if (fault.kind === 'server-error') throw new ApiError(fault.code ?? 500, 'Internal Server Error');
  }
}

/** Ends the connection without an answer. Works below a Node server only; elsewhere it throws. */
function cut(c: Context): Response {
  const incoming: unknown = c.env?.incoming;
  const socket =
    typeof incoming === 'object' && incoming && 'socket' in incoming ? incoming.socket : undefined;
  if (!(socket instanceof Socket)) throw new Error('a connection can be cut only below @hono/node-server');
  socket.destroy();
  return new Response(null, { headers: { 'x-hono-already-sent': 'true' } });
}

function failure({ code, message, parameters }: ApiError): Response {
  const body = { ok: false, error_code: code, description: message, ...(parameters && { parameters }) };
  return Response.json(body, { status: code });
}

const loggable = (params: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      value instanceof File ? { file: value.name, size: value.size } : value,
    ]),
  );
