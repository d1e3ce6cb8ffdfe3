import type { Host } from './host.ts';

/** Its history leads back, its own colours are asked for in the style. */
export const browserHost = (): Host => ({
  name: 'browser',
  initData: null,
  start: null,
  back: () => {},
  scan: null,
  feel: () => {},
  openLink: (url) => void window.open(url, '_blank', 'noopener,noreferrer'),
});
