/** The first thing that README shows: one alert on two phones, from «Перегородили» to «Решено», as a moving picture. */
import type { Browser, Locator } from 'playwright-core';
import { look, openStage, type Stage, type Tongue } from './stage.ts';
import { type Frame, packMoving } from './webp.ts';

const size = { width: 800, height: 640 };

/** What is said above the phones, who they belong to, and what is pressed and read on them. */
const STORY = {
  ru: {
    anna: ['Анна', 'место 12'],
    boris: ['Борис', 'место 45'],
    spot: '45',
    start: 'Анне не выехать. Чья машина, она не знает — видит только номер места: 45',
    told: 'Борису тут же пишет бот. Он видит место соседа — ни имени, ни телефона',
    coming: 'Одно нажатие — и карточка Анны изменилась сама',
    gone: 'Борис отогнал машину',
    solved: 'Решено. Телефонами никто не обменялся',
    asks: 'Какая машина мешает?',
    delivered: 'Доставлено хозяину машины',
    answered: '«Иду»',
    moved: '«Машину убрал»',
    closed: 'Хорошей дороги',
    thanks: 'Спасибо вам',
    keys: {
      blocked: 'Перегородили',
      coming: 'Иду',
      gone: 'Готово, машину убрал',
      solved: 'Решено',
    },
  },
  en: {
    anna: ['Alice', 'spot 61'],
    boris: ['Bob', 'spot 62'],
    spot: '62',
    start: 'Alice is blocked in. Whose car it is she does not know: she sees a spot’s number, 62',
    told: 'The bot writes to Bob at once. He sees a neighbour’s spot: no name, no phone',
    coming: 'One tap, and Alice’s card has changed by itself',
    gone: 'Bob has moved his car',
    solved: 'Solved. Nobody gave a phone number away',
    asks: 'Which car is in the way?',
    delivered: "Delivered to the car's owner",
    answered: '“Coming”',
    moved: '“I moved the car”',
    closed: 'Drive safely',
    thanks: 'Thank you',
    keys: { blocked: 'Blocked in', coming: 'Coming', gone: 'Done, I moved the car', solved: 'Solved' },
  },
} as const;

const FRAME = `
  body > header, .guide, .lost, .caption, main > .phone:nth-of-type(n + 3) { display: none !important; }
  .story { flex: none; padding: 0.9rem 1.3rem 0.2rem; font-size: 1.12rem; font-weight: 600; text-align: center; min-height: 2.6rem; }
  .names { flex: none; display: grid; grid-template-columns: 1fr 1fr; text-align: center; padding: 0.2rem 1rem 0; }
  .names small { color: var(--quiet); font-size: 0.9rem; margin-left: 0.4rem; }
  .turn .case { box-shadow: var(--shadow), 0 0 0 1px var(--line) !important; }
  .finger { position: fixed; z-index: 9; width: 44px; height: 44px; margin: -22px; border-radius: 50%;
    background: rgb(28 106 168 / 30%); border: 2px solid rgb(28 106 168 / 85%); }`;

export async function filmAlert(browser: Browser, url: string, tongue: Tongue): Promise<Buffer> {
  const words = STORY[tongue];
  const stage = await openStage(browser, url, tongue, { viewport: size });
  const { page, anna, boris, say, fold } = stage;
  await page.addStyleTag({ content: FRAME });
  await writeAbove(stage, [words.anna, words.boris]);

  const frames: Frame[] = [];
  const hold = async (ms: number) => void frames.push({ png: await look(page), ms });
  const tell = (line: string) =>
    page.evaluate(`document.querySelector('.story').textContent = ${JSON.stringify(line)}`);
  const press = async (where: Locator, label: string) => {
    const lift = await putFinger(stage, where.getByRole('button', { name: label }).last());
    await hold(700);
    await lift();
    await stage.tap(where, label);
  };

  await fold(boris);
  await tell(words.start);
  await hold(2_600);
  await press(anna, words.keys.blocked);
  await anna.getByText(words.asks).last().waitFor();
  await fold(anna);
  await hold(1_000);
  await anna.locator('textarea').fill(words.spot);
  await anna.locator('textarea').blur();
  await hold(900);
  await say(anna, words.spot);
  await anna.getByText(words.delivered).last().waitFor();
  await tell(words.told);
  await hold(4_000);
  await press(boris, words.keys.coming);
  await anna.getByText(words.answered).last().waitFor();
  await tell(words.coming);
  await hold(3_600);
  await press(boris, words.keys.gone);
  await anna.getByText(words.moved).last().waitFor();
  await tell(words.gone);
  await hold(2_200);
  await press(anna, words.keys.solved);
  await anna.getByText(words.closed).last().waitFor();
  await boris.getByText(words.thanks).last().waitFor();
  await tell(words.solved);
  await hold(4_500);
  await page.context().close();
  return packMoving(browser, frames);
}

async function writeAbove({ page }: Stage, names: readonly (readonly [string, string])[]): Promise<void> {
  const cells = names.map(([name, spot]) => `<span><strong>${name}</strong><small>${spot}</small></span>`);
  const above = `<p class="story" style="margin: 0"></p><div class="names">${cells.join('')}</div>`;
  await page.evaluate(`document.body.insertAdjacentHTML('afterbegin', ${JSON.stringify(above)})`);
}

/** Shows where a finger is about to tap; gives back how to lift it. */
async function putFinger({ page }: Stage, button: Locator): Promise<() => Promise<void>> {
  await button.scrollIntoViewIfNeeded();
  const box = await button.boundingBox();
  if (!box) throw new Error('a button that nobody can see');
  const [left, top] = [box.x + box.width / 2, box.y + box.height / 2];
  const finger = `<div class="finger" style="left: ${left}px; top: ${top}px"></div>`;
  await page.evaluate(`document.body.insertAdjacentHTML('beforeend', '${finger}')`);
  return () => page.evaluate(`document.querySelector('.finger').remove()`);
}
