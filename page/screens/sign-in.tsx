import { useEffect, useRef, useState } from 'preact/hooks';
import { act, welcome, wordsOf } from '../acts.ts';
import { call } from '../call.ts';
import type { Host } from '../hosts/host.ts';
import { Icon } from '../parts/icon.tsx';
import { Toasts } from '../parts/toast.tsx';
import { change, use } from '../store.ts';
import { t } from '../words.ts';

/** The way in: a code of eight digits; by a link only after a press, since previews open links, too. */
export function SignIn({ host }: { host: Host }) {
  const link = use((state) => state.link);
  const refused = use((state) => state.refused);
  return (
    <div class="door">
      <main class="door-card">
        <div class="badge">
          <Icon name="key" />
        </div>
        {host.name === 'telegram' ? (
          <>
            <h1>{t('web-title')}</h1>
            <p role="alert">{refused ?? t('web-telegram-failed')}</p>
          </>
        ) : link !== null ? (
          <ByLink link={link} />
        ) : (
          <ByCode />
        )}
      </main>
      <Toasts />
    </div>
  );
}

function ByLink({ link }: { link: string }) {
  const busy = use((state) => state.busy === 'link');
  const enter = () => act('POST session/link', { token: link }, 'link', (signedIn) => void welcome(signedIn));
  return (
    <>
      <h1>{t('web-link-ask')}</h1>
      <p class="quiet">{t('web-link-why')}</p>
      <div class="stack">
        <button type="button" class="wide primary" aria-busy={busy} onClick={() => void enter()}>
          {t('web-link-enter')}
        </button>
        <button type="button" class="wide" onClick={() => change({ link: null })}>
          {t('web-link-not')}
        </button>
      </div>
    </>
  );
}

function ByCode() {
  const [code, type] = useState('');
  const [fault, complain] = useState<string | null>(null);
  const [isBusy, wait] = useState(false);
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const [hasLetters, allowLetters] = useState(false);
  const isLong = /[^\d\s]/.test(code);
  const digits = code.replaceAll(/\D/g, '').slice(0, 8);
  const shown = isLong ? code : digits.replace(/^(\d{4})(?=\d)/, '$1 ');
  const enter = async (event: Event) => {
    event.preventDefault();
    if (!isLong && digits.length < 8) return complain(t('web-code-short'));
    wait(true);
    const called = await call('POST session/code', { code: isLong ? code.trim() : digits });
    wait(false);
    if (!called.ok) return complain(wordsOf(called.trouble));
    await welcome(called.value);
  };
  return (
    <>
      <h1>{t('web-title')}</h1>
      <form class="stack" onSubmit={(event) => void enter(event)}>
        <label class="field code">
          <span>{t('web-code')}</span>
          <input
            value={shown}
            inputMode={hasLetters ? 'text' : 'numeric'}
            autocomplete="one-time-code"
            enterkeyhint="go"
            maxLength={200}
            autocapitalize="none"
            placeholder="0000 0000"
            aria-invalid={fault !== null}
            aria-describedby="code-hint"
            onInput={({ currentTarget }) => {
              type(currentTarget.value);
              complain(null);
            }}
            ref={first}
          />
        </label>
        <p
          id="code-hint"
          class={fault === null ? 'quiet hint' : 'fault'}
          role={fault === null ? undefined : 'alert'}
        >
          {fault ?? t('web-code-hint')}
        </p>
        <button type="submit" class="wide primary" aria-busy={isBusy}>
          {t('web-code-enter')}
        </button>
      </form>
      {!hasLetters && (
        <button
          type="button"
          class="plain-link"
          onClick={() => {
            allowLetters(true);
            first.current?.focus();
          }}
        >
          {t('web-code-letters')}
        </button>
      )}
      <p class="quiet small-print">{t('web-code-only-here')}</p>
      <p class="quiet small-print">{t('web-no-telegram')}</p>
    </>
  );
}
