import type { Feature } from '../feature.ts';
import { type LastResortNotice, lastResortNotices } from './last-resort-notices.ts';

export const lastResort = { notices: lastResortNotices } as const satisfies Feature<LastResortNotice>;
