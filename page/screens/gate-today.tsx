import { useEffect, useState } from 'preact/hooks';
import type { GatePass, OutputOf } from '../../src/web/contract.ts';
import { wordsOf } from '../acts.ts';
import { call } from '../call.ts';
import { Move } from '../gate/verdict.tsx';
import { Skeleton } from '../lazy.tsx';
import { Icon } from '../parts/icon.tsx';
import { use } from '../store.ts';
import { t } from '../words.ts';

type Today = OutputOf<'GET gate/today'>;

const LISTS = [
  ['expected', 'web-gate-expected'],
  ['inside', 'web-gate-inside'],
  ['left', 'web-gate-left'],
  ['over', 'web-gate-over'],
] as const satisfies readonly (readonly [keyof Today, string])[];

const isMeant = (sought: string) => {
  const key = sought.toLocaleLowerCase().replaceAll(/\s/g, '');
  return ({ guest, spot }: GatePass) =>
    `${guest} ${spot}`.toLocaleLowerCase().replaceAll(/\s/g, '').includes(key);
};

/** «Сегодня»: who may come, who is here, who has left. */
export function GateToday() {
  const [today, show] = useState<Today | null>(null);
  const [failed, fail] = useState<string | null>(null);
  const [sought, seek] = useState('');
  // Whatever may have changed is fetched together with it.
  const fetched = use((state) => state.feed);
  const load = async () => {
    const called = await call('GET gate/today', {});
    if (called.ok) show(called.value);
    fail(called.ok ? null : wordsOf(called.trouble));
  };
  useEffect(() => void load(), [fetched]);
  if (!today && failed !== null)
    return (
      <div class="empty" role="alert">
        <p>{failed}</p>
        <button type="button" class="gate-key" onClick={() => void load()}>
          {t('web-again')}
        </button>
      </div>
    );
  if (!today) return <Skeleton />;
  const lists = LISTS.map(([name, title]) => ({ title, passes: today[name].filter(isMeant(sought)) }));
  const lent = sought === '' ? today.lent : today.lent.filter((line) => line.includes(sought.trim()));
  const isEmpty = lent.length === 0 && lists.every(({ passes }) => passes.length === 0);
  return (
    <div class="gate">
      <label class="field">
        <span>{t('web-gate-search')}</span>
        <input
          type="search"
          value={sought}
          autocomplete="off"
          enterkeyhint="search"
          onInput={({ currentTarget }) => seek(currentTarget.value)}
        />
      </label>
      {lists.map(
        ({ title, passes }) =>
          passes.length > 0 && (
            <section class="group" key={title}>
              <h2>
                {t(title)} · {passes.length}
              </h2>
              <ul class="rows">
                {passes.map((pass) => (
                  <Guest key={pass.id} pass={pass} moved={() => void load()} />
                ))}
              </ul>
            </section>
          ),
      )}
      {lent.length > 0 && (
        <section class="group">
          <h2>{t('web-gate-lent')}</h2>
          <ul class="rows">
            {lent.map((line) => (
              <li class="row still gate-row" key={line}>
                <span class="row-words">{line}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {isEmpty && (
        <div class="empty" role="status">
          <Icon name="today" />
          <h2>{sought === '' ? t('web-gate-none-today') : t('web-gate-none-found')}</h2>
          {sought === '' && <p>{t('web-gate-none-today-why')}</p>}
        </div>
      )}
      {today.more && <p class="quiet">{t('web-gate-more')}</p>}
    </div>
  );
}

const Guest = ({ pass, moved }: { pass: GatePass; moved: () => void }) => (
  <li class="row still gate-row">
    <span class="row-words">
      <span>{pass.guest}</span>
      <small>
        {t('web-gate-spot', { spot: String(pass.spot) })} · {pass.words}
      </small>
      {pass.moved && <small>{pass.moved}</small>}
    </span>
    <Move pass={pass} moved={moved} named />
  </li>
);
