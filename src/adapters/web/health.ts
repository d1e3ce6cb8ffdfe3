import { Hono } from 'hono';

export type Check = { readonly ok: boolean; readonly [fact: string]: string | number | boolean | null };

/** Named checks of whatever must be well for alerts to arrive. A throw counts as not well. */
export type Checks = Readonly<Record<string, () => Promise<Check>>>;

/** `/healthz`: the process lives. `/readyz`: it can do its work; 503 and the reason in JSON where it cannot. */
export function healthApp(checks: Checks): Hono {
  const app = new Hono();
  app.get('/healthz', (c) => c.json({ ok: true }));
  app.get('/readyz', async (c) => {
    const results = await Promise.all(
      Object.entries(checks).map(async ([name, check]) => [name, await safely(check)] as const),
    );
    const ok = results.every(([, check]) => check.ok);
    return c.json({ ok, checks: Object.fromEntries(results) }, ok ? 200 : 503);
  });
  return app;
}

async function safely(check: () => Promise<Check>): Promise<Check> {
  try {
    return await check();
  } catch {
    return { ok: false, error: 'no answer' };
  }
}
