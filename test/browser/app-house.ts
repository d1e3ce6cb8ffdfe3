/** A house of paper behind the real page: what the server would answer, by the contract. */
import { join } from 'node:path';
import { after } from 'node:test';
import { type Context, Hono } from 'hono';
import { buildPage } from '../../src/adapters/bundle/build-page.ts';
import { readPageTexts } from '../../src/adapters/fluent/page-words.ts';
import { listen } from '../../src/adapters/web/listen.ts';
import { pageApp } from '../../src/adapters/web/page.ts';
import type { Answer, Fault, Me, OutputOf, Shown } from '../../src/web/contract.ts';

const root = join(import.meta.dirname, '../..');
export const built = await buildPage(join(root, 'page'));
const texts = {
  ru: readPageTexts(join(root, 'locales'), 'ru'),
  en: readPageTexts(join(root, 'locales'), 'en'),
};

const NOW = Date.parse('2026-11-23T05:12:00Z');
const minutes = (count: number) => NOW - count * 60_000;

const alert: Record<string, Shown> = {
  ru: {
    ref: '11',
    at: minutes(3),
    text: [
      { text: '🚗 ' },
      { text: 'Вас просят переставить машину', look: 'bold' },
      { text: '\n\nМесто 45. Сосед не может выехать и ждёт ответа.' },
    ],
    buttons: [
      [
        { label: 'Иду', press: 'a:1', tone: 'good' },
        { label: 'Через 5 минут', press: 'a:2' },
      ],
      [
        { label: 'Это не моя машина', press: 'a:3' },
        { label: 'Не могу подойти', press: 'a:4', tone: 'bad' },
      ],
    ],
  },
  en: {
    ref: '11',
    at: minutes(3),
    text: [
      { text: '🚗 ' },
      { text: 'Please move your car', look: 'bold' },
      { text: '\n\nSpot 45. A neighbour cannot leave and waits for your answer.' },
    ],
    buttons: [
      [
        { label: 'Coming', press: 'a:1', tone: 'good' },
        { label: 'In 5 minutes', press: 'a:2' },
      ],
      [
        { label: 'Not my car', press: 'a:3' },
        { label: 'I cannot come', press: 'a:4', tone: 'bad' },
      ],
    ],
  },
};

const feedOf = (language: string): Shown[] => [
  ...(alert[language] ? [alert[language]] : []),
  {
    ref: '9',
    at: minutes(42),
    text: [
      { text: '🎫 ' },
      { text: language === 'ru' ? 'Гостевой пропуск' : 'Guest pass', look: 'bold' },
      { text: language === 'ru' ? '\nМесто 12, до 22:00. Код ' : '\nSpot 12, until 22:00. Code ' },
      { text: '4821', look: 'code' },
    ],
    buttons: [[{ label: language === 'ru' ? 'Продлить' : 'Extend', press: 'p:1' }]],
  },
  {
    ref: '7',
    at: minutes(60 * 20),
    text: [
      { text: language === 'ru' ? '📣 Объявление' : '📣 Announcement', look: 'bold' },
      {
        text:
          language === 'ru'
            ? '\nЗавтра с 10 до 12 моют подземный уровень. Пожалуйста, уберите машины с мест 40–62.'
            : '\nTomorrow from 10 to 12 the lower level is washed. Please move cars from spots 40–62.',
      },
    ],
    buttons: [],
  },
];

const answered = (language: string, text: string): Answer => ({
  toast: null,
  replaced: null,
  cards: [
    {
      ref: null,
      text: [
        { text: `${language === 'ru' ? 'Позвали владельца места' : 'The owner was called: spot'} ${text}` },
      ],
      buttons: [[{ label: language === 'ru' ? 'Решено' : 'Solved', press: 's:1', tone: 'good' }]],
    },
  ],
});

export type PaperHouse = {
  readonly url: string;
  /** What was asked, oldest first. */
  readonly asked: { readonly what: string; readonly body: unknown; readonly key: string | undefined }[];
  /** What the house has to say of itself; null: nobody is signed in. */
  me: Me | null;
  feed: Shown[];
  /** The next request that does something comes to this. */
  fault: { readonly status: 403 | 422 | 503; readonly fault: Fault } | null;
  /** What else it answers, by method and path. */
  readonly more: Record<string, (body: Record<string, string>) => unknown>;
  readonly close: () => Promise<void>;
};

