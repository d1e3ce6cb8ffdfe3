import { render } from 'preact';
import { actsIn, refresh } from './acts.ts';
import { App } from './app.tsx';
import { call, carry } from './call.ts';
import { browserHost } from './hosts/browser.ts';
import type { Host } from './hosts/host.ts';
import { telegramHost } from './hosts/telegram.ts';
import { listenForever, onHint } from './live.ts';
import { keepSubscribed } from './push.ts';
import { followAddress } from './routes.ts';
import { change, now } from './store.ts';
import { languageNow, speak } from './words.ts';

const host: Host = location.pathname.startsWith('/app/telegram') ? telegramHost() : browserHost();

/** In a messenger its signed data is shown once, and the token that comes back is carried from then on. */
async function enter(): Promise<void> {
  if (host.name === 'telegram') {
    const signed = await call('POST session/telegram', { initData: host.initData ?? '-' });
    if (!signed.ok) {
      const { trouble } = signed;
      const isRefused = trouble.kind === 'fault' && trouble.fault.code !== 'trouble';
      const refused = isRefused && trouble.fault.code === 'not allowed' ? trouble.fault.words : null;
      return change({
        phase: isRefused ? 'signed out' : 'failed',
        refused,
        online: navigator.onLine,
      });
    }
    carry(signed.value.token);
  }
  await refresh();
}

async function begin(): Promise<void> {
  actsIn(host);
  followAddress(host);
  const words = speak(languageNow());
  const entered = enter();
  await words.catch(() => {});
  const place = document.getElementById('app');
  if (!place) return;
  place.replaceChildren();
  render(<App host={host} enter={enter} />, place);
  await entered;
  void keepSubscribed().catch(() => {});
  // Also where nothing came of the beginning: a browser need not notice that its network is there again.
  onHint(lookAgain);
  void listenForever();
}

/** Where nothing came of the beginning, a messenger's word has still to be shown. */
function lookAgain(): void {
  if (now().phase === 'failed') void enter();
  else if (now().phase === 'signed in') void refresh();
}

window.addEventListener('online', lookAgain);
window.addEventListener('offline', () => change({ online: false }));
if (host.name === 'browser' && 'serviceWorker' in navigator)
  window.addEventListener('load', () => {
    navigator.serviceWorker.register('/app/sw.js', { scope: '/app/' }).catch(() => {});
  });
void begin();
