import { type Context, Hono } from 'hono';
import type { Guard } from './guard.ts';
import { createGuide } from './guide/guide.ts';
import { pageActs } from './page-acts.ts';
import { pageEvents } from './page-events.ts';
import { pageFile, pageHeaders } from './page-files.ts';
import { houseNow } from './page-house.ts';
import { createPageLog } from './page-log.ts';
import { createTroubles } from './page-troubles.ts';
import type { SampleHouse } from './sample-house.ts';
import { signedFor } from './sign-app.ts';
import { createStreams } from './stream.ts';
import { transcripts } from './transcript/transcript.ts';
import type { State } from './world/state.ts';
import type { World } from './world/world.ts';

export type PageOptions = {
  readonly sample: SampleHouse;
  readonly realHouse: boolean;
  readonly timeZone: string | undefined;
};

/** The page at `/`, its files and its endpoints under `/playground/`. */
export function pageApp(
  state: State,
  world: World,
  guard: Guard,
  { sample, realHouse, timeZone }: PageOptions,
): { app: Hono; close(): void } {
  const app = new Hono();
  const streams = createStreams();
  const troubles = createTroubles(state);
  const book = { state, world, troubles, timeZone, sample };
  const guides = { ru: createGuide(book, 'ru'), en: createGuide(book, 'en') };
  const log = createPageLog(state, streams);
  const events = pageEvents(world, streams, () =>
    houseNow(state, { sample, realHouse, timeZone, troubles, guides }),
  );
  const get = (path: string, answer: (c: Context) => Response | Promise<Response>) =>
    app.get(path, (c) => guard(c, () => answer(c)));

  get('/', (c) => pageFile(c, 'index.html'));
  get('/favicon.ico', (c) => pageFile(c, 'icon.svg'));
  get('/playground/page/:name', (c) => pageFile(c, c.req.param('name') ?? ''));
  get('/playground/state', (c) => c.json(events.all()));
  get('/playground/events', events.open);
  get('/playground/log', log.open);
  get('/playground/files/:id', (c) => storedFile(c, state));
  get('/playground/transcript', (c) => {
    const headers = { 'content-disposition': 'attachment; filename="session.txt"' };
    return c.text(sessionTranscript(world), 200, headers);
  });
  app.route(
    '/playground',
    pageActs({
      world,
      guard,
      troubles,
      guides,
      sample,
      signedFor: (id) => signedFor(state, world.person(id)),
    }),
  );
  return {
    app,
    close() {
      streams.closeAll();
      log.close();
      guides.ru.close();
      guides.en.close();
    },
  };
}

/** Every chat in which something happened, as the golden transcripts of the tests tell it. */
function sessionTranscript(world: World): string {
  const chats = world.chats().filter(({ id }) => world.journal(id).length > 0);
  const title = (id: number) => world.people().find((person) => person.id === id)?.firstName;
  return transcripts(
    world,
    Object.fromEntries(chats.map((chat) => [chat.title || title(chat.id) || `${chat.id}`, chat])),
  );
}

function storedFile(c: Context, state: State): Response | Promise<Response> {
  const stored = state.files.byId(c.req.param('id') ?? '');
  if (!stored) return c.notFound();
  // Only pictures are shown in place: what somebody uploads must never run as a page of ours.
  const picture = /^image\/(png|jpeg|webp|gif)$/.test(stored.type);
  return c.body(new Uint8Array(stored.bytes), 200, {
    ...pageHeaders,
    'cache-control': 'private, max-age=31536000, immutable',
    'content-type': picture ? stored.type : 'application/octet-stream',
  });
}