export const meOf = (language: string, more: Partial<Me> = {}): Me => ({
  house: language === 'ru' ? 'ЖК «Пример»' : 'Example House',
  language,
  languages: ['ru', 'en'],
  person: { name: language === 'ru' ? 'Анна' : 'Alice', roles: [], spots: [12], away: false },
  session: 1,
  tabs: ['notices', 'more'],
  menu: (language === 'ru'
    ? [
        '🚨 SOS сигнализация',
        '🗺 Справочник мест',
        '🅿️ Моё место',
        '🎫 Гостевой пропуск',
        '🚙 Уезжаю',
        '❓ Помощь',
      ]
    : ['🚨 SOS alarm', '🗺 Directory', '🅿️ My spot', '🎫 Guest pass', '🚙 I’m leaving', '❓ Help']
  ).map((label, i) => ({ label, press: `m:${i}` })),
  mayCall: true,
  timeZone: 'Europe/Moscow',
  ...more,
});

/** A point of the curve, as a house's public key is. */
const PUSH_KEY = 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4';

export async function paperHouse(language: 'ru' | 'en' = 'ru'): Promise<PaperHouse> {
  const app = new Hono();
  const asked: PaperHouse['asked'] = [];
  const house = { asked, me: meOf(language), feed: feedOf(language), fault: null, more: {} } as Omit<
    PaperHouse,
    'url' | 'close'
  >;
  let isCalled = false;
  const sessions: OutputOf<'GET sessions'> = {
    sessions: [
      {
        id: 1,
        kind: 'browser',
        device: 'Chrome, Android',
        since: minutes(60 * 24 * 9),
        seen: NOW,
        here: true,
      },
      { id: 2, kind: 'mini app', device: '', since: minutes(60 * 30), seen: minutes(70), here: false },
    ],
  };
  const answers: Record<string, (body: Record<string, string>) => unknown> = {
    'GET me': () => house.me,
    'GET feed': () => ({ cards: house.feed, before: null, now: NOW }),
    'GET sessions': () => sessions,
    'GET push/key': () => ({ key: PUSH_KEY, here: isCalled, messenger: true, browsers: isCalled ? 1 : 0 }),
    'PUT push': () => {
      isCalled = true;
      return {};
    },
    'DELETE push': () => {
      isCalled = false;
      return {};
    },
    'DELETE sessions': () => {
      house.me = null;
      return {};
    },
    'POST session/code': () => {
      house.me = meOf(language);
      return { token: null, me: house.me, answer: null };
    },
    'POST session/link': () => {
      house.me = meOf(language);
      return { token: null, me: house.me, answer: null };
    },
    'POST session/telegram': () => ({ token: 't'.repeat(43), me: house.me }),
    'POST say': ({ text = '' }) => answered(language, text),
    'POST threads': ({ text = '' }) => answered(language, text),
    'POST press': ({ code = '', message }) => {
      const pressed = house.feed.find(({ ref }) => ref === message);
      if (!pressed) return answered(language, code);
      const label = pressed.buttons.flat().find(({ press }) => press === code)?.label ?? '';
      const replaced = { ...pressed, buttons: [], text: [...pressed.text, { text: `\n\n«${label}»` }] };
      house.feed = house.feed.map((card) => (card === pressed ? replaced : card));
      return {
        toast: language === 'ru' ? 'Передали соседу' : 'Your neighbour was told',
        replaced,
        cards: [],
      };
    },
  };
  app.all('/api/stream', (c) => c.body(null, 204));
  app.all('/api/*', (c) => answer(c));
  const answer = async (c: Context) => {
    const what = `${c.req.method} ${c.req.path.slice(5)}`;
    const body = ['POST', 'PUT'].includes(c.req.method) ? await c.req.json() : c.req.query();
    asked.push({ what, body, key: c.req.header('idempotency-key') });
    if (!house.me && !what.includes('session/'))
      return c.json({ code: 'not signed in', words: '' } satisfies Fault, 401);
    if (house.fault && c.req.method !== 'GET') {
      const { status, fault } = house.fault;
      house.fault = null;
      return c.json(fault, status);
    }
    return c.json((house.more[what] ?? answers[what])?.(body) ?? {});
  };
  app.route('/', pageApp({ page: () => built, texts }));
  const { port, close } = await listen(app, '127.0.0.1', 0);
  const whole = Object.assign(house, { url: `http://127.0.0.1:${port}`, close });
  after(close);
  return whole;
}
