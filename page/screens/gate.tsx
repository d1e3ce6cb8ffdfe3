import { useEffect, useState } from 'preact/hooks';
import type { GateLooked, GatePass, InputOf } from '../../src/web/contract.ts';
import { act, hostScan } from '../acts.ts';
import { DigitPad } from '../gate/digit-pad.tsx';
import { Scanner } from '../gate/scanner.tsx';
import { Verdict } from '../gate/verdict.tsx';
import { Row } from '../parts/frame.tsx';
import { Icon } from '../parts/icon.tsx';
import { keepDraft, use } from '../store.ts';
import { t } from '../words.ts';

/** «Проверить»: scan or type, the verdict, «Въехал», the next car. */
export function Gate() {
  const [looked, show] = useState<GateLooked | null>(null);
  const [isScanning, scan] = useState(false);
  const busy = use((state) => state.busy);
  useEffect(() => {
    // The verdict is what is read next.
    if (looked) document.querySelector<HTMLElement>('[data-first]')?.focus();
  }, [looked]);
  const look = (input: InputOf<'POST gate/look'>) => {
    scan(false);
    void act('POST gate/look', input, 'gate look', show);
  };
  const begin = async () => {
    const inHost = hostScan();
    if (!inHost) return scan(true);
    const text = await inHost(t('web-gate-scan-hint'));
    if (text !== null) look({ qr: text });
  };
  const next = () => {
    keepDraft('gate', '');
    show(null);
  };
  if (looked)
    return (
      <Found
        looked={looked}
        next={next}
        open={(pass) => look({ pass })}
        moved={(pass) => show({ passes: [pass], cars: [], words: null })}
      />
    );
  if (isScanning) return <Scanner found={(qr) => look({ qr })} close={() => scan(false)} />;
  return (
    <div class="gate">
      <button type="button" class="scan" aria-busy={busy === 'gate look'} onClick={() => void begin()}>
        <Icon name="gate" />
        {t('web-gate-scan')}
      </button>
      <DigitPad look={(typed) => look({ typed })} busy={busy === 'gate look'} />
      <div class="rows">
        <Row icon="ask" label={t('web-gate-ask')} note={t('web-gate-ask-why')} to="gate/ask" />
      </div>
      <p class="quiet">{t('web-gate-awake')}</p>
    </div>
  );
}

function Found({
  looked,
  next,
  open,
  moved,
}: {
  looked: GateLooked;
  next: () => void;
  open: (pass: number) => void;
  moved: (pass: GatePass) => void;
}) {
  const { passes, cars, words } = looked;
  const [only, second] = passes;
  return (
    <div class="gate">
      {cars.length > 0 && (
        <article class="verdict car">
          <h2 tabIndex={-1} data-first>
            <Icon name="good" />
            <span>{cars[0]}</span>
          </h2>
          {cars.slice(1).map((car) => (
            <p key={car}>{car}</p>
          ))}
        </article>
      )}
      {words !== null && (
        <article class="verdict none">
          <h2 tabIndex={-1} data-first>
            <Icon name="bad" />
            <span>{words}</span>
          </h2>
        </article>
      )}
      {only && !second && <Verdict pass={only} open={open} moved={moved} />}
      {second && <Several passes={passes} open={open} />}
      <button type="button" class="gate-key" onClick={next}>
        {t('web-gate-next')}
      </button>
      {words !== null && (
        <div class="rows">
          <Row icon="ask" label={t('web-gate-ask')} note={t('web-gate-ask-why')} to="gate/ask" />
        </div>
      )}
    </div>
  );
}

const Several = ({ passes, open }: { passes: readonly GatePass[]; open: (pass: number) => void }) => (
  <>
    <h2 tabIndex={-1} data-first>
      {t('web-gate-several')}
    </h2>
    <ul class="rows">
      {passes.map((pass) => (
        <li key={pass.id}>
          <button type="button" class="row gate-row" onClick={() => open(pass.id)}>
            <span class="row-words">
              <span>{pass.guest}</span>
              <small>
                {t('web-gate-spot', { spot: String(pass.spot) })} · {pass.words}
              </small>
            </span>
            <Icon name="next" />
          </button>
        </li>
      ))}
    </ul>
  </>
);
