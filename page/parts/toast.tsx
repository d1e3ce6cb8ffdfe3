import { useEffect } from 'preact/hooks';
import { change, use } from '../store.ts';
import { t } from '../words.ts';
import { Icon } from './icon.tsx';

/** A line that fades; one that can be tried again stays until it was. It is read out where the focus is. */
export function Toasts() {
  const toast = use((state) => state.toast);
  useEffect(() => {
    if (!toast || toast.again) return;
    const timer = setTimeout(() => change({ toast: null }), toast.bad ? 7_000 : 4_500);
    return () => clearTimeout(timer);
  }, [toast]);
  return (
    <div class="toasts" role="status" aria-live="polite">
      {toast && (
        <div class={toast.bad ? 'toast bad' : 'toast'}>
          <span>{toast.text}</span>
          {toast.again && (
            <button type="button" onClick={toast.again}>
              {t('web-again')}
            </button>
          )}
          <button type="button" aria-label={t('web-close')} onClick={() => change({ toast: null })}>
            <Icon name="close" />
          </button>
        </div>
      )}
    </div>
  );
}
