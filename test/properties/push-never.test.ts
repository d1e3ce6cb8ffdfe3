import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Person } from '../../playground/index.ts';
import type { Called } from '../support/browsers.ts';
import { decrypt, newReader, type PushReader, startPushServer } from '../support/push-server.ts';
import { openBrowser } from '../support/web-client.ts';
import { assertHealthy, type Home, inhabit, names, perform, step } from './never.ts';

/** `npm run properties` asks for far more of both. With eight browsers that decipher, a house takes ten times as long as another. */
const HOUSES = Math.ceil(Number(process.env.PARKING_HOUSES ?? 1) / 10);
const STEPS = Number(process.env.PARKING_DEEDS ?? 130);

const SITE = 'http://localhost:8443';

/** Every title and every label that a phone may show: texts without a value in them. */
const said = new Set(
  ['ru', 'en'].flatMap((language) => {
    const file = join(import.meta.dirname, '../../locales', language, 'web-push.ftl');
    return [...readFileSync(file, 'utf8').matchAll(/^push-(?:title|action)-[\w-]+ = ([^{}\n]+)$/gm)].map(
      ([, text]) => text,
    );
  }),
);

/** Somebody lets a browser call him, and from then on has it alone or with his messenger. */
async function subscribe({ app }: Home, person: Person, endpoint: string, reader: PushReader) {
  await app.says(person, '/web');
  const [, token] = /#login=([\w-]{22})/.exec(app.reads(person)) ?? [];
  if (token === undefined) return;
  const at = openBrowser(app.app().url, { origin: SITE });
  await at.call('POST session/link', { token });
  const { keys: _, ...keys } = reader;
  await at.call('PUT push', { endpoint, ...keys });
  await app.quiet();
}

/** What a payload says beyond what every house says. */
function beyond({ web_push, mutable, notification, ...rest }: Called): string[] {
  const { title, lang, navigate, tag, silent, actions = [], data, ...more } = notification;
  const { receipt, press, ...others } = data;
  const odd: unknown[] = [...Object.entries({ ...rest, ...more, ...others })];
  if (web_push !== 8030 || !mutable || (silent !== undefined && !silent)) odd.push('not declarative');
  for (const text of [title, ...actions.map((one) => one.title)]) if (!said.has(text)) odd.push(text);
  for (const url of [navigate, ...actions.map((one) => one.navigate)])
    if (!/^http:\/\/localhost:8443\/app\/#(t\d+|notices)$/.test(url)) odd.push(url);
  if (!/^(t\d+|n\d+|sound)$/.test(tag) || !/^(ru|en)$/.test(lang)) odd.push(tag);
  if (!/^[\da-z-]+\.[\w-]{22}$/.test(receipt)) odd.push(receipt);
  for (const { action, code, key } of press)
    if (!/^(coming|in5|heard)$/.test(action) || !/^[au]:[\w:]+$/.test(code) || !/^[\w-]{22}$/.test(key))
      odd.push(code);
  return odd.map((one) => JSON.stringify(one));
}

test(`Whatever people do, what a push service carries says nothing of anybody, and neither does the log (${HOUSES} × ${STEPS} steps)`, {
  timeout: 14_400_000,
}, async (t) => {
  const server = await startPushServer(t);
  const env = { PUBLIC_URL: SITE, PUSH_HOSTS: server.host };
  const steps = fc.array(step, { minLength: STEPS, maxLength: STEPS, size: 'max' });
  let sent = 0;
  const property = fc.asyncProperty(names, steps, async (given, acts) => {
    const closers: (() => Promise<void>)[] = [];
    const home = await inhabit({ after: (close) => closers.push(close) }, given, env);
    server.received.length = 0;
    try {
      const readers = await Promise.all(home.people.map(() => newReader()));
      for (const [who, reader] of readers.entries()) {
        const person = home.people[who];
        if (person) await subscribe(home, person, server.endpoint(`/secret-place-${who}`), reader);
      }
      for (const act of acts) await perform(home, act);
      for (const { path, body } of server.received) {
        const reader = readers[Number(path.split('-').at(-1))];
        assert.ok(reader);
        assert.deepEqual(beyond(JSON.parse(await decrypt(body, reader))), []);
      }
      sent += server.received.length;
      const logged = home.log.filter((line) => /secret-place|p256dh|receipt/.test(line));
      assert.deepEqual(logged, []);
      await assertHealthy(home);
    } finally {
      for (const close of closers) await close();
    }
  });
  await fc.assert(property, { numRuns: HOUSES, endOnFailure: true });
  assert.ok(sent > HOUSES, 'phones were called');
  t.diagnostic(`${sent} calls`);
});
