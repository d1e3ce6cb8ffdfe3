import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { createWords } from '../../src/adapters/fluent/words.ts';
import { createLexicon } from '../../src/adapters/lexicons/lexicon.ts';
import type { RequestWords } from '../../src/core/spots/request-words.ts';
import { ADMIN, at, linkedGroup } from '../support/group.ts';
import { silentLog } from '../support/silent-log.ts';
import { openColdTestApp } from '../support/test-app.ts';

const locales = join(import.meta.dirname, '../../locales');

const REQUESTS: RequestWords = {
  spot: ['zot', 'zotu'],
  number: ['numo'],
  mine: ['mia'],
  is: ['estas'],
  pleas: ['bonvolu'],
  and: ['kaj'],
  to: ['ĝis'],
  from: ['de'],
  ordinals: ['-a'],
  numbered: ['etago'],
  numberedBehind: ['etago'],
  counted: ['aŭtoj'],
  few: ['lampoj'],
  measured: ['minutoj'],
  hours: ['matene'],
  months: ['novembro'],
  blocked: ['barita*'],
  sos: ['helpo'],
};

const TEXTS: Readonly<Record<string, string>> = {
  'language-name': 'Xxa',
  'menu-blocked': '🚧 Barita',
  'language-set': 'Bone.',
  cancel: 'Nuligi',
};

/** A folder of languages with one more in it, and nothing else changed. */
function withThird(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'locales-'));
  t.after(() => rmSync(folder, { recursive: true }));
  cpSync(locales, folder, { recursive: true });
  cpSync(join(locales, 'en'), join(folder, 'xx'), { recursive: true });
  writeFileSync(join(folder, 'xx/requests.json'), JSON.stringify(REQUESTS));
  const dates = JSON.parse(readFileSync(join(folder, 'xx/dates.json'), 'utf8'));
  const units = { ...dates.units, hours: { one: ['horo'], many: ['horoj'] } };
  writeFileSync(join(folder, 'xx/dates.json'), JSON.stringify({ ...dates, units, near: { morgau: 1 } }));
  for (const file of readdirSync(join(folder, 'xx')).filter((name) => name.endsWith('.ftl'))) {
    const path = join(folder, 'xx', file);
    const lines = readFileSync(path, 'utf8').split('\n');
    const said = lines.map((line) => {
      const [key = ''] = line.split(' = ', 1);
      return line.startsWith(`${key} = `) && Object.hasOwn(TEXTS, key) ? `${key} = ${TEXTS[key]}` : line;
    });
    writeFileSync(path, said.join('\n'));
  }
  return folder;
}

test('A third language is a folder and nothing else: its people read it, and are understood in it', async (t) => {
  const folder = withThird(t);
  const app = await openColdTestApp(t, {}, silentLog, {
    words: createWords(folder),
    lexicon: createLexicon(folder),
  });
  const karl = await app.resident('Karl', [12], { languageCode: 'xx' });
  const boris = await app.resident('Борис', [45]);
  const olga = await app.admin('Ольга');
  await app.says(karl, 'Barita');
  await app.says(karl, 'zot 45 barita, bonvolu');
  assert.match(app.reads(boris), /Ваша машина мешает/);
  await app.taps(boris, 'Не моя машина');
  await app.says(karl, 'helpo 46');
  assert.match(app.reads(karl), /What about spot 46\?/);
  for (const typed of ['7 matene', '25 novembro', '3 aŭtoj', 'zot 20 minutoj']) {
    await app.advance(1);
    await app.says(karl, typed);
    assert.match(app.reads(karl), /didn't get that|unclear|Not passed on/i, typed);
  }
  await app.says(karl, '/lang');
  await app.taps(karl, 'Xxa');
  assert.match(app.reads(karl), /Choose|Bone/);
  await app.says(karl, 'Leaving');
  await app.taps(karl, 'Another date');
  await app.says(karl, 'morgau');
  assert.match(app.reads(karl), /November 23/);
  await app.taps(karl, 'Nuligi');
  await app.says(karl, 'Guest pass');
  await app.says(karl, 'Maria');
  await app.says(karl, '3 horoj');
  assert.match(app.world.messages(karl).at(-1)?.caption ?? '', /Maria/);
  const group = await linkedGroup(app, olga, [karl, boris], { rights: ADMIN });
  await app.advance(30);
  app.world.say(karl, `${at(app)} zot 46 lampoj`, { chat: group });
  await app.quiet();
  assert.match(app.world.lastMessage(group)?.text ?? '', /46/);
  app.world.say(karl, `${at(app)} helpo 47`, { chat: group });
  await app.quiet();
  assert.match(app.world.lastMessage(group)?.text ?? '', /47/);
  const kinds = await app.pool.query('select kind from alerts order by id');
  assert.deepEqual(
    kinds.rows.map(({ kind }) => kind),
    ['blocked', 'message', 'sos'],
  );
});
