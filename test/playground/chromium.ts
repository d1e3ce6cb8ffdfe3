import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sparticuz from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

/**
 * Chromium from npm, unpacked once a machine (it takes seconds). Unpacked aside and put in place by one rename:
 * two files that unpack into the same place at once, as the package does, start half a browser.
 */
async function unpacked(): Promise<string> {
  const about = new URL('../../node_modules/@sparticuz/chromium/package.json', import.meta.url);
  const { version } = JSON.parse(readFileSync(about, 'utf8'));
  const place = join(tmpdir(), `parking-bot-chromium-${version}`);
  if (existsSync(place)) return join(place, 'chromium');
  const aside = mkdtempSync(join(tmpdir(), 'chromium-'));
  const before = process.env.TMPDIR;
  process.env.TMPDIR = aside;
  await sparticuz.executablePath();
  if (before === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = before;
  try {
    renameSync(aside, place);
  } catch {
    // Another test file was faster.
    rmSync(aside, { recursive: true, force: true });
  }
  return join(place, 'chromium');
}

/** A real Chromium without a window; `fontSize` is what its reader has set it to, in pixels. */
export async function launchChromium({ fontSize = 16 } = {}): Promise<Browser> {
  const args = [
    '--no-sandbox',
    '--no-zygote',
    '--disable-gpu',
    `--blink-settings=defaultFontSize=${fontSize}`,
  ];
  // Without a language the browser writes no Cyrillic name of a file (seen in an empty environment).
  const env = { ...process.env, LC_ALL: 'C.UTF-8' };
  return chromium.launch({ args, env, executablePath: await unpacked(), headless: true });
}
