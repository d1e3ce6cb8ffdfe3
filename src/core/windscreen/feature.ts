import type { Feature } from '../feature.ts';
import { type WindscreenNotice, windscreenNotices } from './windscreen-notices.ts';

export const windscreen = { notices: windscreenNotices } as const satisfies Feature<WindscreenNotice>;
