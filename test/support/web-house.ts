import assert from 'node:assert/strict';
import type { Person } from '../../playground/index.ts';
import type { Scope } from './database.ts';
import { silentLog } from './silent-log.ts';
import { openColdTestApp, type openTestApp, type TestApp } from './test-app.ts';
import { type Browser, openBrowser } from './web-client.ts';

export type WebHouse = TestApp & {
  /** Where the app is. */
  readonly site: string;
  /** A browser in which somebody signed in with the link that the bot gave. */
  readonly browserOf: (person: Person) => Promise<Browser>;
  /** What `/web` gave: the secret of the link, and the eight digits. */
  readonly loginOf: (person: Person) => Promise<{ readonly token: string; readonly code: string }>;
};

/** The address that such a house has: nobody listens there, the tests come to its port. */
const SITE = 'http://localhost:8443';

/** A house with its web app. */
export async function openWebHouse(
  scope: Scope,
  env: Readonly<Record<string, string>> = {},
  log = silentLog,
  open: typeof openTestApp = openColdTestApp,
): Promise<WebHouse> {
  const app = await open(scope, { PUBLIC_URL: SITE, ...env }, log);
  const loginOf = async (person: Person) => {
    await app.says(person, '/web');
    const text = app.reads(person);
    const [, token = ''] = /#login=([\w-]{22})/.exec(text) ?? assert.fail(text);
    const [, first = '', second = ''] = /(\d{4}) (\d{4})/.exec(text) ?? assert.fail(text);
    return { token, code: first + second };
  };
  return {
    ...app,
    site: SITE,
    loginOf,
    browserOf: async (person) => {
      const browser = openBrowser(app.app().url, { origin: SITE });
      await browser.call('POST session/link', { token: (await loginOf(person)).token });
      await app.quiet();
      return browser;
    },
  };
}
