import { authorized } from './call.ts';

/** What may have changed, as the server names it; `resync`: anything. */
type Topics = readonly string[];

const listeners = new Set<(topics: Topics) => void>();

/** Hears of changes: a hint and no state, so whoever hears it fetches. */
export function onHint(listener: (topics: Topics) => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

const tell = (topics: Topics) => {
  for (const listener of [...listeners]) listener(topics);
};

/** In case that a hint was lost. */
const SAFETY = 30_000;
/** The server speaks every 20 seconds: whoever is silent for longer is gone. */
const SILENCE = 45_000;

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Reads the stream by `fetch`, since an EventSource carries no token; every new beginning fetches all. */
export async function listenForever(): Promise<never> {
  setInterval(() => document.visibilityState === 'visible' && tell(['resync']), SAFETY);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') tell(['resync']);
  });
  for (;;) {
    const wasOpen = await listenOnce().catch(() => false);
    await wait(1_000 + Math.random() * 4_000);
    if (!wasOpen && navigator.onLine) tell(['resync']);
  }
}

/** Until it ends; whether it ever began. */
async function listenOnce(): Promise<boolean> {
  const stopped = new AbortController();
  let timer = setTimeout(() => stopped.abort(), SILENCE);
  try {
    const headers = { ...authorized(), accept: 'text/event-stream' };
    const answer = await fetch('/api/stream', { headers, cache: 'no-store', signal: stopped.signal });
    if (!answer.ok || !answer.body) return false;
    // Whatever changed between the last look and now was hinted to nobody here.
    tell(['resync']);
    let rest = '';
    // Safari reads no stream by `for await`.
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    for (;;) {
      const { value: part, done } = await reader.read();
      if (done) return true;
      clearTimeout(timer);
      timer = setTimeout(() => stopped.abort(), SILENCE);
      const lines = (rest + part).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) if (/^data: ?\S/.test(line)) hint(line.slice(5));
    }
  } finally {
    clearTimeout(timer);
  }
}

function hint(text: string): void {
  try {
    const topics: unknown = JSON.parse(text);
    if (Array.isArray(topics)) tell(topics.map(String));
  } catch {
    tell(['resync']);
  }
}
