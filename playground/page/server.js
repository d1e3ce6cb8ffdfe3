// @ts-check
import { t } from './words.js';

/**
 * @param {string} path below /playground/
 * @param {object | FormData} body
 * @returns {Promise<any>} `{ error }` when it was refused
 */
export async function act(path, body) {
  const form = body instanceof FormData;
  const request = form
    ? { body }
    : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  try {
    const response = await fetch(`/playground/${path}`, { method: 'POST', ...request });
    return await response.json();
  } catch {
    return { error: t('unanswered') };
  }
}

/**
 * Lists of events for as long as the page is open; begins anew by itself after a lost connection.
 * @template Item
 * @param {string} path below /playground/
 * @param {(items: Item[]) => void} heard
 * @param {(connected: boolean) => void} [connection]
 * @returns {() => void} the way to stop
 */
export function listen(path, heard, connection = () => {}) {
  const events = new EventSource(`/playground/${path}`);
  events.addEventListener('message', ({ data }) => heard(JSON.parse(data)));
  events.addEventListener('open', () => connection(true));
  events.addEventListener('error', () => connection(false));
  return () => events.close();
}
