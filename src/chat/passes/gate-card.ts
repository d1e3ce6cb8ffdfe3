import type { ComplexId } from '../../core/kernel/ids.ts';
import type { Instant } from '../../core/kernel/time.ts';
import { isActive, isCalledOff, isInside, type Pass } from '../../core/passes/pass.ts';
import { clockTime, endTime } from '../kit/house-time.ts';
import type { Button, Outgoing } from '../kit/outgoing.ts';
import type { ChatTx } from '../kit/ports.ts';
import { saidWhen } from '../kit/said-when.ts';
import type { Speech } from '../kit/update-context.ts';
import { lines, paragraphs } from '../kit/wording.ts';
import { passButtons } from './buttons.ts';
import { movement } from './pass-card.ts';

/** Who looks at passes at the gate, and when. */
export type GateReader = { readonly complex: ComplexId; readonly speech: Speech; readonly now: Instant };

/** What a guard sees of a pass: valid or not, until when, which spot, which guest. Never whose. */
export async function gateCard(
  tx: ChatTx,
  { complex, speech, now }: GateReader,
  pass: Pass,
): Promise<Outgoing> {
  const { timeZone } = await tx.complexes.get(complex);
  const time = (at: Date) => clockTime(at, now, timeZone, speech.language);
  const active = isActive(pass, now);
  const until = { until: endTime(pass.until, now, timeZone, speech.language) };
  const at = { when: saidWhen(pass.endedAt ?? pass.until, now, timeZone, speech) };
  const title = active
    ? speech.say('gate-valid', until)
    : speech.say(isCalledOff(pass) ? 'gate-revoked' : 'gate-over', at);
  const other = active && !isInside(pass) ? await tx.passes.insideAt(complex, pass.spot) : null;
  const known = { spot: String(pass.spot) };
  const lent = active ? await tx.lendings.current(complex, pass.spot, now) : null;
  const text = paragraphs(
    lines(title, speech.say('gate-spot', known), speech.say('gate-guest', { guest: pass.guest })),
    movement(speech, pass, time),
    isInside(pass) && !active && speech.say(isCalledOff(pass) ? 'gate-revoked-inside' : 'gate-still-inside'),
    other && speech.say('gate-spot-taken', { ...known, guest: other.guest }),
    lent &&
      speech.say('lending-gate-pass', {
        ...known,
        until: endTime(lent.until, now, timeZone, speech.language),
      }),
  );
  return { text, buttons: gateButtons(speech, pass, active, other) };
}

function gateButtons(speech: Speech, pass: Pass, active: boolean, other: Pass | null): Button[][] {
  const press = (act: 'let in' | 'let out') => passButtons.data({ kind: 'pass', act, pass: pass.id });
  if (isInside(pass)) return [[{ label: speech.plain('gate-button-out'), press: press('let out') }]];
  if (!active) return [];
  const letIn: Button = { label: speech.plain('gate-button-in'), press: press('let in'), tone: 'good' };
  return other ? [[letIn], [openButton(other)]] : [[letIn]];
}

/** «А123ВС77 · 45»: opens the pass. */
export function openButton({ id, guest, spot }: Pass): Button {
  return { label: `${guest} · ${spot}`, press: passButtons.data({ kind: 'pass', act: 'open', pass: id }) };
}
