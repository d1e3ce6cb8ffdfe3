import { useEffect, useRef, useState } from 'preact/hooks';
import { raise } from '../acts.ts';
import { change, draft, keepDraft, type Said, use } from '../store.ts';
import { t } from '../words.ts';
import { Card } from './card.tsx';
import { Composer } from './composer.tsx';
import { Icon } from './icon.tsx';
import { NameField } from './name-field.tsx';
import { Sheet } from './sheet.tsx';

/** The one sheet that is open, if any. */
export function Sheets() {
  const sheet = use((state) => state.sheet);
  if (sheet?.kind === 'blocked') return <Blocked key="blocked" />;
  if (sheet?.kind === 'talk') return <Talk key="talk" said={sheet.said} />;
  if (sheet?.kind !== 'confirm') return null;
  return (
    <Sheet key="confirm" title={sheet.title}>
      <p class="quiet">{sheet.why}</p>
      <div class="stack">
        <button
          type="button"
          class="wide danger"
          onClick={() => {
            change({ sheet: null });
            sheet.go();
          }}
        >
          {sheet.label}
        </button>
        <button type="button" class="wide" onClick={() => change({ sheet: null })}>
          {t('web-cancel')}
        </button>
      </div>
    </Sheet>
  );
}

/** «Перегородили»: one field, and what there is without a number. */
function Blocked() {
  const [text, type] = useState(draft('blocked'));
  const [isEmpty, complain] = useState(false);
  const busy = use((state) => state.busy);
  const keep = (typed: string) => {
    keepDraft('blocked', typed);
    type(typed);
    complain(false);
  };
  const send = (event: Event) => {
    event.preventDefault();
    if (text.trim() === '') return complain(true);
    void raise('blocked', text, () => keep(''));
  };
  return (
    <Sheet title={t('web-blocked')}>
      <form class="stack" onSubmit={send}>
        <label class="field">
          <span>{t('web-blocked-field')}</span>
          <input
            value={text}
            maxLength={200}
            autocomplete="off"
            autocapitalize="characters"
            enterkeyhint="send"
            placeholder={t('web-blocked-example')}
            aria-invalid={isEmpty}
            aria-describedby={isEmpty ? 'blocked-fault' : undefined}
            onInput={({ currentTarget }) => keep(currentTarget.value)}
            data-first
          />
        </label>
        {isEmpty && (
          <p class="fault" id="blocked-fault" role="alert">
            {t('web-blocked-empty')}
          </p>
        )}
        <button type="submit" class="wide alarm" aria-busy={busy === 'blocked'}>
          {t('web-blocked-send')}
        </button>
      </form>
      <p class="or">
        <span>{t('web-blocked-else')}</span>
      </p>
      <div class="stack">
        {(['unknown', 'foreign'] as const).map((kind) => (
          <button
            key={kind}
            type="button"
            class="wide"
            aria-busy={busy === kind}
            onClick={() => void raise(kind, '')}
          >
            {t(kind === 'unknown' ? 'web-unknown' : 'web-foreign')}
          </button>
        ))}
      </div>
    </Sheet>
  );
}

/** What the house answered, and a line to answer it. */
function Talk({ said }: { said: readonly Said[] }) {
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => end.current?.scrollIntoView({ block: 'end' }), [said.length]);
  return (
    <Sheet title={t('web-talk')}>
      <div class="talk" role="log" aria-live="polite">
        {said.map((one, at) =>
          one.by === 'me' ? (
            <p class="mine" key={at}>
              <span class="unseen">{t('web-you')}: </span>
              {one.text}
            </p>
          ) : (
            <Card key={at} card={one.card} />
          ),
        )}
        {said.length === 0 && (
          <p class="quiet">
            <Icon name="quiet" />
          </p>
        )}
        <div ref={end} />
      </div>
      <NameField />
      <Composer place="talk" />
    </Sheet>
  );
}
