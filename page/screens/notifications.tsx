import { useEffect, useState } from 'preact/hooks';
import type { OutputOf } from '../../src/web/contract.ts';
import { act, wordsOf } from '../acts.ts';
import { call } from '../call.ts';
import { Skeleton } from '../lazy.tsx';
import { Icon } from '../parts/icon.tsx';
import { type Able, able, subscribe, unsubscribe } from '../push.ts';
import { change, use } from '../store.ts';
import { type PlainKey, t } from '../words.ts';

type Ways = OutputOf<'GET push/key'>;

/** What keeps this browser from being called, and what to do about it. */
const HINDRANCES: Readonly<Record<Exclude<Able, 'yes'>, PlainKey>> = {
  denied: 'web-push-denied',
  'home screen': 'web-push-home-screen',
  no: 'web-push-unable',
  'in a messenger': 'web-push-in-browser',
};

/** «Уведомления»: whether an alert would reach him, and whether this browser is called. */
export function Notifications() {
  const [ways, show] = useState<Ways | null>(null);
  const [failed, fail] = useState<string | null>(null);
  const load = async () => {
    fail(null);
    const called = await call('GET push/key', {});
    if (called.ok) show(called.value);
    else fail(wordsOf(called.trouble));
  };
  useEffect(() => void load(), []);
  if (failed !== null && !ways)
    return (
      <div class="empty" role="alert">
        <p>{failed}</p>
        <button type="button" class="wide" onClick={() => void load()}>
          {t('web-again')}
        </button>
      </div>
    );
  if (!ways) return <Skeleton />;
  return (
    <>
      <Reached ways={ways} />
      <Here ways={ways} again={() => void load()} />
      <p class="fine">{t('web-push-carriers')}</p>
    </>
  );
}

/** Said plainly: whom nothing reaches his neighbours wait for in vain. */
function Reached({ ways: { messenger, browsers } }: { ways: Ways }) {
  const isReached = messenger || browsers > 0;
  const key = !isReached
    ? 'web-push-nowhere'
    : !messenger
      ? 'web-push-alone'
      : browsers > 0
        ? 'web-push-both'
        : 'web-push-chat';
  return (
    <section class={isReached ? 'who paper' : 'who paper warn'} role="status">
      <Icon name={isReached ? 'bell' : 'quiet'} />
      <div>
        <strong>{t(isReached ? 'web-push-reached' : 'web-push-unreached')}</strong>
        <small>{t(key)}</small>
      </div>
    </section>
  );
}

function Here({ ways, again }: { ways: Ways; again: () => void }) {
  const busy = use((state) => state.busy);
  const [waits, wait] = useState(false);
  const can = able();
  if (can !== 'yes') return <p class="hint">{t(HINDRANCES[can])}</p>;
  const { key, here } = ways;
  if (key === null) return <p class="hint">{t('web-push-unable')}</p>;
  const isOn = here && Notification.permission === 'granted';
  const turnOn = async () => {
    wait(true);
    const isDone = await subscribe(key).catch(() => false);
    wait(false);
    change({ toast: { text: t(isDone ? 'web-push-on-now' : 'web-push-not-given'), bad: !isDone } });
    again();
  };
  const turnOff = async () => {
    await unsubscribe().catch(() => {});
    await act('DELETE push', {}, 'push off', again);
  };
  const test = () =>
    act('POST push/test', {}, 'push test', () => change({ toast: { text: t('web-push-test-sent') } }));
  if (!isOn)
    return (
      <div class="stack">
        <p class="hint">{t('web-push-why')}</p>
        <button
          type="button"
          class="wide primary"
          aria-busy={waits}
          disabled={waits}
          onClick={() => void turnOn()}
        >
          {t('web-push-turn-on')}
        </button>
      </div>
    );
  return (
    <div class="stack">
      <p class="hint">{t('web-push-is-on')}</p>
      <button type="button" class="wide primary" aria-busy={busy === 'push test'} onClick={() => void test()}>
        {t('web-push-test')}
      </button>
      <button type="button" class="wide" aria-busy={busy === 'push off'} onClick={() => void turnOff()}>
        {t('web-push-turn-off')}
      </button>
    </div>
  );
}
