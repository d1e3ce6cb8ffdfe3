import { useState } from 'preact/hooks';
import { say } from '../acts.ts';
import { draft, keepDraft, use } from '../store.ts';
import { t } from '../words.ts';
import { Icon } from './icon.tsx';

/** One line to the house, as in the chat. What was typed stays until it was taken. */
export function Composer({ place, replyTo }: { place: string; replyTo?: string }) {
  const [text, type] = useState(draft(place));
  const busy = use((state) => state.busy === 'say');
  const keep = (typed: string) => {
    keepDraft(place, typed);
    type(typed);
  };
  const send = (event: Event) => {
    event.preventDefault();
    if (text.trim() !== '') void say(text, () => keep(''), replyTo);
  };
  return (
    <form class="composer" onSubmit={send}>
      <input
        value={text}
        maxLength={4096}
        autocomplete="off"
        enterkeyhint="send"
        aria-label={t('web-write')}
        placeholder={t('web-write')}
        onInput={({ currentTarget }) => keep(currentTarget.value)}
      />
      <button type="submit" class="round" aria-label={t('web-send')} aria-busy={busy}>
        <Icon name="send" />
      </button>
    </form>
  );
}
