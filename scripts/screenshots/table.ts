/** The playground's page as it lies before a visitor: by day, at night with the engineer's log, on a narrow screen. */
import type { Browser } from 'playwright-core';
import { look, openStage, type Stage, type Tongue } from './stage.ts';

const wide = { width: 1280, height: 720 };

const WORDS = {
  ru: { spot: '45', open: 'открыт багажник', blocked: 'Перегородили', answer: 'Иду', answered: '«Иду»' },
  en: { spot: '62', open: 'the boot is open', blocked: 'Blocked in', answer: 'Coming', answered: '“Coming”' },
} as const;

/** The house chat is linked, one alert is answered: what one sees at a glance. */
export async function shootTable(browser: Browser, url: string, tongue: Tongue): Promise<Buffer> {
  const words = WORDS[tongue];
  const stage = await openStage(browser, url, tongue, { viewport: wide });
  const { page, anna, boris, group, say, tap } = stage;
  await linkGroup(stage, tongue);
  await group.getByRole('button', { name: tongue === 'ru' ? 'Упомянуть бота' : 'Mention the bot' }).click();
  await say(group, `${await group.locator('textarea').inputValue()}21 ${words.open}`);
  await group.getByText(tongue === 'ru' ? 'Передал владельцу места 21' : 'owner of spot 21').waitFor();
  await tap(anna, words.blocked);
  await say(anna, words.spot);
  await boris.getByRole('button', { name: words.answer }).waitFor();
  await tap(boris, words.answer);
  await anna.getByText(words.answered).last().waitFor();
  await foldBoth(stage);
  const png = await look(page);
  await page.context().close();
  return png;
}

async function linkGroup({ group, admin, tap }: Stage, tongue: Tongue): Promise<void> {
  await tap(group, tongue === 'ru' ? 'Добавить бота' : 'Add the bot');
  await tap(admin, tongue === 'ru' ? 'Привязать группу к ЖК' : 'Link the group to the complex');
  await group.getByText(tongue === 'ru' ? 'Группа привязана' : 'The group is linked').waitFor();
}

async function foldBoth({ anna, boris, fold }: Stage): Promise<void> {
  for (const phone of [anna, boris]) await fold(phone);
}

/** Борис is silent, the clock is pushed, the guards are called; beside it the engineer's view. */
export async function shootNight(browser: Browser, url: string): Promise<Buffer> {
  const stage = await openStage(browser, url, 'ru', { viewport: wide, colorScheme: 'dark' });
  const { page, anna, boris, admin, say, tap } = stage;
  const push = (by: string) => page.getByRole('button', { name: `Перевести часы: ${by}` }).click();
  await tap(boris, 'Готово, машину убрал');
  await anna.getByText('«Машину убрал»').waitFor();
  await tap(anna, 'Решено');
  await boris.getByText('Спасибо вам').waitFor();
  await anna.getByText('Хорошей дороги').first().waitFor();
  await push('+1 час');
  await say(anna, '/blocked 45');
  await anna.getByText('Доставлено').last().waitFor();
  await push('+5 мин');
  await push('+5 мин');
  await admin.getByRole('button', { name: 'Беру' }).waitFor();
  await foldBoth(stage);
  await page.getByRole('button', { name: 'Журнал' }).click();
  await page.getByRole('log', { name: 'Запросы бота' }).getByText('sendMessage').last().waitFor();
  const png = await look(page);
  await page.context().close();
  return png;
}

export async function shootNarrow(browser: Browser, url: string): Promise<Buffer> {
  const stage = await openStage(browser, url, 'ru', {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
  });
  await stage.anna.getByText('Доставлено').last().waitFor();
  const png = await look(stage.page);
  await stage.page.context().close();
  return png;
}
