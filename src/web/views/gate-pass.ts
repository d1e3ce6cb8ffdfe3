import { clockTime, endTime } from '../../chat/kit/house-time.ts';
import type { ChatTx } from '../../chat/kit/ports.ts';
import { saidWhen } from '../../chat/kit/said-when.ts';
import type { Speech } from '../../chat/kit/update-context.ts';
import { movement } from '../../chat/passes/pass-card.ts';
import type { ComplexId } from '../../core/kernel/ids.ts';
import type { Instant } from '../../core/kernel/time.ts';
import { isActive, isCalledOff, isInside, type Pass } from '../../core/passes/pass.ts';
import type { GatePass } from '../contract.ts';

export type GateReader = { readonly complex: ComplexId; readonly speech: Speech; readonly now: Instant };

/** A pass at the gate by word: whether, until when, which spot, which guest. Never whose. */
export function gatePass(
  { speech, now }: Omit<GateReader, 'complex'>,
  timeZone: string,
  pass: Pass,
  other: Pass | null,
): GatePass {
  const isValid = isActive(pass, now);
  const time = (at: Date) => clockTime(at, now, timeZone, speech.language);
  const spot = String(pass.spot);
  return {
    id: pass.id,
    verdict: isValid ? 'valid' : isCalledOff(pass) ? 'revoked' : 'over',
    words: verdictOf({ speech, now }, timeZone, pass),
    guest: pass.guest,
    spot: pass.spot,
    moved: movement(speech, pass, time)?.text ?? null,
    note: noteOf(speech, pass, isValid, spot, other),
    may: isInside(pass) ? 'out' : isValid ? 'in' : null,
    other: other?.id ?? null,
  };
}

function verdictOf({ speech, now }: Omit<GateReader, 'complex'>, timeZone: string, pass: Pass): string {
  if (isActive(pass, now)) {
    return speech.plain('site-gate-valid', { until: endTime(pass.until, now, timeZone, speech.language) });
  }
  const when = saidWhen(pass.endedAt ?? pass.until, now, timeZone, speech);
  return speech.plain(isCalledOff(pass) ? 'site-gate-revoked' : 'site-gate-over', { when });
}

function noteOf(speech: Speech, pass: Pass, isValid: boolean, spot: string, other: Pass | null) {
  if (other) return speech.plain('gate-spot-taken', { spot, guest: other.guest });
  if (!isInside(pass) || isValid) return null;
  return speech.plain(isCalledOff(pass) ? 'gate-revoked-inside' : 'gate-still-inside');
}

/** The same with who still stands on the spot. */
export async function lookedAt(tx: ChatTx, reader: GateReader, pass: Pass): Promise<GatePass> {
  const { timeZone } = await tx.complexes.get(reader.complex);
  const isAsked = isActive(pass, reader.now) && !isInside(pass);
  const other = isAsked ? await tx.passes.insideAt(reader.complex, pass.spot) : null;
  const shown = gatePass(reader, timeZone, pass, other);
  const lent = isAsked && !other ? await tx.lendings.current(reader.complex, pass.spot, reader.now) : null;
  if (!lent) return shown;
  const until = endTime(lent.until, reader.now, timeZone, reader.speech.language);
  return { ...shown, note: reader.speech.plain('lending-gate-pass', { spot: String(pass.spot), until }) };
}
