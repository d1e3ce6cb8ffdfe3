import { press } from '../acts.ts';
import { Row } from '../parts/frame.tsx';
import { Icon } from '../parts/icon.tsx';
import { use } from '../store.ts';
import { t } from '../words.ts';

/** Button data of the chat that is kept for ever: the whole help. */
const HELP = 'hp:all';

/** «Ещё»: who stands here, what the bot can do, and this device's own settings. */
export function More() {
  const me = use((state) => state.me);
  const busy = use((state) => state.busy);
  if (!me) return null;
  const { person } = me;
  // What stands above every tab already stands in no list below it.
  const entries = me.menu.map(entryOf).filter(({ words }) => !me.mayCall || words !== t('web-blocked'));
  return (
    <>
      {person && (
        <section class="who">
          <Icon name="person" />
          <div>
            <strong>{person.name}</strong>
            <small>
              {me.house} · {spotsOf(person.spots)}
            </small>
          </div>
        </section>
      )}
      {entries.length > 0 && (
        <section class="group">
          <h2>{t('web-menu')}</h2>
          <div class="tiles">
            {entries.map((entry) => (
              <MenuTile key={entry.press} {...entry} busy={busy === entry.press} />
            ))}
          </div>
        </section>
      )}
      <section class="group">
        <h2>{t('web-settings')}</h2>
        <div class="rows">
          {person && <Row icon="bell" label={t('web-push')} to="more/notifications" />}
          <Row icon="device" label={t('web-devices')} to="more/devices" />
          {me.languages.length > 1 && <Row icon="language" label={t('web-language')} to="more/language" />}
          {entries.length === 0 && (
            <Row icon="help" label={t('web-help')} press={HELP} busy={busy === HELP} />
          )}
        </div>
      </section>
    </>
  );
}

function spotsOf(spots: readonly number[]): string {
  if (spots.length === 0) return t('web-no-spots');
  return t('web-my-spots', { n: spots.length, spots: spots.join(', ') });
}

type Entry = { readonly sign: string; readonly words: string; readonly press: string };

/** The emoji of a label is its icon. */
function entryOf({ label, press: code }: { readonly label: string; readonly press: string }): Entry {
  const [, sign = '', words = label] = /^(\P{L}+?)\s+(.+)$/su.exec(label) ?? [];
  return { sign, words, press: code };
}

function MenuTile({ sign, words, press: code, busy }: Entry & { readonly busy: boolean }) {
  return (
    <button type="button" class="tile" aria-busy={busy} onClick={() => void press(code)}>
      <span class="sign" aria-hidden="true">
        {sign}
      </span>
      <span>{words}</span>
    </button>
  );
}
