import type { Host } from './hosts/host.ts';
import { change, now, watch } from './store.ts';

/** Where `#/more/devices` leads: one level a slash, so that «back» is always up. */
const pathOf = (hash: string): string => hash.replace(/^#\/?/, '');

export const linkTo = (path: string): string => `#/${path}`;

export function go(path: string): void {
  if (now().path !== path) location.hash = linkTo(path);
}

export const above = (path: string): string | null =>
  path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : null;

/** Follows the address. A link to sign in by is taken out of it at once, and waits for a press. */
export function followAddress(host: Host): void {
  const read = () => {
    const [, link = null] = /^#login=([\w-]+)$/.exec(location.hash) ?? [];
    if (link !== null) {
      history.replaceState(null, '', location.pathname);
      change({ link, path: '' });
      return;
    }
    // A thread, as what calls names it: its card stands in the feed.
    const [, thread] = /^#t(\d+)$/.exec(location.hash) ?? [];
    if (thread !== undefined) history.replaceState(null, '', linkTo('notices'));
    change({
      path: pathOf(location.hash),
      sheet: null,
      called: thread === undefined ? null : Number(thread),
    });
    window.scrollTo(0, 0);
  };
  // The host's own way back first closes what came up over the screen.
  watch(({ path, sheet }) => {
    const up = above(path);
    if (sheet) host.back(() => change({ sheet: null }));
    else host.back(up === null ? null : () => go(up));
  });
  window.addEventListener('hashchange', read);
  read();
  if (host.start === 'gate') go('gate');
}
