/** What a person does here, and what becomes of it on the screen. */
import type { Answer, EndpointName, InputOf, OutputOf, Shown } from '../src/web/contract.ts';
import { type Called, call, carry, newKey, type Trouble } from './call.ts';
import type { Host } from './hosts/host.ts';
import { go } from './routes.ts';
import { change, draft, leave, now, type Said } from './store.ts';
import { liveIn, speak, t } from './words.ts';

let host: Host | null = null;
export const actsIn = (given: Host): void => {
  host = given;
};

/** The messenger's own scanner of QR codes; null: a camera has to do. */
export const hostScan = (): Host['scan'] => host?.scan ?? null;

/** What to say of a request that came to nothing. */
export function wordsOf(trouble: Trouble): string {
  if (trouble.kind === 'offline') return t('web-offline-act');
  if (trouble.kind === 'lost') return t('web-failed');
  return trouble.fault.words || t('web-trouble');
}

/** Whoever is no longer signed in is asked to be; null: it is not about that. */
function signedOut(trouble: Trouble): boolean {
  if (trouble.kind !== 'fault' || trouble.fault.code !== 'not signed in') return false;
  leave({ busy: null });
  return true;
}

/** Whether trying the same once more may help: with the same key it is never done twice. */
const mayTryAgain = (trouble: Trouble): boolean =>
  trouble.kind === 'lost' || (trouble.kind === 'fault' && trouble.fault.code === 'trouble');

/** Does something under one key, as often as it is tried; the rest of the page waits for its answer. */
export async function act<E extends EndpointName>(
  endpoint: E,
  input: InputOf<E>,
  busy: string,
  then: (value: OutputOf<E>) => void,
  key: string = newKey(),
): Promise<void> {
  if (now().busy !== null) return;
  change({ busy, toast: null });
  const called = await call(endpoint, input, key);
  change({ busy: null });
  if (called.ok) {
    host?.feel('success');
    return then(called.value);
  }
  if (signedOut(called.trouble)) return;
  host?.feel('error');
  const again = mayTryAgain(called.trouble)
    ? { again: () => void act(endpoint, input, busy, then, key) }
    : {};
  change({ toast: { text: wordsOf(called.trouble), bad: true, ...again } });
}

/** Shows what the house answered: a line that fades, the pressed message as it is now, and whatever is new in a sheet. */
export function take(answer: Answer, pressed?: Shown, mine?: string): void {
  const { feed, sheet } = now();
  const before: readonly Said[] = sheet?.kind === 'talk' ? sheet.said : [];
  const { replaced } = answer;
  const said = before.map((one): Said => {
    return replaced && one.by === 'house' && one.card === pressed ? { by: 'house', card: replaced } : one;
  });
  const wasInSheet = before.some((one) => one.by === 'house' && one.card === pressed);
  const inFeed = pressed?.ref != null && feed?.cards.some(({ ref }) => ref === pressed.ref);
  const fresh: Said[] = answer.cards.map((card) => ({ by: 'house', card }));
  if (mine !== undefined) fresh.unshift({ by: 'me', text: mine });
  if (replaced && !wasInSheet && !inFeed) fresh.unshift({ by: 'house', card: replaced });
  if (feed && replaced && inFeed) {
    const cards = feed.cards.map((card) => (card.ref === pressed?.ref ? replaced : card));
    change({ feed: { ...feed, cards } });
  }
  const isAnswered = fresh.some(({ by }) => by === 'house') || wasInSheet;
  change({
    sheet: isAnswered ? { kind: 'talk', said: [...said, ...fresh] } : null,
    ...(answer.toast !== null && { toast: { text: answer.toast } }),
  });
  // What it led to is a card of its own then.
  if (!isAnswered && sheet) go('notices');
  void refresh();
}

/** What a stranger wants to be called goes along until he is known. */
const asNamed = () => (now().me?.person == null ? { name: draft('name') } : {});

export const press = (code: string, from?: Shown): Promise<void> =>
  act('POST press', { code, ...asNamed(), ...(from?.ref != null && { message: from.ref }) }, code, (answer) =>
    take(answer, from),
  );

export const say = (text: string, done: () => void, replyTo?: string): Promise<void> =>
  act('POST say', { text, ...asNamed(), ...(replyTo !== undefined && { replyTo }) }, 'say', (answer) => {
    done();
    take(answer, undefined, text);
  });

export const raise = (
  kind: InputOf<'POST threads'>['kind'],
  text: string,
  done: () => void = () => {},
): Promise<void> =>
  act('POST threads', { kind, text }, kind, (answer) => {
    done();
    take(answer, undefined, text === '' ? undefined : text);
  });

/** Somebody is in; whoever was invited is asked at once. */
export async function welcome({ token, answer }: OutputOf<'POST session/code'>): Promise<void> {
  carry(token);
  change({ link: null });
  await refresh();
  if (answer) take(answer);
}

let fetching: Promise<void> | null = null;
let wanted = false;

/** Fetches who stands here and what there is to see; asked for while it is under way, it is done once more. */
export function refresh(): Promise<void> {
  wanted = true;
  fetching ??= (async () => {
    while (wanted) {
      wanted = false;
      await fetchAll();
    }
  })().finally(() => {
    fetching = null;
  });
  return fetching;
}

async function fetchAll(): Promise<void> {
  const [me, feed] = await Promise.all([call('GET me', {}), call('GET feed', {})]);
  if (!me.ok || !feed.ok) return notFetched(me, feed);
  liveIn(me.value.timeZone);
  await speak(me.value.language).catch(() => {});
  change({ phase: 'signed in', me: me.value, feed: feed.value, freshAt: feed.value.now, online: true });
}

function notFetched(...all: readonly Called<unknown>[]): void {
  const failed = all.find((one) => !one.ok);
  if (!failed || failed.ok || signedOut(failed.trouble)) return;
  const isAway = failed.trouble.kind !== 'fault';
  change({
    online: !isAway,
    ...(now().phase === 'starting' && { phase: 'failed' }),
    ...(!isAway && now().phase === 'signed in' && { toast: { text: wordsOf(failed.trouble), bad: true } }),
  });
}

/** The next page of what was before. */
export async function older(): Promise<void> {
  const { feed, tail } = now();
  const before = (tail ?? feed)?.before;
  if (before == null) return;
  await act('GET feed', { before }, 'older', (page) => {
    change({ tail: { ...page, cards: [...(tail?.cards ?? []), ...page.cards] } });
  });
}
