import type { Locator } from 'playwright-core';
import type { Stage } from './stage.ts';

/**
 * The sample people speak Russian unless the page gave them another language: whoever still does asks for English,
 * and what was said before that is put out of sight.
 */
export async function speakEnglish({ page, say, tap }: Stage, phone: Locator): Promise<void> {
  if ((await phone.getByRole('button', { name: 'Help' }).count()) > 0) return;
  await say(phone, '/lang');
  await phone.getByRole('button', { name: 'English' }).waitFor();
  await tap(phone, 'English');
  await phone.getByRole('button', { name: 'Help' }).waitFor();
  await say(phone, '/menu');
  await phone.getByText('How can I help?').waitFor();
  const owner = await phone.getAttribute('data-owner');
  await page.evaluate(`[...document.querySelectorAll('main > [data-owner="${owner}"] .messages li:not(.day)')]
    .slice(0, -2).forEach((message) => message.setAttribute('hidden', ''))`);
}
