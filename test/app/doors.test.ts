import assert from 'node:assert/strict';
import { createECDH } from 'node:crypto';
import { type TestContext, test } from 'node:test';
import { admits, DOORS, KINDS, type Kind } from '../../scripts/access-table.ts';
import type { EndpointName } from '../../src/web/contract.ts';
import { contents } from '../rights/contents.ts';
import { openTestBed, type TestBed } from '../rights/people.ts';
import { SITE } from '../support/passer-by.ts';
import { openBrowser } from '../support/web-client.ts';
import { insertSession } from '../support/web-sessions.ts';

/** What each is asked for: well-formed, and about what is there or could be. */
const ASKED: Readonly<Record<EndpointName, object>> = {
  'POST session/telegram': { initData: 'hash=0' },
  'POST session/code': { code: '12345678' },
  'POST session/link': { token: 'x'.repeat(22) },
  'GET sessions': {},
  'DELETE sessions/:id': { id: 4_000_000 },
  'DELETE sessions': {},
  'GET me': {},
  'GET words/:language': { language: 'ru' },
  'GET feed': {},
  'GET stream': {},
  'GET photos/:ref/:n': { ref: 'web:n1', n: 0 },
  'POST press': { code: 'x' },
  'POST say': { text: 'Добрый день' },
  'POST threads': { kind: 'blocked', text: '60' },
  'GET push/key': {},
  'PUT push': {
    endpoint: 'https://fcm.googleapis.com/x',
    p256dh: createECDH('prime256v1').generateKeys('base64url'),
    auth: 'A'.repeat(22),
  },
  'DELETE push': {},
  'POST push/test': {},
  'POST push/receipt': { code: 'x' },
  'POST gate/look': { typed: '1234' },
  'GET gate/today': {},
  'POST gate/passes/:id': { id: 4_000_000, act: 'in' },
  'GET gate/calls': {},
  'GET gate/questions': {},
  'POST gate/questions': { spot: 60, caller: 'taxi', guest: '' },
};

async function browserOf({ app, people, idOf }: TestBed, kind: Kind | 'nobody') {
  const at = app.app().url.replace('localhost', '127.0.0.1');
  if (kind === 'nobody') return openBrowser(at, { origin: SITE.PUBLIC_URL });
  const person = await idOf(people[kind]);
  const complex = kind === 'resident of another complex' ? 2 : 1;
  const bearer = await insertSession(app.pool, { person, complex, now: app.clock.now() });
  return openBrowser(at, { origin: SITE.PUBLIC_URL, bearer });
}

async function asks(t: TestContext, endpoint: EndpointName) {
  const bed = await openTestBed(t);
  for (const kind of ['nobody', ...KINDS] as const) {
    const browser = await browserOf(bed, kind);
    const isAllowed = kind === 'nobody' ? DOORS[endpoint] === 'anybody' : admits(kind, endpoint);
    const ours = kind === 'resident of another complex' ? await contents(bed.app, 1) : null;
    const before = isAllowed ? null : await contents(bed.app);
    // A browser is called for whoever said so last: each has his own.
    const own = endpoint === 'PUT push' && {
      endpoint: `https://fcm.googleapis.com/${encodeURIComponent(kind)}`,
    };
    const answer = await browser.raw(endpoint, { ...ASKED[endpoint], ...own });
    const said = endpoint === 'GET stream' && answer.ok ? '' : await answer.text();
    await answer.body?.cancel().catch(() => {});
    await bed.app.quiet();
    const about = `${kind}: ${answer.status} ${said.slice(0, 200)}`;
    assert.ok(answer.status < 500, about);
    // A forged initData is malformed, and no session at all is 401.
    assert.equal(answer.status !== 401 && answer.status !== 403, isAllowed, about);
    if (before) assert.deepEqual(await contents(bed.app), before, about);
    if (ours) assert.deepEqual(await contents(bed.app, 1), ours, about);
  }
}

for (const endpoint of Object.keys(DOORS) as EndpointName[])
  test(`«${endpoint}» answers whoever may ask it, and nobody else changes or learns anything by asking`, (t) =>
    asks(t, endpoint));
