import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { createWords } from '../../src/adapters/fluent/words.ts';
import { createLexicon } from '../../src/adapters/lexicons/lexicon.ts';
import type { RequestWords } from '../../src/core/spots/request-words.ts';
import { ADMIN, at, linkedGroup } from '../support/group.ts';
import { openColdHouse } from '../support/house.ts';
import { silentLog } from '../support/silent-log.ts';

const locales = join(import.meta.dirname, '../../locales');

const REQUESTS: RequestWords = {
  spot: ['zot', 'zotu'],
  number: ['numo'],
  mine: ['mia'],
  is: ['estas'],
  pleas: ['bonvolu'],
  and: ['kaj'],
  to: ['ĝis'],
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
  const house = await openColdHouse(t, {}, silentLog, {
    words: createWords(folder),
    lexicon: createLexicon(folder),
  });
  const karl = await house.resident('Karl', [12], { languageCode: 'xx' });
  const boris = await house.resident('Борис', [45]);
  const olga = await house.admin('Ольга');
  await house.says(karl, 'Barita');
  await house.says(karl, 'zot 45 barita, bonvolu');
  assert.match(house.reads(boris), /Ваша машина мешает/);
  await house.taps(boris, 'Не моя машина');
  await house.says(karl, 'helpo 46');
  assert.match(house.reads(karl), /What about spot 46\?/);
  for (const typed of ['7 matene', '25 novembro', '3 aŭtoj', 'zot 20 minutoj']) {
    await house.pass(1);
    await house.says(karl, typed);
    assert.match(house.reads(karl), /didn't get that|unclear|Not passed on/i, typed);
  }
  await house.says(karl, '/lang');
  await house.taps(karl, 'Xxa');
  assert.match(house.reads(karl), /Choose|Bone/);
  await house.says(karl, 'Leaving');
  await house.taps(karl, 'Another date');
  await house.says(karl, 'morgau');
  assert.match(house.reads(karl), /November 23/);
  await house.taps(karl, 'Nuligi');
  await house.says(karl, 'Guest pass');
  await house.says(karl, 'Maria');
  await house.says(karl, '3 horoj');
  assert.match(house.world.messages(karl).at(-1)?.caption ?? '', /Maria/);
  const group = await linkedGroup(house, olga, [karl, boris], { rights: ADMIN });
  await house.pass(30);
  house.world.say(karl, `${at(house)} zot 46 lampoj`, { chat: group });
  await house.quiet();
  assert.match(house.world.lastMessage(group)?.text ?? '', /46/);
  house.world.say(karl, `${at(house)} helpo 47`, { chat: group });
  await house.quiet();
  assert.match(house.world.lastMessage(group)?.text ?? '', /47/);
  const kinds = await house.pool.query('select kind from alerts order by id');
  assert.deepEqual(
    kinds.rows.map(({ kind }) => kind),
    ['blocked', 'message', 'sos'],
  );
});
