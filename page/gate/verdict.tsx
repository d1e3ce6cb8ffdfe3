import type { GatePass } from '../../src/web/contract.ts';
import { act } from '../acts.ts';
import { Icon, type IconName } from '../parts/icon.tsx';
import { change, use } from '../store.ts';
import { t } from '../words.ts';

const ICONS = { valid: 'good', over: 'bad', revoked: 'stopped' } as const satisfies Readonly<
  Record<GatePass['verdict'], IconName>
>;

/** A pass by word, icon and colour, and what a guard may do now. */
export function Verdict({
  pass,
  moved,
  open,
}: {
  pass: GatePass;
  moved: (pass: GatePass) => void;
  open: (pass: number) => void;
}) {
  const { verdict, words, spot, guest, note, other } = pass;
  return (
    <article class={`verdict ${verdict}`}>
      <h2 tabIndex={-1} data-first>
        <Icon name={ICONS[verdict]} />
        <span>{words}</span>
      </h2>
      <p class="verdict-guest">{guest}</p>
      <p class="verdict-spot">{t('web-gate-spot', { spot: String(spot) })}</p>
      {pass.moved && <p>{pass.moved}</p>}
      {note && <p class="verdict-note">{note}</p>}
      <Move pass={pass} moved={moved} />
      {other !== null && (
        <button type="button" class="gate-key" onClick={() => open(other)}>
          {t('web-gate-other')}
        </button>
      )}
    </article>
  );
}

/** «Въехал» or «Выехал», whichever there is. */
export function Move({
  pass,
  moved,
  named,
}: {
  pass: GatePass;
  moved: (pass: GatePass) => void;
  /** In a list: whom it is about is said to whoever does not see the row. */
  named?: true;
}) {
  const { id, guest, may } = pass;
  const busy = use((state) => state.busy === `gate ${id}`);
  if (may === null) return null;
  const go = () =>
    act('POST gate/passes/:id', { id, act: may }, `gate ${id}`, (answer) => {
      change({ toast: { text: answer.words, ...(!answer.done && { bad: true }) } });
      moved(answer.pass);
    });
  const known = { guest };
  return (
    <button
      type="button"
      class={may === 'in' ? 'gate-key good' : 'gate-key primary'}
      aria-busy={busy}
      aria-label={named && (may === 'in' ? t('web-gate-in-of', known) : t('web-gate-out-of', known))}
      onClick={() => void go()}
    >
      {t(may === 'in' ? 'web-gate-in' : 'web-gate-out')}
    </button>
  );
}
