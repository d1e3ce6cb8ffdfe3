/** What three people have on their phones, each as large as a phone: an owner, somebody who looks for a spot, a host. */
import type { Browser, Locator } from 'playwright-core';
import { look, openStage, type Stage, type Tongue } from './stage.ts';

const size = { width: 390, height: 860 };

const WORDS = {
  ru: {
    blocked: '/blocked 45',
    answer: 'Иду',
    directory: 'Справочник мест',
    free: 'Свободные места',
    pass: 'Гостевой пропуск',
    guest: 'А123ВС 77',
    hours: /^4 часа$/,
    revoke: 'Отменить',
  },
  en: {
    blocked: '/blocked 62',
    answer: 'Coming',
    directory: 'Spot directory',
    free: 'Free spots',
    pass: 'Guest pass',
    guest: 'AB 123 CD',
    hours: /^4 hours$/,
    revoke: 'Revoke',
  },
} as const;

/** One phone and nothing around it. */
const FRAME = `
  body { display: block !important; min-height: 0 !important; height: 100dvh !important; }
  body > header, header, .brand, .people, .clock, .guide, .lost, .caption, .drawer { display: none !important; }
  main { padding: 0 !important; }
  main > .phone { display: none !important; height: 100dvh !important; }
  main > .phone.shown { display: flex !important; }
  .picture img { max-height: none !important; }
  .case { border-radius: 0 !important; box-shadow: none !important; }`;

export type Shot = { readonly name: 'owner' | 'directory' | 'pass'; readonly png: Buffer };

export async function shootPhones(browser: Browser, url: string, tongue: Tongue): Promise<Shot[]> {
  const words = WORDS[tongue];
  const stage = await openStage(browser, url, tongue, {
    viewport: size,
    hasTouch: true,
    deviceScaleFactor: 2,
  });
  const { page, anna, boris, say, tap, fold } = stage;
  await page.addStyleTag({ content: FRAME });

  await show(stage, anna);
  await tap(anna, words.directory);
  await anna.getByRole('button', { name: words.free }).waitFor();
  await fold(anna);
  const directory = await look(page);

  await fold(anna, false);
  await tap(anna, words.pass);
  await say(anna, words.guest);
  await tap(anna, words.hours);
  await anna.getByRole('button', { name: words.revoke }).waitFor();
  await fold(anna);
  // The guest's picture whole, from its upper edge.
  await page.evaluate(
    `[...document.querySelectorAll('.shown .picture')].at(-1).scrollIntoView({ block: 'start' })`,
  );
  const pass = await look(page);

  await say(anna, words.blocked);
  await show(stage, boris);
  await boris.getByRole('button', { name: words.answer }).waitFor();
  await fold(boris);
  const owner = await look(page);
  await page.context().close();
  return [
    { name: 'owner', png: owner },
    { name: 'directory', png: directory },
    { name: 'pass', png: pass },
  ];
}

async function show({ page }: Stage, phone: Locator): Promise<void> {
  const owner = await phone.getAttribute('data-owner');
  await page.evaluate(`document.querySelectorAll('main > .phone')
    .forEach((one) => one.classList.toggle('shown', one.dataset.owner === '${owner}'))`);
}
