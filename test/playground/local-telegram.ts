import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { after } from 'node:test';
import { createAdaptorServer } from '@hono/node-server';
import { Api } from 'grammy';
import { createPlayground, type Person, type PlaygroundOptions } from '../../playground/index.ts';

export type Answer = {
  readonly ok: boolean;
  // A call's result is looked at with assertions; its type is the point of the test.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  readonly result?: any;
  readonly error_code?: number;
  readonly description?: string;
  readonly parameters?: { readonly retry_after?: number; readonly migrate_to_chat_id?: number };
};

/** A clock of the test's own; `advance` pushes it. */
export function testClock(at = new Date('2026-11-22T19:40:00Z')) {
  let ms = at.getTime();
  return {
    now: () => new Date(ms),
    advance(by: number) {
      ms += by;
    },
  };
}

/** A playground behind real HTTP on a free port, closed after the test file. `call` is a bot that says what it gets. */
export async function localTelegram(options: Partial<PlaygroundOptions> = {}) {
  const clock = testClock();
  const playground = createPlayground({ clock, ...options });
  const server = createAdaptorServer({ fetch: playground.app.fetch });
  // On a busy machine seconds pass between two calls; nobody is to find the connection closed meanwhile.
  if ('keepAliveTimeout' in server) server.keepAliveTimeout = 120_000;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const root = `http://127.0.0.1:${port}`;
  after(() => {
    playground.close();
    server.close();
    if ('closeAllConnections' in server) server.closeAllConnections();
  });
  const { token, world } = playground;
  return {
    playground,
    world,
    clock,
    root,
    token,
    api: new Api(token, { apiRoot: root }),
    /** Calls with a JSON body; refusals are values here. */
    async call(method: string, params: object = {}, signal?: AbortSignal): Promise<Answer> {
      const response = await fetch(`${root}/bot${token}/${method}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(params),
        ...(signal && { signal }),
      });
      return response.json() as Promise<Answer>;
    },
    /** A person who pressed «Start» and whose /start the bot has read. */
    neighbour(firstName = 'Анна'): Person {
      const person = world.addPerson({ firstName });
      world.start(person);
      return person;
    },
  };
}

/** The refusal's words, or «ok». */
export const words = ({ description }: Answer) => description ?? 'ok';
