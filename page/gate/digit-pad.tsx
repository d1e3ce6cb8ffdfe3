import { useRef, useState } from 'preact/hooks';
import { Icon } from '../parts/icon.tsx';
import { draft, keepDraft } from '../store.ts';
import { t } from '../words.ts';

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;
const CODE = /^\d{6}$/;
const SHORTEST = 3;

/** «Код или номер машины»: large keys for gloves; letters and a keyboard of one's own work, too. */
export function DigitPad({ look, busy }: { look: (typed: string) => void; busy: boolean }) {
  const [text, type] = useState(draft('gate'));
  const [isShort, complain] = useState(false);
  const [letters, spell] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const keep = (typed: string) => {
    keepDraft('gate', typed);
    type(typed);
    complain(false);
  };
  const send = (typed: string) => {
    if (typed.replaceAll(/[^\p{L}\p{N}]/gu, '').length < SHORTEST) return complain(true);
    look(typed);
  };
  const add = (digit: string) => {
    const typed = text + digit;
    keep(typed);
    // A whole code needs no further press.
    if (CODE.test(typed)) send(typed);
  };
  return (
    <form
      class="pad"
      onSubmit={(event) => {
        event.preventDefault();
        send(text);
      }}
    >
      <label class="field">
        <span>{t('web-gate-typed')}</span>
        <input
          ref={field}
          value={text}
          maxLength={60}
          autocomplete="off"
          autocapitalize="characters"
          enterkeyhint="search"
          inputMode={letters ? 'text' : 'none'}
          aria-invalid={isShort}
          aria-describedby={isShort ? 'gate-fault' : undefined}
          onInput={({ currentTarget }) => keep(currentTarget.value)}
        />
      </label>
      {isShort && (
        <p class="fault" id="gate-fault" role="alert">
          {t('web-gate-too-short')}
        </p>
      )}
      <div class="digits">
        {DIGITS.map((digit) => (
          <button key={digit} type="button" class="digit" onClick={() => add(digit)}>
            {digit}
          </button>
        ))}
        <button
          type="button"
          class="digit word"
          onClick={() => {
            spell(true);
            setTimeout(() => field.current?.focus());
          }}
        >
          {t('web-gate-letters')}
        </button>
        <button type="button" class="digit" onClick={() => add('0')}>
          0
        </button>
        <button
          type="button"
          class="digit"
          aria-label={t('web-gate-erase')}
          onClick={() => keep([...text].slice(0, -1).join(''))}
        >
          <Icon name="erase" />
        </button>
      </div>
      <button type="submit" class="gate-key primary" aria-busy={busy}>
        {t('web-gate-look')}
      </button>
    </form>
  );
}
