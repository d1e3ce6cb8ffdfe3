import { useEffect, useState } from 'preact/hooks';
import type { Shown } from '../../src/web/contract.ts';
import { press } from '../acts.ts';
import { fetchBlob } from '../call.ts';
import { use } from '../store.ts';
import { clock, t } from '../words.ts';
import { Icon } from './icon.tsx';
import { Words } from './words.tsx';

/** A card or message of the house as it stands now, with its buttons; `onReply`: whoever writes may say that it is about this. */
export function Card({ card, onReply }: { card: Shown; onReply?: (card: Shown) => void }) {
  const { text, at, photos = [], picture, document } = card;
  const hasKeys = card.buttons.some((row) => row.length > 0);
  return (
    <article
      class={hasKeys ? 'card asks' : 'card'}
      data-ref={card.ref ?? undefined}
      data-thread={card.thread}
      tabIndex={card.thread === undefined ? undefined : -1}
    >
      {picture && <Drawing svg={picture.svg} />}
      {photos.length > 0 && (
        <div class={photos.length > 1 ? 'photos many' : 'photos'}>
          {photos.map((src, i) => (
            <Photo key={src} src={src} at={i + 1} />
          ))}
        </div>
      )}
      {text.length > 0 && <Words runs={text} />}
      {document && <Document {...document} />}
      {hasKeys && <Keys card={card} />}
      {at !== undefined && (
        <time class="at" dateTime={new Date(at).toISOString()}>
          {clock(at)}
        </time>
      )}
      {onReply && hasKeys && card.ref !== null && card.thread !== undefined && (
        <button
          type="button"
          class="round plain reply"
          aria-label={t('web-reply')}
          onClick={() => onReply(card)}
        >
          <Icon name="reply" />
        </button>
      )}
    </article>
  );
}

function Keys({ card }: { card: Shown }) {
  const busy = use((state) => state.busy);
  const rows = card.buttons.filter((row) => row.length > 0);
  return (
    <div class="keys">
      {rows.map((row, i) => (
        <div class="keys-row" key={i}>
          {row.map((button) => {
            const { label, press: code, tone } = button;
            const look = `key ${tone ?? ''}`;
            return (
              <button
                type="button"
                class={look}
                key={code}
                aria-busy={busy === code}
                onClick={() => void press(code, card)}
              >
                {label}
              </button>
            );
          })}
        </div>
      ))}
    </div>
  );
}

/** Somebody's photo. It is fetched as everything else of the house is: an address alone shows it to nobody. */
function Photo({ src, at }: { src: string; at: number }) {
  const [shown, show] = useState(src.startsWith('data:') ? src : '');
  useEffect(() => {
    if (src.startsWith('data:')) return;
    let url = '';
    void fetchBlob(src).then((blob) => {
      if (!blob) return;
      url = URL.createObjectURL(blob);
      show(url);
    });
    return () => URL.revokeObjectURL(url);
  }, [src]);
  if (shown === '') return <div class="photo-awaited" />;
  return (
    <a href={shown} target="_blank" rel="noopener">
      <img src={shown} alt={t('web-photo', { at: String(at) })} />
    </a>
  );
}

/** A drawing of ours; as an image it can run nothing. */
function Drawing({ svg }: { svg: string }) {
  const [src, show] = useState('');
  useEffect(() => {
    const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
    show(url);
    return () => URL.revokeObjectURL(url);
  }, [svg]);
  return src === '' ? null : (
    <a class="drawing" href={src} target="_blank" rel="noopener">
      <img src={src} alt={t('web-picture')} />
    </a>
  );
}

function Document({ name, data }: { name: string; data: string }) {
  const save = () => {
    const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
    const url = URL.createObjectURL(new Blob([bytes]));
    const link = Object.assign(globalThis.document.createElement('a'), { href: url, download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  };
  return (
    <button type="button" class="file" onClick={save} aria-label={t('web-download', { name })}>
      <Icon name="file" />
      <span>{name}</span>
    </button>
  );
}
