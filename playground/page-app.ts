import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Context, Hono } from 'hono';
import type { Guard } from './guard.ts';
import { pageActs } from './page-acts.ts';
import { pageEvents } from './page-events.ts';
import type { SampleHouse } from './sample-house.ts';
import type { State } from './world/state.ts';
import type { World } from './world/world.ts';

const files = {
  'index.html': 'text/html; charset=utf-8',
  'style.css': 'text/css; charset=utf-8',
  'chat.css': 'text/css; charset=utf-8',
  'icon.svg': 'image/svg+xml',
  'main.js': 'text/javascript; charset=utf-8',
  'server.js': 'text/javascript; charset=utf-8',
  'dom.js': 'text/javascript; charset=utf-8',
  'phone.js': 'text/javascript; charset=utf-8',
  'composer.js': 'text/javascript; charset=utf-8',
  'message.js': 'text/javascript; charset=utf-8',
  'rich-text.js': 'text/javascript; charset=utf-8',
} as const;
type FileName = keyof typeof files;

const headers = {
  'cache-control': 'no-cache',
  'x-content-type-options': 'nosniff',
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
};

/** The page at `/`, its files and its endpoints under `/playground/`. */
export function pageApp(
  state: State,
  world: World,
  guard: Guard,
  timeZone: string | undefined,
  sample: SampleHouse,
): { app: Hono; close(): void } {
  const app = new Hono();
  const events = pageEvents(world);
  const file = (c: Context, name: FileName) =>
    c.body(readFileSync(join(import.meta.dirname, 'page', name), 'utf8'), 200, {
      ...headers,
      'content-type': files[name],
    });

  app.get('/', (c) => guard(c, () => file(c, 'index.html')));
  app.get('/favicon.ico', (c) => guard(c, () => file(c, 'icon.svg')));
  app.get('/playground/page/:name', (c) =>
    guard(c, () => {
      const name = c.req.param('name');
      return isFile(name) ? file(c, name) : c.notFound();
    }),
  );
  app.get('/playground/state', (c) => guard(c, () => c.json({ ...overview(world, sample), timeZone })));
  app.get('/playground/chats/:chat', (c) => guard(c, () => chat(c, state, world)));
  app.get('/playground/files/:id', (c) =>
    guard(c, () => {
      const stored = state.files.byId(c.req.param('id'));
      if (!stored) return c.notFound();
      // Only pictures are shown in place: what somebody uploads must never run as a page of ours.
      const type =
        stored.type.startsWith('image/') && stored.type !== 'image/svg+xml'
          ? stored.type
          : 'application/octet-stream';
      return c.body(new Uint8Array(stored.bytes), 200, { ...headers, 'content-type': type });
    }),
  );
  app.get('/playground/events', (c) => guard(c, () => events.open(c)));
  app.route('/playground', pageActs(world, guard));
  return { app, close: events.close };
}

const isFile = (name: string): name is FileName => Object.hasOwn(files, name);

function overview(world: World, sample: SampleHouse) {
  const spots = new Map<number, readonly number[]>(sample.people.map((person) => [person.id, person.spots]));
  const hidden = new Set(sample.people.filter(({ phone }) => !phone).map(({ id }) => id));
  const { id, first_name: name, username } = world.bot;
  return {
    bot: { id, name, username },
    now: world.clock.now().getTime(),
    canAdvance: world.clock.advance !== undefined,
    commands: world.profile.commands.find(({ language }) => language === '')?.commands ?? [],
    people: world
      .people()
      .filter(({ id }) => !hidden.has(id))
      .map((person) => ({ ...person, spots: spots.get(person.id) ?? [] })),
    groups: world
      .chats()
      .filter(({ type, migratedTo }) => type !== 'private' && migratedTo === undefined)
      .map((group) => ({
        id: group.id,
        title: group.title,
        members: [...group.members]
          .filter(([, { status }]) => status !== 'left' && status !== 'kicked')
          .map(([member]) => member),
        bot: group.members.get(id)?.status ?? 'left',
      })),
  };
}

const shownAtOnce = 200;

function chat(c: Context, state: State, world: World): Response | Promise<Response> {
  const found = state.chats.get(Number(c.req.param('chat')));
  if (!found) return c.notFound();
  const blocked = state.people.get(found.id)?.blocked ?? false;
  const messages = world.messages(found.id).slice(-shownAtOnce);
  return c.json({ id: found.id, messages, keyboard: found.keyboard ?? null, pinned: found.pinned, blocked });
}
