import { Hono } from 'hono';
import type { Playground } from '../../playground/index.ts';
import type { Taken } from '../adapters/telegram/inbox.ts';
import { SECRET_HEADER } from '../adapters/telegram/webhook.ts';
import { frontPage } from '../adapters/web/front-page.ts';
import { type Check, healthApp } from '../adapters/web/health.ts';
import { hookApp } from '../adapters/web/hook.ts';
import { insidersOnly } from '../adapters/web/insiders.ts';
import { type Listening, listen } from '../adapters/web/listen.ts';
import { VERSION } from '../version.ts';
import type { AppContext } from './app-context.ts';

/** What the server passes requests on to; the server opens first, and what it needs comes by and by. */
export type Entrance = {
  readonly checks: Record<string, () => Promise<Check>>;
  /** Takes what a webhook delivers. */
  take: (body: unknown) => Promise<Taken>;
  /** The web app, where there is one. */
  site: Hono | null;
};

export const closedEntrance = (): Entrance => ({
  checks: { start: async () => ({ ok: false }) },
  take: async () => 'later',
  site: null,
});

/** The one server: health, the webhook, the playground or a page instead, each where there is one. `local` is its address for ourselves. */
export async function openWeb(
  { config, log, metrics, closing }: AppContext,
  playground: Playground | null,
  entrance: Entrance,
): Promise<Listening & { readonly local: string }> {
  const app = new Hono();
  app.onError((error, c) => {
    log.warn({ error }, 'a request failed');
    return c.json({ ok: false }, 500);
  });
  const isInsider = insidersOnly(config.metricsToken);
  app.route('/', healthApp(entrance.checks, VERSION, isInsider));
  app.get('/metrics', async (c) => {
    if (!isInsider(c)) return isInsider.refuse(c);
    const { type, text } = await metrics.page();
    return c.body(text, 200, { 'content-type': type });
  });
  if (config.mode === 'webhook') {
    const { url, secret } = config.webhook;
    const take = (body: unknown) => entrance.take(body);
    app.route('/', hookApp({ path: new URL(url).pathname, header: SECRET_HEADER, secret, take }));
  }
  for (const path of ['/api/*', '/app/*', '/w/*'])
    app.all(path, (c) => entrance.site?.fetch(c.req.raw, c.env) ?? c.notFound());
  // Whoever types the address that the bot names has typed enough.
  if (!playground) app.get('/', (c, next) => (entrance.site ? Promise.resolve(c.redirect('/app/')) : next()));
  app.route('/', playground ? playground.app : frontPage());
  const web = await listen(app, config.host, config.port);
  closing.push(web.close);
  if (playground) closing.push(async () => playground.close());
  return { ...web, local: `http://127.0.0.1:${web.port}` };
}
