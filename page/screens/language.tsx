import { act, refresh } from '../acts.ts';
import { Icon } from '../parts/icon.tsx';
import { change, use } from '../store.ts';
import { languageNow } from '../words.ts';

/** The language of the chat and of the page are one: it is the chat's own button that is pressed. */
export function Language() {
  const languages = use((state) => state.me?.languages) ?? [];
  const busy = use((state) => state.busy);
  const choose = (language: string) => {
    const code = `l:${language}`;
    void act('POST press', { code }, code, async ({ toast }) => {
      await refresh();
      if (toast !== null) change({ toast: { text: toast } });
    });
  };
  return (
    <div class="rows">
      {languages.map((language) => {
        const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
        const isHere = language === languageNow();
        return (
          <button
            key={language}
            type="button"
            class="row"
            lang={language}
            aria-pressed={isHere}
            aria-busy={busy === `l:${language}`}
            onClick={() => choose(language)}
          >
            <Icon name="language" />
            <span class="row-words">{name.charAt(0).toLocaleUpperCase(language) + name.slice(1)}</span>
            {isHere && <span aria-hidden="true">✓</span>}
          </button>
        );
      })}
    </div>
  );
}
