import { call } from '../call.ts';
import { onHint } from '../live.ts';
import { change, now } from '../store.ts';
import { createBell } from './bell.ts';

const LOOK_EVERY = 10_000;

/** While the app is open at the gate its screen stays on, and it rings while somebody who called waits. */
export function keepWatch(): () => void {
  const bell = createBell();
  const ring = () => {
    const { calls, muted } = now();
    bell.ring(calls.some((one) => !muted.includes(one)));
  };
  const look = async () => {
    const called = await call('GET gate/calls', {});
    if (!called.ok) return;
    const { waiting } = called.value;
    if (waiting.join() !== now().calls.join()) change({ calls: waiting });
    ring();
  };
  const ends = [onHint(() => void look()), onPress(() => ring()), stayAwake()];
  const timer = setInterval(() => void look(), LOOK_EVERY);
  void look();
  return () => {
    for (const end of ends) end();
    clearInterval(timer);
    bell.ring(false);
    change({ calls: [], muted: [] });
  };
}

/** A browser lets a page sound only after somebody has touched it; «Без звука» is heard at once, too. */
function onPress(heard: () => void): () => void {
  const later = () => setTimeout(heard);
  document.addEventListener('click', later);
  return () => document.removeEventListener('click', later);
}

/** The lock is gone whenever the page was out of sight. */
function stayAwake(): () => void {
  let held: WakeLockSentinel | null = null;
  const hold = async () => {
    if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
    held = await navigator.wakeLock.request('screen').catch(() => null);
  };
  const again = () => void hold();
  document.addEventListener('visibilitychange', again);
  void hold();
  return () => {
    document.removeEventListener('visibilitychange', again);
    void held?.release();
  };
}
