import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Hono } from 'hono';
import type { AppContext } from '../../src/app/app-context.ts';
import { closedEntrance, openWeb } from '../../src/app/web.ts';
import { readConfig } from '../../src/config.ts';

test('The one server opens before what it serves: the bare address leads to the app once there is one; a fault is one, and in the log', async (t) => {
  const config = readConfig({ BOT_TOKEN: `1:${'a'.repeat(35)}`, PORT: '0' });
  assert.ok(config.ok);
  const said: string[] = [];
  const closing: (() => Promise<unknown>)[] = [];
  const page = async () => {
    throw new Error('planted');
  };
  const log = { warn: (_: object, event: string) => void said.push(event) };
  const context = { config: config.value, log, metrics: { page }, closing } as unknown as AppContext;
  const entrance = closedEntrance();
  const { local } = await openWeb(context, null, entrance);
  const close = async () => {
    for (let one = closing.pop(); one; one = closing.pop()) await one();
  };
  t.after(close);
  const asks = async (path: string) => {
    const answer = await fetch(`${local}${path}`, { redirect: 'manual', headers: { connection: 'close' } });
    return [answer.status, answer.headers.get('location') ?? (await answer.text()).slice(0, 12)];
  };
  assert.equal((await asks('/'))[0], 200, 'a page of its own');
  for (const path of ['/app/', '/w/x', '/api/me']) assert.equal((await asks(path))[0], 404, path);
  assert.equal((await asks('/readyz'))[0], 503);
  delete entrance.checks.start;
  assert.equal((await asks('/readyz'))[0], 200);
  entrance.site = new Hono().all('*', (c) => c.text(c.req.path));
  assert.deepEqual(await asks('/'), [302, '/app/']);
  for (const path of ['/app', '/app/', '/app/telegram', '/w', '/w/x', '/api/me'])
    assert.deepEqual(await asks(path), [200, path.slice(0, 12)]);
  assert.deepEqual([await asks('/metrics'), said], [[500, '{"ok":false}'], ['a request failed']]);
  await close();
  await assert.rejects(asks('/'));
});
