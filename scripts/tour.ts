/**
 * Plays every scene of the playground's guide in a real browser, as a visitor who follows its words: from the first to
 * the last in Russian, and beside it, in a house of its own, from the last to the first in English. Ends with a line
 * `N passed, N failed`.
 */
import 'temporal-polyfill/global';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApp } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { createHouseClock } from '../src/house-clock.ts';
import { type GuideLanguage, guidePlayer } from '../test/browser/guide-moves.ts';
import { openPage } from '../test/playground/browser.ts';
import { launchChromium } from '../test/playground/chromium.ts';

type Titles = Readonly<Record<string, Readonly<Record<string, string>>>>;
const scenesIn = async (language: GuideLanguage): Promise<Titles> =>
  (await import(`../playground/page/guide-${language}.js`)).scenes;

const browser = await launchChromium();
let passed = 0;
let failed = 0;

async function tour(language: GuideLanguage, orderOf: (scenes: string[]) => string[]): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'tour-'));
  const config = readConfig({ DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'silent' });
  if (!config.ok) throw new Error(config.why.join('\n'));
  const app = await startApp(config.value, { clock: createHouseClock() });
  try {
    await play(app.url, language, orderOf);
  } finally {
    await app.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Each scene must begin, end, be ticked, and take less than a minute. */
async function play(
  url: string,
  language: GuideLanguage,
  orderOf: (scenes: string[]) => string[],
): Promise<void> {
  const titles = await scenesIn(language);
  const table = await openPage(browser, url, { locale: language });
  table.page.setDefaultTimeout(20_000);
  const player = guidePlayer(table, language);
  for (const scene of orderOf(Object.keys(titles))) {
    const began = Date.now();
    try {
      await player.play(scene, titles[scene]?.title ?? scene);
      if (!(await player.stateNow()).finished.includes(scene)) throw new Error('played, and not ticked');
      await player.guide
        .getByRole('status')
        .getByText(titles[scene]?.end ?? '?')
        .waitFor();
      passed++;
      process.stdout.write(`✓ ${language} ${scene}: ${((Date.now() - began) / 1000).toFixed(1)} s\n`);
    } catch (error) {
      failed++;
      process.stdout.write(`✗ ${language} ${scene}: ${error instanceof Error ? error.message : error}\n`);
    }
  }
  for (const fault of table.faults) process.stdout.write(`✗ the browser complains: ${fault}\n`);
  failed += table.faults.length;
  await table.page.close();
}

try {
  await Promise.all([tour('ru', (scenes) => scenes), tour('en', (scenes) => scenes.reverse())]);
} finally {
  await browser.close();
}
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed > 0 ? 1 : 0;
