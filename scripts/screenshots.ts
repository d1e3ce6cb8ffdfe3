/**
 * Plays the scenes that the README shows and writes them to docs/images: the real bot, the real page, a real browser.
 * `npm run screenshots -- alert pass` makes only those scenes.
 */
import 'temporal-polyfill/global';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { startApp } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { createHouseClock } from '../src/house-clock.ts';
import { launchChromium } from '../test/playground/chromium.ts';
import { filmAlert } from './screenshots/alert-film.ts';
import { shootApp } from './screenshots/app.ts';
import { shootPhones } from './screenshots/phones.ts';
import type { Tongue } from './screenshots/stage.ts';
import { shootNarrow, shootNight, shootTable } from './screenshots/table.ts';
import { packStill } from './screenshots/webp.ts';

const images = join(import.meta.dirname, '../docs/images');
const wanted = process.argv.slice(2);

/** A fresh house at a quarter past eight, so that every run tells the same story at the same time. */
async function inHouse(tongue: Tongue, play: (url: string) => Promise<void>): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'screenshots-'));
  const config = readConfig({
    DATA_DIR: dataDir,
    PORT: '0',
    LOG_LEVEL: 'silent',
    COMPLEX_NAME: tongue === 'ru' ? 'ЖК «Пример»' : 'Example House',
  });
  if (!config.ok) throw new Error(config.why.join('\n'));
  const started = Date.now();
  const morning = Date.parse('2026-11-23T05:12:00Z');
  const app = await startApp(config.value, {
    clock: createHouseClock(() => morning + Date.now() - started),
    pace: { reserve: async () => 0, pause: async () => 0 },
  });
  try {
    await play(app.url);
  } finally {
    await app.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function keep(name: string, bytes: Buffer): void {
  writeFileSync(join(images, `${name}.webp`), bytes);
  process.stdout.write(`${name}.webp ${Math.round(bytes.length / 1024)} KB\n`);
}

type Scene = {
  readonly names: readonly string[];
  readonly play: (browser: Browser, url: string, tongue: Tongue, suffix: string) => Promise<void>;
};

const scenes: readonly Scene[] = [
  {
    names: ['alert'],
    play: async (browser, url, tongue, suffix) =>
      keep(`alert${suffix}`, await filmAlert(browser, url, tongue)),
  },
  {
    names: ['owner', 'directory', 'pass'],
    async play(browser, url, tongue, suffix) {
      for (const { name, png } of await shootPhones(browser, url, tongue))
        keep(`${name}${suffix}`, await packStill(browser, png));
    },
  },
  {
    names: ['app'],
    play: async (browser, url, tongue, suffix) =>
      keep(`app${suffix}`, await packStill(browser, await shootApp(browser, url, tongue))),
  },
  {
    names: ['playground', 'log', 'phone'],
    async play(browser, url, tongue, suffix) {
      keep(`playground${suffix}`, await packStill(browser, await shootTable(browser, url, tongue)));
      if (tongue === 'en') return;
      keep('log', await packStill(browser, await shootNight(browser, url)));
      keep('phone', await packStill(browser, await shootNarrow(browser, url)));
    },
  },
];

async function main(): Promise<void> {
  mkdirSync(images, { recursive: true });
  const browser = await launchChromium();
  try {
    for (const { names, play } of scenes) {
      if (wanted.length > 0 && !names.some((name) => wanted.includes(name))) continue;
      for (const [tongue, suffix] of [
        ['ru', ''],
        ['en', '.en'],
      ] as const)
        await inHouse(tongue, (url) => play(browser, url, tongue, suffix));
    }
  } finally {
    await browser.close();
  }
}

await main();
