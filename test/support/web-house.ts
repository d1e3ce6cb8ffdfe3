import assert from 'node:assert/strict';
import type { Person } from '../../playground/index.ts';
import type { Scope } from './database.ts';
import { SITE } from './passer-by.ts';
import { silentLog } from './silent-log.ts';
import { openTestApp, type TestApp } from './test-app.ts';
import { type Browser, openBrowser } from './web-client.ts';

export type WebHouse = TestApp & {
  /** Where the app is. */
  readonly site: string;
  /** A browser in which somebody signed in with the link that the bot gave. */
  readonly browserOf: (person: Person) => Promise<Browser>;
  /** What `/web` gave: the secret of the link, and the eight digits. */
  readonly loginOf: (person: Person) => Promise<{ readonly token: string; readonly code: string }>;
};

/** A house with its web app. */
export async function openWebHouse(
  scope: Scope,
  env: Readonly<Record<string, string>> = {},
  log = silentLog,
  open: typeof openTestApp = openTestApp,
): Promise<WebHouse> {
  const app = await open(scope, { ...SITE, ...env }, log);
  const loginOf = async (person: Person) => {
    await app.says(person, '/web');
    const text = app.reads(person);
    const [, token = ''] = /#login=([\w-]{22})/.exec(text) ?? assert.fail(text);
    const [, first = '', second = ''] = /(\d{4}) (\d{4})/.exec(text) ?? assert.fail(text);
    return { token, code: first + second };
  };
  return {
    ...app,
    site: SITE.PUBLIC_URL,
    loginOf,
    browserOf: async (person) => {
      const browser = openBrowser(app.app().url, { origin: SITE.PUBLIC_URL });
      await browser.call('POST session/link', { token: (await loginOf(person)).token });
      await app.quiet();
      return browser;
    },
  };
}
