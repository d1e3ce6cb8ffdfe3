import type { ComponentType } from 'preact';
import type { Me } from '../src/web/contract.ts';
import { lazy } from './lazy.tsx';
import type { IconName } from './parts/icon.tsx';
import { Feed } from './screens/feed.tsx';
import { More } from './screens/more.tsx';
import type { PlainKey } from './words.ts';

export type Tab = { readonly path: string; readonly icon: IconName; readonly label: PlainKey };

export type Screen = {
  /** One level a slash: back leads one up. */
  readonly path: string;
  readonly title: PlainKey;
  readonly view: ComponentType;
};

/** Every screen there is. What not everybody opens at once comes in a file of its own. */
export const SCREENS: readonly Screen[] = [
  { path: 'gate', title: 'web-gate', view: lazy(async () => (await import('./screens/gate.tsx')).Gate) },
  {
    path: 'gate/ask',
    title: 'web-gate-ask',
    view: lazy(async () => (await import('./screens/gate-ask.tsx')).GateAsk),
  },
  {
    path: 'today',
    title: 'web-gate-today',
    view: lazy(async () => (await import('./screens/gate-today.tsx')).GateToday),
  },
  { path: 'notices', title: 'web-notices', view: Feed },
  { path: 'more', title: 'web-more', view: More },
  {
    path: 'more/devices',
    title: 'web-devices',
    view: lazy(async () => (await import('./screens/devices.tsx')).Devices),
  },
  {
    path: 'more/notifications',
    title: 'web-push',
    view: lazy(async () => (await import('./screens/notifications.tsx')).Notifications),
  },
  {
    path: 'more/language',
    title: 'web-language',
    view: lazy(async () => (await import('./screens/language.tsx')).Language),
  },
];

/** The tabs that the server names for whoever stands here, in its order. */
export function tabsOf(me: Me): readonly Tab[] {
  const isGuard = me.person?.roles.includes('guard') ?? false;
  const all: Readonly<Partial<Record<Me['tabs'][number], Tab>>> = {
    gate: { path: 'gate', icon: 'gate', label: 'web-gate' },
    today: { path: 'today', icon: 'today', label: 'web-gate-today' },
    notices: { path: 'notices', icon: 'bell', label: isGuard ? 'web-tab-calls' : 'web-tab-notices' },
    more: { path: 'more', icon: 'more', label: 'web-tab-more' },
  };
  return me.tabs.flatMap((name) => all[name] ?? []);
}
