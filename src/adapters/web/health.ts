import { type Context, Hono } from 'hono';
import { seconds } from '../../core/kernel/time.ts';

export type Check = { readonly ok: boolean; readonly [fact: string]: string | number | boolean | null };

/** Named checks of whatever must be well for alerts to arrive. A throw counts as not well. */
export type Checks = Readonly<Record<string, () => Promise<Check>>>;

/** A check that takes longer says that something hangs; whoever watches us gives up after 30 s as a rule. */
const PATIENCE = seconds(3);

type Health = {
  readonly ok: boolean;
  readonly version: string;
  readonly checks: Readonly<Record<string, Check>>;
};

/**
 * `/healthz`: the process lives. `/readyz`: it can do its work, 503 where it cannot; the reason in JSON is for
 * insiders, everybody else reads one word.
 */
export function healthApp(checks: Checks, version: string, isInsider: (c: Context) => boolean): Hono {
  const app = new Hono();
  let looking: Promise<Health> | null = null;
  app.get('/healthz', (c) => c.json({ ok: true }));
  app.get('/readyz', async (c) => {
    // However many ask at once, the database is asked once.
    looking ??= look(checks, version).finally(() => {
      looking = null;
    });
    const health = await looking;
    c.header('cache-control', 'no-store');
    const status = health.ok ? 200 : 503;
    return isInsider(c) ? c.json(health, status) : c.text(health.ok ? 'ok' : 'down', status);
  });
  return app;
}

async function look(checks: Checks, version: string): Promise<Health> {
  const results = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => [name, await safely(check)] as const),
  );
  return { ok: results.every(([, check]) => check.ok), version, checks: Object.fromEntries(results) };
}

async function safely(check: () => Promise<Check>): Promise<Check> {
  const { promise: late, resolve } = Promise.withResolvers<Check>();
  const silence: Check = { ok: false, error: 'no answer' };
  const timer = setTimeout(resolve, PATIENCE, silence);
  try {
    return await Promise.race([check(), late]);
  } catch {
    return silence;
  } finally {
    clearTimeout(timer);
  }
}
