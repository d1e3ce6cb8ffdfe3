import type { ComponentChildren } from 'preact';
import { press } from '../acts.ts';
import { above, go, linkTo } from '../routes.ts';
import { type Tab, tabsOf } from '../screens.ts';
import { change, use } from '../store.ts';
import { clock, t } from '../words.ts';
import { Icon } from './icon.tsx';

/** What stands around every screen: tabs, «Перегородили» above them all, and what is not fresh any more. */
export function Frame({ title, children }: { title: string; children: ComponentChildren }) {
  const me = use((state) => state.me);
  const path = use((state) => state.path);
  const tabs = me ? tabsOf(me) : [];
  const [here] = (path || tabs[0]?.path || '').split('/');
  const up = above(path);
  return (
    <div class="frame">
      <nav class="tabs" aria-label={t('web-tabs')}>
        <p class="house">{me?.house}</p>
        {tabs.map((tab) => (
          <TabLink key={tab.path} tab={tab} here={tab.path === here} />
        ))}
      </nav>
      <div class="column">
        <header class="top">
          <div class="bar">
            {up !== null && (
              <button type="button" class="round plain" aria-label={t('web-back')} onClick={() => go(up)}>
                <Icon name="back" />
              </button>
            )}
            <h1 tabIndex={-1}>{title}</h1>
          </div>
          <Freshness />
          {me?.mayCall && (
            <button type="button" class="call" onClick={() => change({ sheet: { kind: 'blocked' } })}>
              <Icon name="blocked" />
              {t('web-blocked')}
            </button>
          )}
        </header>
        <main>{children}</main>
      </div>
    </div>
  );
}

const TabLink = ({ tab, here }: { tab: Tab; here: boolean }) => (
  <a class="tab" href={linkTo(tab.path)} aria-current={here ? 'page' : undefined}>
    <Icon name={tab.icon} />
    <span>{t(tab.label)}</span>
  </a>
);

/** Said only when what is shown is not fresh. */
function Freshness() {
  const online = use((state) => state.online);
  const freshAt = use((state) => state.freshAt);
  return (
    <p class="freshness" role="status">
      {!online && (
        <span>
          <Icon name="offline" />
          {freshAt === null ? t('web-offline') : t('web-offline-since', { clock: clock(freshAt) })}
        </span>
      )}
    </p>
  );
}

/** A row of a list that leads somewhere or does something. */
export function Row(props: {
  icon: Parameters<typeof Icon>[0]['name'];
  label: string;
  note?: string;
  to?: string;
  press?: string;
  busy?: boolean;
  onClick?: () => void;
}) {
  const inside = (
    <>
      <Icon name={props.icon} />
      <span class="row-words">
        <span>{props.label}</span>
        {props.note && <small>{props.note}</small>}
      </span>
      <Icon name="next" />
    </>
  );
  const { press: code } = props;
  if (props.to !== undefined)
    return (
      <a class="row" href={linkTo(props.to)}>
        {inside}
      </a>
    );
  const run = props.onClick ?? (() => code !== undefined && void press(code));
  return (
    <button type="button" class="row" aria-busy={props.busy ?? false} onClick={run}>
      {inside}
    </button>
  );
}
