import { useEffect, useState } from 'preact/hooks';
import type { InputOf, Shown } from '../../src/web/contract.ts';
import { act, refresh } from '../acts.ts';
import { call } from '../call.ts';
import { Card } from '../parts/card.tsx';
import { change, use } from '../store.ts';
import { t } from '../words.ts';

type Caller = InputOf<'POST gate/questions'>['caller'];

const CALLERS = {
  taxi: 'web-gate-taxi',
  courier: 'web-gate-courier',
  guest: 'web-gate-guest',
  other: 'web-gate-other-caller',
} as const satisfies Readonly<Record<Caller, string>>;

/** «Спросить жителя»: the spot, who has come; the answers stand below. */
export function GateAsk() {
  const [spot, name] = useState('');
  const [caller, choose] = useState<Caller>('taxi');
  const [guest, say] = useState('');
  const [fault, complain] = useState<'spot' | 'guest' | null>(null);
  const busy = use((state) => state.busy === 'gate ask');
  const send = (event: Event) => {
    event.preventDefault();
    if (spot === '') return complain('spot');
    if (caller === 'other' && guest.trim() === '') return complain('guest');
    const input = { spot: Number(spot), caller, guest: caller === 'other' ? guest : '' };
    void act('POST gate/questions', input, 'gate ask', ({ asked, words }) => {
      change({ toast: { text: words, ...(!asked && { bad: true }) } });
      if (asked) name('');
      void refresh();
    });
  };
  return (
    <div class="gate">
      <form class="stack" onSubmit={send}>
        <label class="field">
          <span>{t('web-gate-ask-spot')}</span>
          <input
            value={spot}
            inputMode="numeric"
            maxLength={5}
            autocomplete="off"
            enterkeyhint="send"
            aria-invalid={fault === 'spot'}
            aria-describedby={fault === 'spot' ? 'ask-fault' : undefined}
            onInput={({ currentTarget }) => {
              name(currentTarget.value.replaceAll(/\D/g, ''));
              complain(null);
            }}
          />
        </label>
        <fieldset class="choices">
          <legend>{t('web-gate-ask-who')}</legend>
          {(Object.keys(CALLERS) as Caller[]).map((one) => (
            <button
              key={one}
              type="button"
              class="gate-key"
              aria-pressed={caller === one}
              onClick={() => choose(one)}
            >
              {t(CALLERS[one])}
            </button>
          ))}
        </fieldset>
        {caller === 'other' && (
          <label class="field">
            <span>{t('web-gate-ask-words')}</span>
            <input
              value={guest}
              maxLength={60}
              autocomplete="off"
              enterkeyhint="send"
              aria-invalid={fault === 'guest'}
              aria-describedby={fault === 'guest' ? 'ask-fault' : undefined}
              onInput={({ currentTarget }) => {
                say(currentTarget.value);
                complain(null);
              }}
            />
          </label>
        )}
        {fault && (
          <p class="fault" id="ask-fault" role="alert">
            {t(fault === 'spot' ? 'web-gate-ask-empty' : 'web-gate-ask-empty-who')}
          </p>
        )}
        <button type="submit" class="gate-key primary" aria-busy={busy}>
          {t('web-gate-ask-send')}
        </button>
      </form>
      <Answers />
    </div>
  );
}

/** What was asked of late, and what became of it. */
function Answers() {
  const [cards, show] = useState<readonly Shown[]>([]);
  const fetched = use((state) => state.feed);
  useEffect(() => {
    void call('GET gate/questions', {}).then((called) => called.ok && show(called.value.cards));
  }, [fetched]);
  if (cards.length === 0) return null;
  return (
    <section class="group" aria-live="polite">
      <h2>{t('web-gate-answers')}</h2>
      {cards.map((card, at) => (
        <Card key={at} card={card} />
      ))}
    </section>
  );
}
