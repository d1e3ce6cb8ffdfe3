import type { Feature } from '../feature.ts';
import { type WebNotice, webNotices } from './web-notices.ts';

export const web = { notices: webNotices } as const satisfies Feature<WebNotice>;
