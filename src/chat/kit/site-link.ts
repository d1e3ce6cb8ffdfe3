import type { Links } from './ports.ts';
import type { Speech } from './update-context.ts';
import type { RichText } from './wording.ts';

/** The same invitation for whoever has no messenger: it opens the web app; null: there is none. */
export function siteInvite({ say }: Speech, { site }: Links, payload: string): RichText | null {
  return site ? say('site-invite', { link: `${site}/app/#login=${payload}` }) : null;
}
