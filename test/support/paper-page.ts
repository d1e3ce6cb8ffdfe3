/** What a browser gives to the modules of the page, as far as they ask for it, for one test at a time. */
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { pathToFileURL } from 'node:url';
import { readPageTexts } from '../../src/adapters/fluent/page-words.ts';

const root = join(import.meta.dirname, '../..');

/** A module of the page. By its path, since what a browser knows is no part of what is checked here. */
export const pageModule = (name: string) => import(addressOf(name));

let fresh = 0;

/** The same for this test alone: nothing that others began in it goes on, and none of their modules hears it. */
export const ownPageModule = (name: string) => import(`${addressOf(name)}?${++fresh}`);

const addressOf = (name: string) => pathToFileURL(join(root, 'page', name)).href;

export type AskedOfHouse = {
  readonly what: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly key: string | null;
};

/** What the house answers; `throws`: nothing comes back. */
export type HouseAnswer = { readonly status?: number; readonly body: unknown } | 'throws';

export type PaperPage = {
  readonly asked: AskedOfHouse[];
  /** By method and path without its query; what is missing is `{}`. */
  readonly answers: Record<string, HouseAnswer | ((asked: AskedOfHouse) => HouseAnswer | Response)>;
  readonly is: { online: boolean; visible: boolean };
  readonly location: { hash: string; pathname: string; readonly origin: string; reload: () => void };
  readonly window: object;
  readonly document: { readonly title: string; readonly documentElement: { readonly lang: string } };
  /** An event of the window or the document. */
  readonly hear: (type: string, event?: object) => void;
};

/** Puts them there until the test is over; whoever hears of the page's events hears of them no longer then. */
export function openPaperPage(t: TestContext, more: Readonly<Record<string, unknown>> = {}): PaperPage {
  const asked: AskedOfHouse[] = [];
  const answers: PaperPage['answers'] = {};
  const is = { online: true, visible: true };
  const listeners = new Map<string, Set<(event: object) => void>>();
  const events = {
    addEventListener: (type: string, hear: (event: object) => void) => {
      listeners.set(type, (listeners.get(type) ?? new Set()).add(hear));
    },
    removeEventListener: (type: string, hear: (event: object) => void) => listeners.get(type)?.delete(hear),
  };
  const hear = (type: string, event: object = {}) => {
    for (const one of [...(listeners.get(type) ?? [])]) one(event);
  };
  const location = { hash: '', pathname: '/app/', origin: 'https://parking.example', reload: () => {} };
  const style = { setProperty: () => {} };
  const documentElement = { lang: 'ru', dataset: { words: '{"ru":"ru","en":"en"}' }, style };
  const document = {
    ...{ ...events, documentElement, title: '' },
    get visibilityState() {
      return is.visible ? 'visible' : 'hidden';
    },
  };
  const window = { ...events, name: '', scrollTo: () => {}, parent: {} };
  const history = {
    replaceState: (_: unknown, __: string, url: string) => {
      location.hash = url.startsWith('#') ? url : '';
    },
  };
  const navigator = {
    get onLine() {
      return is.online;
    },
    userAgent: '',
  };
  const house = async (path: string, init?: RequestInit): Promise<Response> => {
    const [, language] = /^\/app\/a\/(ru|en)$/.exec(path) ?? [];
    if (language) return Response.json(readPageTexts(join(root, 'locales'), language));
    const what = `${init?.method ?? 'GET'} ${path.replace(/^\/api\//, '').replace(/\?.*/, '')}`;
    const query = Object.fromEntries(new URLSearchParams(path.split('?')[1] ?? ''));
    const body = typeof init?.body === 'string' ? JSON.parse(init.body) : query;
    const one = { what, body, key: new Headers(init?.headers).get('idempotency-key') };
    asked.push(one);
    const answer = answers[what] ?? { body: {} };
    const given = typeof answer === 'function' ? answer(one) : answer;
    if (given === 'throws') throw new TypeError('Failed to fetch');
    return given instanceof Response ? given : Response.json(given.body, { status: given.status ?? 200 });
  };
  const { fetch: real } = globalThis;
  const fetch = (path: string | URL | Request, init?: RequestInit) =>
    typeof path === 'string' && path.startsWith('/') ? house(path, init) : real(path, init);
  const given = { document, window, location, history, navigator, fetch, ...more };
  const before = new Map(
    Object.keys(given).map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)]),
  );
  for (const [name, value] of Object.entries(given))
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  t.after(() => {
    for (const [name, was] of before)
      if (was) Object.defineProperty(globalThis, name, was);
      else Reflect.deleteProperty(globalThis, name);
  });
  return { asked, answers, is, location, window, document, hear };
}
