import { useState } from 'preact/hooks';
import { draft, keepDraft, use } from '../store.ts';
import { t } from '../words.ts';

/** What somebody whom the house does not know yet wants to be called; it is stored nowhere before he agrees. */
export function NameField() {
  const isKnown = use((state) => state.me?.person != null);
  const [name, type] = useState(draft('name'));
  if (isKnown) return null;
  return (
    <div class="stack">
      <label class="field">
        <span>{t('web-name')}</span>
        <input
          value={name}
          maxLength={64}
          autocomplete="name"
          aria-describedby="name-why"
          onInput={({ currentTarget }) => {
            keepDraft('name', currentTarget.value);
            type(currentTarget.value);
          }}
        />
      </label>
      <p class="quiet hint" id="name-why">
        {t('web-name-why')}
      </p>
    </div>
  );
}
