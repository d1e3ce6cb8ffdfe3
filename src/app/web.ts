import { Hono } from 'hono';
import type { Playground } from '../../playground/index.ts';
import { type Checks, healthApp } from '../adapters/web/health.ts';
import { type Listening, listen } from '../adapters/web/listen.ts';
import type { Ground } from './ground.ts';

/** The one server: health, and the playground where there is one. `local` is its address for ourselves. */
export async function openWeb(
  { config, closing }: Ground,
  playground: Playground | null,
  checks: Checks,
): Promise<Listening & { readonly local: string }> {
  const app = new Hono();
  app.route('/', healthApp(checks));
  if (playground) app.route('/', playground.app);
  const web = await listen(app, config.host, config.port);
  closing.push(web.close);
  if (playground) closing.push(async () => playground.close());
  return { ...web, local: `http://127.0.0.1:${web.port}` };
}
