import { useEffect, useRef, useState } from 'preact/hooks';
import type { Shown } from '../../src/web/contract.ts';
import { say } from '../acts.ts';
import { draft, keepDraft, use } from '../store.ts';
import { t } from '../words.ts';
import { Icon } from './icon.tsx';

type ComposerProps = {
  readonly place: string;
  /** What it answers; left out where nothing can be answered. */
  readonly about?: Shown | null;
  readonly drop?: () => void;
};

/** One line to the house, as in the chat. What was typed stays until it was taken. */
export function Composer({ place, about = null, drop }: ComposerProps) {
  const [text, type] = useState(draft(place));
  const line = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (about) line.current?.focus();
  }, [about]);
  const busy = use((state) => state.busy === 'say');
  const keep = (typed: string) => {
    keepDraft(place, typed);
    type(typed);
  };
  const send = (event: Event) => {
    event.preventDefault();
    if (text.trim() === '') return;
    const done = () => {
      keep('');
      drop?.();
    };
    void say(text, done, about?.ref ?? undefined);
  };
  return (
    <form class="composer" onSubmit={send}>
      {about && (
        <p class="about">
          <span>{t('web-reply-to', { what: about.text.map((run) => run.text).join('') })}</span>
          <button type="button" class="round plain" aria-label={t('web-reply-drop')} onClick={drop}>
            <Icon name="close" />
          </button>
        </p>
      )}
      <input
        ref={line}
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
