import { linkTo } from '../routes.ts';
import { change, use } from '../store.ts';
import { t } from '../words.ts';
import { Icon } from './icon.tsx';

/** Above every tab of a guard while somebody waits who called him; it rings until one takes it. */
export function Called() {
  const calls = use((state) => state.calls);
  const muted = use((state) => state.muted);
  if (calls.length === 0) return null;
  return (
    <section class="called" role="alert">
      <p>
        <Icon name="bell" />
        <strong>{t('web-gate-called', { n: String(calls.length) })}</strong>
      </p>
      <a class="gate-key plain" href={linkTo('notices')}>
        {t('web-gate-called-open')}
      </a>
      {!calls.every((one) => muted.includes(one)) && (
        <button type="button" class="gate-key plain" onClick={() => change({ muted: calls })}>
          {t('web-gate-quiet')}
        </button>
      )}
    </section>
  );
}
