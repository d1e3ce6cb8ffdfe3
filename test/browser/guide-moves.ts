import type { Locator, Page } from 'playwright-core';
import { type Signs, signs } from '../../playground/guide/signs.ts';
import type { openPage } from '../playground/browser.ts';

type Table = Awaited<ReturnType<typeof openPage>>;

/** What the page itself says, and who plays, in each language. */
const pages = {
  ru: {
    people: { anna: 'Анна', boris: 'Борис', admin: 'Администратор', guard: 'Охрана' },
    spot: '45',
    phone: 'Телефон',
    message: 'Сообщение',
    guide: 'Подсказка',
    push: 'Перевести часы: +5 мин',
    troubles: 'Сбои',
    boris: 'Борис заблокировал бота',
    offline: 'Нет сети',
    plus: 'Добавить телефон',
    somebody: 'Новый человек',
    name: 'Имя',
    add: 'Добавить',
    newcomer: 'Злата',
    start: 'Старт',
    clip: 'Вложить',
    photo: 'Фото машины',
    freed: 'Освободили?',
    reply: 'Ответить',
    noName: 'Вашего имени он не увидит',
    addBot: 'Добавить бота',
    mention: 'Упомянуть бота',
    scenes: /^Сценарии/,
    next: /^Дальше: /,
    plate: 'А123ВС',
    news: 'Завтра моют паркинг',
  },
  en: {
    people: { anna: 'Alice', boris: 'Bob', admin: 'Admin', guard: 'Guards' },
    spot: '62',
    phone: 'Phone',
    message: 'Message',
    guide: 'Guide',
    push: 'Push the clock: +5 min',
    troubles: 'Trouble',
    boris: 'Bob blocked the bot',
    offline: 'No network',
    plus: 'Add a phone',
    somebody: 'Somebody new',
    name: 'Name',
    add: 'Add',
    newcomer: 'Zoe',
    start: 'Start',
    clip: 'Attach',
    photo: 'Photo of a car',
    freed: 'Can you get out now?',
    reply: 'Reply',
    noName: "They won't see your name",
    addBot: 'Add the bot',
    mention: 'Mention the bot',
    scenes: /^Scenes/,
    next: /^Next: /,
    plate: 'A123BC',
    news: 'The car park is washed tomorrow',
  },
} as const;

export type GuideLanguage = keyof typeof pages;

/** Does on the page what the guide tells, step by step, as a visitor would. */
export function guidePlayer({ page, group }: Table, language: GuideLanguage) {
  const own = pages[language];
  const guide = page.getByRole('region', { name: own.guide, exact: true });
  const phone = (name: string) => page.getByRole('region', { name: `${own.phone}: ${name}` });
  const who = {
    anna: phone(own.people.anna),
    boris: phone(own.people.boris),
    admin: phone(own.people.admin),
    guard: phone(own.people.guard),
    newcomer: phone(own.newcomer),
    group,
  };
  const hand = handOf(page, own);
  const moves = movesOf(signs[language], own, { page, who, guide, ...hand });
  const now = async () =>
    (await page.evaluate('fetch("/playground/state").then((one) => one.json())')) as State;
  const stateNow = async () => (await now()).house.guides[language];
  return {
    guide,
    who,
    own,
    stateNow,
    /** Chooses the scene from the list and plays it to its end; fails at the step that cannot be done. */
    async play(scene: string, title: string): Promise<void> {
      await guide.getByRole('button', { name: own.scenes }).click();
      await guide.getByRole('button', { name: title, exact: true }).click();
      await until(
        async () => (await stateNow()).scene === scene && (await stateNow()).done < 2,
        `${scene} to begin`,
      );
      await this.finish(scene);
    },
    async finish(scene: string): Promise<void> {
      for (let step = await stateNow(); step.steps[step.done]; step = await stateNow()) {
        const { id } = step.steps[step.done] ?? { id: '' };
        const move = moves[`${scene}.${id}`];
        if (!move) throw new Error(`nobody knows how to play ${scene}.${id}`);
        await move();
        const { done } = step;
        await until(async () => (await stateNow()).done > done, `${scene}.${id} to be noticed`);
      }
    },
  };
}

type State = {
  house: {
    guides: Record<
      GuideLanguage,
      {
        scene: string;
        done: number;
        steps: { id: string; who: number | string }[];
        finished: string[];
        scenes: string[];
      }
    >;
  };
};

async function until(holds: () => Promise<boolean>, what: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const late = Date.now() + 20_000;
  const look = async () => {
    if (await holds()) resolve();
    else if (Date.now() > late) reject(new Error(`waited in vain for ${what}`));
    else setTimeout(() => void look().catch(reject), 40);
  };
  look().catch(reject);
  return promise;
}

function handOf(page: Page, own: (typeof pages)[GuideLanguage]) {
  return {
    async say(where: Locator, text: string) {
      const line = where.getByLabel(own.message, { exact: true });
      await line.fill(text);
      await line.press('Enter');
    },
    async tap(where: Locator, label: string) {
      await where.getByRole('button', { name: label }).last().click();
    },
    async trouble(name: string) {
      await page.getByRole('button', { name: own.troubles }).click();
      await page.getByRole('switch', { name }).click();
      await page.keyboard.press('Escape');
    },
  };
}

