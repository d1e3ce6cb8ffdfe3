import { useEffect, useState } from 'preact/hooks';
import type { OutputOf } from '../../src/web/contract.ts';
import { act, wordsOf } from '../acts.ts';
import { call } from '../call.ts';
import { Skeleton } from '../lazy.tsx';
import { Icon, type IconName } from '../parts/icon.tsx';
import { change, leave, use } from '../store.ts';
import { moment, t } from '../words.ts';

type Session = OutputOf<'GET sessions'>['sessions'][number];
type Kind = Session['kind'];

const ICONS: Readonly<Record<Kind, IconName>> = { browser: 'browser', 'mini app': 'device', gate: 'shield' };
const NAMES = {
  browser: 'web-kind-browser',
  'mini app': 'web-kind-mini-app',
  gate: 'web-kind-gate',
} as const satisfies Readonly<Record<Kind, string>>;

/** «Где я вошёл»: every device that is signed in, and how to end that. */
export function Devices() {
  const [sessions, show] = useState<readonly Session[] | null>(null);
  const [failed, fail] = useState<string | null>(null);
  const now = use((state) => state.feed?.now ?? 0);
  const load = async () => {
    fail(null);
    const called = await call('GET sessions', {});
    if (called.ok) show(called.value.sessions);
    else fail(wordsOf(called.trouble));
  };
  useEffect(() => void load(), []);
  if (failed !== null && !sessions)
    return (
      <div class="empty" role="alert">
        <p>{failed}</p>
        <button type="button" class="wide" onClick={() => void load()}>
          {t('web-again')}
        </button>
      </div>
    );
  if (!sessions) return <Skeleton />;
  const here = sessions.find((one) => one.here);
  const end = ({ id, here }: Session) =>
    act('DELETE sessions/:id', { id }, `session ${id}`, () => (here ? left() : void load()));
  return (
    <>
      <ul class="rows">
        {sessions.map((session) => (
          <Device key={session.id} session={session} now={now} end={() => void end(session)} />
        ))}
      </ul>
      <div class="stack">
        {here && (
          <button type="button" class="wide" onClick={() => void end(here)}>
            {t('web-sign-out-here')}
          </button>
        )}
        <button type="button" class="wide bad" onClick={askEverywhere}>
          {t('web-sign-out-everywhere')}
        </button>
      </div>
    </>
  );
}

function Device({ session, now, end }: { session: Session; now: number; end: () => void }) {
  const { kind, device, seen, since, here } = session;
  const name = device || t(NAMES[kind]);
  return (
    <li class="row still">
      <Icon name={ICONS[kind]} />
      <span class="row-words">
        <span>{name}</span>
        <small>{here ? t('web-devices-here') : t('web-devices-seen', { when: moment(seen, now) })}</small>
        <small>{t('web-devices-since', { when: moment(since, now) })}</small>
      </span>
      {!here && (
        <button type="button" class="small" aria-label={t('web-sign-out-of', { device: name })} onClick={end}>
          {t('web-sign-out')}
        </button>
      )}
    </li>
  );
}

function askEverywhere(): void {
  change({
    sheet: {
      kind: 'confirm',
      title: t('web-sign-out-everywhere-ask'),
      why: t('web-sign-out-everywhere-why'),
      label: t('web-sign-out-everywhere'),
      go: () => void act('DELETE sessions', {}, 'everywhere', left),
    },
  });
}

function left(): void {
  leave({ toast: { text: t('web-signed-out') } });
  location.hash = '';
}
