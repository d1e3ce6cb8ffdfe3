// @ts-check

/**
 * @param {string} path below /playground/
 * @returns {Promise<any>} undefined when there is no such thing
 */
export async function load(path) {
  const response = await fetch(`/playground/${path}`);
  return response.ok ? response.json() : undefined;
}

/**
 * @param {string} path below /playground/
 * @param {object | FormData} body
 * @returns {Promise<any>} `{ error }` when it was refused
 */
export async function act(path, body) {
  const form = body instanceof FormData;
  const response = await fetch(`/playground/${path}`, {
    method: 'POST',
    ...(form ? { body } : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  return response.json().catch(() => ({ error: 'Сервер не ответил' }));
}

/**
 * Tells of changed chats for as long as the page is open; after a lost connection of all.
 * @param {(chats: Set<number> | 'all') => void} changed
 */
export function watch(changed) {
  const events = new EventSource('/playground/events');
  events.addEventListener('open', () => changed('all'));
  events.addEventListener('changed', ({ data }) => changed(new Set(JSON.parse(data).chats)));
}
