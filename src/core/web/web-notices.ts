import type { NoticePolicies } from '../feature.ts';
import type { SessionId } from './session.ts';

/** Somebody signed in as its reader; he himself, as a rule. */
export type WebNotice = { readonly kind: 'device signed in'; readonly session: SessionId };

export const webNotices = {
  'device signed in': { quietHours: 'at once', needs: 'use the web' },
} as const satisfies NoticePolicies<WebNotice>;
