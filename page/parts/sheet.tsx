import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { change } from '../store.ts';
import { t } from '../words.ts';
import { Icon } from './icon.tsx';
import { Toasts } from './toast.tsx';

const close = () => change({ sheet: null });

let opener: HTMLElement | null = null;

/** What comes up over a screen: the keyboard stays inside, Esc and a tap beside it close it. */
export function Sheet({ title, children }: { title: string; children: ComponentChildren }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const before = document.activeElement;
    // One sheet may follow another: the way back is to where the first was opened from.
    const isHere = before === document.body || before?.closest('dialog');
    if (before instanceof HTMLElement && !isHere) opener = before;
    dialog.current?.setAttribute('closedby', 'any');
    dialog.current?.showModal();
    // Where to type, or what it is called: a phone's keyboard comes up only where something has to be typed.
    const find = (what: string) => dialog.current?.querySelector<HTMLElement>(what);
    (find('[data-first]') ?? find('h2'))?.focus();
    return () => (opener?.isConnected ? opener : document.querySelector('h1'))?.focus();
  }, []);
  return (
    <dialog ref={dialog} class="sheet" aria-label={title} onClose={close}>
      <div class="sheet-body">
        <div class="sheet-head">
          <h2 tabIndex={-1}>{title}</h2>
          <button type="button" class="round plain" aria-label={t('web-close')} onClick={close}>
            <Icon name="close" />
          </button>
        </div>
        <Toasts />
        {children}
      </div>
    </dialog>
  );
}
