import { Fragment } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Shown } from '../../src/web/contract.ts';
import { older } from '../acts.ts';
import { Skeleton } from '../lazy.tsx';
import { Card } from '../parts/card.tsx';
import { Composer } from '../parts/composer.tsx';
import { Icon } from '../parts/icon.tsx';
import { use } from '../store.ts';
import { dayOf, t } from '../words.ts';

/** «Все уведомления»: every card and notice of the chat as it stands now, newest first, and a line to write. */
export function Feed() {
  const feed = use((state) => state.feed);
  const tail = use((state) => state.tail);
  const me = use((state) => state.me);
  const busy = use((state) => state.busy === 'older');
  const called = use((state) => state.called);
  const [about, ask] = useState<Shown | null>(null);
  const isThere = feed !== null;
  useEffect(() => {
    if (called === null || !isThere) return;
    const card = document.querySelector<HTMLElement>(`[data-thread="${called}"]`);
    card?.scrollIntoView({ block: 'center' });
    card?.focus({ preventScroll: true });
  }, [called, isThere]);
  if (!feed) return <Skeleton />;
  const known = new Set(feed.cards.map(({ ref }) => ref));
  const cards = [...feed.cards, ...(tail?.cards ?? []).filter(({ ref }) => !known.has(ref))];
  return (
    <>
      {cards.length === 0 && <Quiet isKnown={me?.person != null} />}
      <div class="feed">
        {cards.map((card, at) => (
          <Fragment key={card.ref ?? at}>
            <Day card={card} before={cards[at - 1]} now={feed.now} />
            <Card card={card} onReply={ask} />
          </Fragment>
        ))}
      </div>
      {(tail ?? feed).before !== null && (
        <button type="button" class="wide" aria-busy={busy} onClick={() => void older()}>
          {t('web-notices-older')}
        </button>
      )}
      <Composer place="notices" about={about} drop={() => ask(null)} />
    </>
  );
}

/** Where another day begins. */
function Day({ card, before, now }: { card: Shown; before: Shown | undefined; now: number }) {
  if (card.at === undefined) return null;
  const day = dayOf(card.at, now);
  if (before?.at !== undefined && dayOf(before.at, now) === day) return null;
  return <h2 class="day">{day}</h2>;
}

const Quiet = ({ isKnown }: { isKnown: boolean }) => (
  <div class="empty">
    <Icon name={isKnown ? 'quiet' : 'person'} />
    <h2>{t(isKnown ? 'web-notices-empty' : 'web-guest')}</h2>
    <p>{t(isKnown ? 'web-notices-empty-why' : 'web-guest-why')}</p>
  </div>
);
