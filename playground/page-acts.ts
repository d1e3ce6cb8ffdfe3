import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { Guard } from './guard.ts';
import type { GuideBook } from './guide/guide.ts';
import type { TroubleSwitches } from './page-troubles.ts';
import type { SampleHouse } from './sample-house.ts';
import type { World } from './world/world.ts';

const where = { person: z.number(), chat: z.number(), replyTo: z.number().optional() };

export type ActParts = {
  readonly world: World;
  readonly guard: Guard;
  readonly troubles: TroubleSwitches;
  readonly guides: { readonly ru: GuideBook; readonly en: GuideBook };
  readonly sample: SampleHouse;
  /** What a Mini App is handed about somebody, signed. */
  readonly signedFor: (person: number) => string;
};

/** What the page's people do: POST with a JSON body; 400 with `{ error }` when the world does not allow it. */
export function pageActs({ world, guard, troubles, guides, sample, signedFor }: ActParts): Hono {
  const app = new Hono();
  const act = <Body>(path: string, shape: z.ZodType<Body>, run: (body: Body) => unknown) =>
    app.post(path, (c) => guard(c, () => answered(c, shape, run)));

  act('/say', z.object({ ...where, text: z.string().min(1).max(4096) }), ({ person, text, ...rest }) => {
    world.say(world.person(person), text, rest);
  });
  act(
    '/send',
    z.object({
      ...where,
      what: z.enum(['photo', 'voice', 'sticker', 'contact', 'location']),
      caption: z.string().max(1024).optional(),
    }),
    ({ person, what, caption, ...rest }) => {
      const who = world.person(person);
      if (what === 'photo') world.photo(who, { ...rest, ...(caption && { caption }) });
      else if (what === 'sticker') world.sticker(who, '👍', rest);
      else world[what](who, rest);
    },
  );
  act(
    '/press',
    z.object({ ...where, message: z.number(), data: z.string() }),
    ({ person, message, data, chat }) => world.press(world.person(person), message, data, chat),
  );
  act('/start', z.object({ person: z.number(), payload: z.string().optional() }), ({ person, payload }) => {
    world.start(world.person(person), payload);
  });
  act('/block', z.object({ person: z.number(), blocked: z.boolean() }), ({ person, blocked }) => {
    if (blocked) world.block(world.person(person));
    else world.unblock(world.person(person));
  });
  act(
    '/add-bot',
    z.object({ person: z.number(), chat: z.number(), admin: z.boolean(), startgroup: z.string().optional() }),
    ({ person, chat, admin, startgroup }) => {
      world.addBot(chat, {
        by: world.person(person),
        ...(admin && { admin: { can_manage_chat: true, can_pin_messages: true } }),
        ...(startgroup !== undefined && { startgroup }),
      });
    },
  );
  act('/remove-bot', z.object({ person: z.number(), chat: z.number() }), ({ person, chat }) => {
    world.removeBot(chat, world.person(person));
  });
  act(
    '/clock',
    z.object({
      minutes: z
        .number()
        .min(1)
        .max(60 * 24 * 31),
    }),
    ({ minutes }) => {
      if (!world.clock.advance) throw new Error('these clocks cannot be pushed');
      world.clock.advance(minutes * 60_000);
      world.tellHouse();
      return {};
    },
  );
  act('/trouble', z.object({ name: z.enum(['tooMany', 'offline']), on: z.boolean() }), ({ name, on }) =>
    troubles.turn(name, on),
  );
  act('/guide', z.object({ language: z.enum(['ru', 'en']), scene: z.string() }), ({ language, scene }) =>
    guides[language].begin(scene),
  );
  act(
    '/person',
    z.object({ firstName: z.string().trim().min(1).max(64), languageCode: z.enum(['ru', 'en']) }),
    (names) => {
      const person = world.addPerson(names);
      const { group } = sample.casts[names.languageCode];
      if (world.chats().some(({ id }) => id === group)) world.join(person, group);
      return { id: person.id };
    },
  );
  act('/app', z.object({ person: z.number() }), ({ person }) => ({ initData: signedFor(person) }));
  app.post('/upload', (c) => guard(c, () => upload(c, world)));
  return app;
}

async function answered<Body>(
  c: Context,
  shape: z.ZodType<Body>,
  run: (body: Body) => unknown,
): Promise<Response> {
  const body = shape.safeParse(await c.req.json().catch(() => undefined));
  if (!body.success) return c.json({ error: z.prettifyError(body.error) }, 400);
  try {
    return c.json((await run(body.data)) ?? {});
  } catch (error) {
    return c.json({ error: error instanceof Error ? error.message : String(error) }, 400);
  }
}

const megabyte = 1024 * 1024;

/** Pictures or files of one's own, as multipart; several pictures at once are an album. */
async function upload(c: Context, world: World): Promise<Response> {
  const form = await c.req.formData().catch(() => new FormData());
  const files = form.getAll('file').filter((file) => file instanceof File);
  if (files.length === 0 || files.length > 10 || files.some(({ size }) => size > 20 * megabyte))
    return c.json({ error: 'up to 10 files of up to 20 MB, please' }, 400);
  const number = (name: string) => (form.has(name) ? Number(form.get(name)) : undefined);
  const caption = form.get('caption');
  const where = {
    chat: number('chat') ?? Number.NaN,
    replyTo: number('replyTo'),
    ...(typeof caption === 'string' && caption !== '' && { caption: caption.slice(0, 1024) }),
  };
  const album = files.length > 1 ? { mediaGroup: `${Date.now()}${number('person')}` } : {};
  try {
    const person = world.person(number('person') ?? Number.NaN);
    for (const file of files) {
      const bytes = new Uint8Array(await file.arrayBuffer());
      if (/^image\/(png|jpeg)$/.test(file.type)) world.photo(person, { ...where, ...album, bytes });
      else world.document(person, { ...where, ...album, bytes, name: file.name, type: file.type });
    }
    return c.json({});
  } catch (error) {
    return c.json({ error: error instanceof Error ? error.message : String(error) }, 400);
  }
}
