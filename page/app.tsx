import { useEffect } from 'preact/hooks';
import type { Host } from './hosts/host.ts';
import { Skeleton } from './lazy.tsx';
import { Called } from './parts/called.tsx';
import { Frame } from './parts/frame.tsx';
import { Icon } from './parts/icon.tsx';
import { Sheets } from './parts/sheets.tsx';
import { Toasts } from './parts/toast.tsx';
import { SignIn } from './screens/sign-in.tsx';
import { SCREENS, tabsOf } from './screens.ts';
import { use } from './store.ts';
import { t } from './words.ts';

/** The whole app: the door, or the frame with the screen that the address names. */
export function App({ host, enter }: { host: Host; enter: () => Promise<void> }) {
  const phase = use((state) => state.phase);
  const link = use((state) => state.link);
  if (phase === 'starting') return <Skeleton />;
  if (phase === 'failed') return <Failed enter={enter} />;
  if (phase === 'signed out' || link !== null) return <SignIn host={host} />;
  return <Inside />;
}

function Inside() {
  const me = use((state) => state.me);
  const path = use((state) => state.path);
  const sheet = use((state) => state.sheet);
  const called = use((state) => state.called);
  const tabs = me ? tabsOf(me) : [];
  const wanted = path || tabs[0]?.path;
  const screen = SCREENS.find((one) => one.path === wanted) ?? SCREENS.find(({ path }) => path === 'notices');
  useEffect(() => {
    // A new screen is read from its title; the first one from where the browser begins.
    if (path !== '' && called === null) document.querySelector('h1')?.focus({ preventScroll: true });
  }, [path, called]);
  const isGuard = me?.tabs.includes('gate') ?? false;
  useEffect(() => {
    if (!isGuard) return;
    // What keeps the gate's phone awake and lets it ring is of no use to anybody else.
    const keeping = import('./gate/keep-watch.ts').then(({ keepWatch }) => keepWatch()).catch(() => () => {});
    return () => void keeping.then((end) => end());
  }, [isGuard]);
  if (!screen) return null;
  const isMine = tabs.some((tab) => tab.path === screen.path.split('/')[0]);
  const { view: View } = screen;
  return (
    <>
      <Frame title={t(screen.title)}>
        {isGuard && <Called />}
        {isMine ? <View /> : <p class="empty">{t('web-for-guards')}</p>}
      </Frame>
      <Sheets />
      {sheet === null && <Toasts />}
    </>
  );
}

/** Nothing came of the first request. */
function Failed({ enter }: { enter: () => Promise<void> }) {
  const isOffline = use((state) => !state.online);
  return (
    <main class="door">
      <div class="empty" role="alert">
        <Icon name="offline" />
        <h1>{t(isOffline ? 'web-offline' : 'web-failed')}</h1>
        <p>{t(isOffline ? 'web-offline-cold' : 'web-trouble')}</p>
        <button type="button" class="wide primary" onClick={() => void enter()}>
          {t('web-again')}
        </button>
      </div>
    </main>
  );
}
