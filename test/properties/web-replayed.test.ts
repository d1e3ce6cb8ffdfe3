import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { Replayed } from '../support/replayed.ts';
import { OLD_COPY, PICTURE } from '../support/web-face.ts';

const root = join(import.meta.dirname, '../..');
const FOLDERS = ['scenarios', 'tours'].map((name) => join(root, 'test', name));

/** Of a story, what the web cannot show, or what its test looks at beside what people see. */
const LEFT_OUT: readonly (readonly [RegExp, string])[] = [
  [/addGroup|linksGroup|openGroup|inGroup|groupOf|group\b/i, 'a group'],
  [/photo|album|\.sends\(|picture|voice/i, 'photos'],
  [/document|upload|\.xlsx|\.csv|\bfile|BACKUP|\/mydata|copies/i, 'files'],
  [/Приглашения списком|\bprints\(|cutUp\(/, 'a sheet to print'],
  [/sticker/, 'a sticker'],
  [/delete from addresses/, 'somebody loses his messenger, and has the page left'],
  [/\.forge\(/, 'a forged button below a message of another card'],
  [/reaches the bot late/, 'a slow messenger'],
  [/tour-left'/, 'what stands in the messenger is changed there, whenever it takes that'],
  [/openWebHouse|openBrowser|browserOf|PUBLIC_URL|SITE\b|passer|'\/web'/, 'the app itself is the subject'],
  [/openLiveHouse|openColdTestApp|openSlow/i, 'two at once, or a start'],
];

type Story = { readonly title: string; readonly file: string; readonly why: string | null };

/** Every story of which a golden transcript is kept. */
function stories(): readonly Story[] {
  return FOLDERS.flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => file.endsWith('.test.ts'))
      .flatMap((file) => {
        const path = join(folder, file);
        return readFileSync(path, 'utf8')
          .split(/^(?=test\(|tour\()/m)
          .filter((block) => /^tour\(/.test(block) || /^test\([\s\S]*matchesGolden\(/.test(block))
          .map((block) => {
            const [, , title = ''] = /^\w+\(\s*(['`])([\s\S]*?)\1,/.exec(block) ?? [];
            const why = LEFT_OUT.find(([told]) => told.test(block))?.[1] ?? null;
            return { title, file: path, why };
          });
      }),
  );
}

/** What only a messenger has: a keyboard that is taken away, and a way into another of its chats. */
const ONLY_THERE = /^ +⌨ убрана$|^ +\[[^\]]* →\]$/;

/** Where there is an app /privacy names who carries a push and what is kept of a passer-by, an invitation the way in without a messenger, and a spot has its card. */
const ONLY_HERE =
  /^ {5}[^\n]*(?:Google, Apple, Mozilla|отпечаток его адреса|fingerprint of his address)[^\n]*\n {5}\n|^ {5}\n {5}[^\n]*\/app\/#login=[^\n]*\n|^ {5}\[(?:Карточка под стекло|Windscreen card)\]\n/gm;

const linesOf = (text: string) =>
  text
    .replaceAll(ONLY_HERE, '')
    .split('\n')
    .filter((line) => !ONLY_THERE.test(line));

const escaped = (title: string) => title.replaceAll(/[/\\^$*+?.()|[\]{}]/g, '\\$&');

async function replay(t: TestContext, told: readonly Story[]): Promise<readonly Replayed[]> {
  const folder = mkdtempSync(join(tmpdir(), 'parking-replayed-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const report = join(folder, 'replayed.jsonl');
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const child = spawn(
    process.execPath,
    [
      ...['--import', 'temporal-polyfill/global', '--test', '--test-timeout=60000'],
      '--test-global-setup=test/support/global-setup.ts',
      ...told.map(({ title }) => `--test-name-pattern=^${escaped(title)}`),
      'test/support/replay.room.ts',
    ],
    {
      cwd: root,
      env: {
        ...env,
        ...{ PARKING_FACE: 'web', REPLAYED: report },
        REPLAY: [...new Set(told.map(({ file }) => file))].join('\n'),
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const said: string[] = [];
  child.stdout.setEncoding('utf8').on('data', (piece: string) => said.push(piece));
  await once(child, 'close');
  const failed = said
    .join('')
    .split('\n')
    .filter((line) => line.startsWith('✖'));
  assert.deepEqual(failed, [], said.join('').slice(-4_000));
  return readFileSync(report, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Replayed);
}

test('What people do in the chat they may do on a page: the transcripts read the same', {
  timeout: 900_000,
}, async (t) => {
  const all = stories();
  const told = all.filter(({ why }) => why === null);
  for (const { title, why } of all) if (why !== null) t.diagnostic(`left out, ${why}: ${title}`);
  // Two rooms, so that the last test of a run does not keep one processor waiting.
  const files = [...new Set(told.map(({ file }) => file))];
  const half = (of: number) => told.filter(({ file }) => files.indexOf(file) % 2 === of);
  const replayed = (await Promise.all([replay(t, half(0)), replay(t, half(1))])).flat();
  let same = 0;
  const differing: string[] = [];
  for (const { name, web, chat, shown, golden } of replayed) {
    const stayed = Object.entries(chat).map(([why, times]) => `${why} (${times})`);
    const otherwise = [PICTURE, OLD_COPY].find((why) => chat[why] !== undefined);
    if (otherwise !== undefined || web === 0) {
      t.diagnostic(`left out, ${otherwise ?? stayed.join(', ')}: ${name}`);
      continue;
    }
    const [here, there] = [linesOf(shown), linesOf(golden)];
    const at = here.findIndex((line, nth) => line !== there[nth]);
    if (at >= 0 || here.length !== there.length) {
      const piece = (lines: readonly string[]) => lines.slice(Math.max(0, at - 2), at + 3).join('\n');
      differing.push(`${name}, on the page:\n${piece(here)}\nin the chat:\n${piece(there)}`);
      continue;
    }
    t.diagnostic(`the same: ${name}, ${[`${web} on the page`, ...stayed].join(', ')}`);
    same += 1;
  }
  assert.deepEqual(differing, []);
  assert.ok(same >= 80, `${same} stories read the same`);
});