type Hand = ReturnType<typeof handOf> & {
  readonly page: Page;
  readonly guide: Locator;
  readonly who: Readonly<Record<'anna' | 'boris' | 'admin' | 'guard' | 'newcomer' | 'group', Locator>>;
};

function movesOf(
  s: Signs,
  own: (typeof pages)[GuideLanguage],
  { page, guide, who, say, tap, trouble }: Hand,
): Readonly<Record<string, () => Promise<unknown>>> {
  const { anna, boris, admin, guard, newcomer, group } = who;
  const ask = () => tap(anna, s.blocked);
  const number = () => say(anna, own.spot);
  const push = () => page.getByRole('button', { name: own.push }).click();
  return {
    'blocked.ask': ask,
    'blocked.number': number,
    'blocked.answer': () => tap(boris, s.coming),
    'blocked.gone': () => tap(boris, s.gone),
    async 'blocked.solved'() {
      await anna.getByText(own.freed).last().waitFor();
      await tap(anna, s.solved);
    },
    'silent.ask': ask,
    'silent.number': number,
    'silent.remind': push,
    'silent.call': push,
    'silent.take': () => tap(guard, s.take),
    'sos.ask': () => tap(anna, s.sos),
    'sos.number': number,
    'sos.off': () => tap(boris, s.alarmOff),
    'photo.ask': ask,
    'photo.number': number,
    'photo.letter': () => tap(anna, s.addLetter),
    async 'photo.photo'() {
      await anna.getByRole('button', { name: own.clip }).click();
      await page.getByRole('button', { name: own.photo }).click();
    },
    async 'photo.reply'() {
      await boris.locator('.key', { hasText: own.reply }).last().click();
      await boris.getByText(own.noName).last().waitFor();
      await say(boris, 'OK');
    },
    'group.add': () => tap(group, own.addBot),
    'group.link': () => tap(admin, s.linkGroup),
    async 'group.write'() {
      await tap(group, own.mention);
      const line = group.getByLabel(own.message, { exact: true });
      await line.fill(`${await line.inputValue()}${own.spot} мигает фарами`);
      await line.press('Enter');
    },
    'group.answer': () => tap(boris, s.coming),
    'away.leave': () => tap(boris, s.away),
    'away.until': () => tap(boris, s.evening),
    async 'away.look'() {
      await tap(anna, s.directory);
      await anna.locator('.key', { hasText: s.free }).last().waitFor();
      await number();
    },
    'away.back': () => boris.locator('.key', { hasText: s.back }).last().click(),
    'pass.ask': () => tap(anna, s.pass),
    'pass.guest': () => say(anna, own.plate),
    'pass.hours': () => tap(anna, s.twoHours),
    async 'pass.check'() {
      await tap(guard, s.checkPass);
      await say(guard, '123');
    },
    'pass.in': () => tap(guard, s.drivenIn),
    'pass.out': () => tap(guard, s.drivenOut),
    'announce.open': () => tap(admin, s.announcements),
    'announce.new': () => tap(admin, s.newAnnouncement),
    'announce.text': () => say(admin, own.news),
    'announce.send': () => admin.locator('.key', { hasText: s.send }).last().click(),
    'directory.open': () => tap(anna, s.directory),
    'directory.number': number,
    'directory.free': () => tap(anna, s.free),
    'borrow.leave': () => tap(boris, s.away),
    'borrow.until': () => boris.locator('.key', { hasText: s.tomorrow }).last().click(),
    async 'borrow.seek'() {
      await tap(anna, s.directory);
      await anna.locator('.key', { hasText: s.seek }).last().click();
    },
    'borrow.choose': () => anna.locator('.key', { hasText: s.tomorrow }).last().click(),
    'borrow.take': () =>
      anna
        .locator('.key', { hasText: new RegExp(`^${s.takeSpot} ?${own.spot}`) })
        .last()
        .click(),
    'borrow.back': () => boris.locator('.key', { hasText: s.back }).last().click(),
    async 'join.add'() {
      await page.getByRole('button', { name: own.plus }).click();
      await page.getByRole('button', { name: new RegExp(`^${own.somebody}`) }).click();
      await page.getByLabel(own.name, { exact: true }).fill(own.newcomer);
      await page.getByRole('button', { name: own.add, exact: true }).click();
    },
    'join.start': () => newcomer.last().getByRole('button', { name: own.start }).click(),
    'join.agree': () => newcomer.last().getByRole('button', { name: s.agree, exact: true }).click(),
    async 'join.spot'() {
      const free = /\d{3}/.exec((await guide.getByRole('status').textContent()) ?? '')?.[0] ?? '';
      await say(newcomer.last(), free);
    },
    'join.approve': () =>
      admin
        .locator('.key', { hasText: new RegExp(`^${s.approve}$`) })
        .last()
        .click(),
    'closed.block': () => trouble(own.boris),
    'closed.ask': ask,
    'closed.number': number,
    'offline.off': () => trouble(own.offline),
    'offline.write': () => say(anna, `/blocked ${own.spot}`),
    'offline.on': () => trouble(own.offline),
  };
}
