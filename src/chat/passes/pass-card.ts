import { isActive, isCalledOff, isInside, type Pass } from '../../core/passes/pass.ts';
import type { PassSecrets } from '../../core/passes/pass-ports.ts';
import { clockTime, dayTime, endTime } from '../kit/house-time.ts';
import type { Button, Outgoing } from '../kit/outgoing.ts';
import type { ChatTx } from '../kit/ports.ts';
import type { Reader } from '../kit/reader.ts';
import { drawnName } from '../kit/svg.ts';
import { lines, paragraphs, type RichText } from '../kit/wording.ts';
import { type PassAct, passButtons } from './buttons.ts';
import { passPicture } from './pass-picture.ts';

/** The host's card: a picture to pass on to the guest, and what one can do with the pass. Null: it is gone. */
export async function drawPass(tx: ChatTx, reader: Reader, id: Pass['id']): Promise<Outgoing | null> {
  const { complex, person, speech, now } = reader;
  const pass = await tx.passes.get(complex, id);
  const secrets = await tx.passes.secrets(complex, id);
  if (pass?.host !== person || !secrets) return null;
  const house = await tx.complexes.get(complex);
  const until = dayTime(pass.until, house.timeZone, speech.language);
  const active = isActive(pass, now);
  const { qr, links } = reader.tools;
  const link = active ? links.start(secrets.payload) : null;
  const svg = passPicture({
    house: drawnName(house.name) ?? '',
    title: speech.plain('pass-picture-title'),
    // A name in letters that cannot be drawn stands in the caption alone.
    guest: drawnName(pass.guest) ?? speech.plain('pass-picture-guest-below'),
    spot: speech.plain('pass-picture-spot', { spot: String(pass.spot) }),
    until: speech.plain('pass-picture-until', { until }),
    codeLabel: active ? speech.plain('pass-picture-code') : '',
    code: active ? sayCode(secrets) : '',
    qr: link === null ? null : qr(link),
    over: active ? null : speech.plain('pass-picture-over'),
  });
  const buttons = active ? [[button(reader, pass, 'extend'), button(reader, pass, 'revoke')]] : [];
  return { text: caption(reader, pass, secrets, house.timeZone), picture: { svg }, buttons };
}

function caption({ speech, now }: Reader, pass: Pass, secrets: PassSecrets, timeZone: string): RichText {
  const { say, language } = speech;
  const time = (at: Date) => clockTime(at, now, timeZone, language);
  const about = lines(
    say('pass-guest', { guest: pass.guest }),
    say('pass-spot', { spot: String(pass.spot) }),
  );
  const moved = movement(speech, pass, time);
  const over = isActive(pass, now) ? null : (pass.endedAt ?? pass.until);
  const isSaid = [over, pass.enteredAt, pass.leftAt].some((at) => at && time(at) === time(now));
  const asOf = isSaid ? null : say('alert-as-of', { time: time(now) });
  if (over) {
    const at = { time: time(over) };
    const end = isCalledOff(pass) ? 'pass-revoked' : 'pass-over';
    // A pass that is over says when; only a guest who is still inside may change it.
    return paragraphs(lines(say(end, at), about), moved, isInside(pass) && asOf);
  }
  const until = say('pass-until', { until: endTime(pass.until, now, timeZone, language) });
  const code = say('pass-code', { code: sayCode(secrets) });
  return paragraphs(lines(say('pass-title'), about, until, code), moved, say('pass-how'), asOf);
}

/** Whether the guest has come, and gone again. */
export function movement({ say }: Reader['speech'], pass: Pass, time: (at: Date) => string): RichText | null {
  if (pass.enteredAt === null) return null;
  if (isInside(pass)) return say('pass-inside', { time: time(pass.enteredAt) });
  const left = time(pass.leftAt ?? pass.enteredAt);
  // Whoever leaves as the pass ends leaves at the time that stands above.
  const isAbove = pass.endedAt !== null && time(pass.endedAt) === left;
  return isAbove ? say('pass-left-then') : say('pass-left', { time: left });
}

function button({ speech }: Reader, { id }: Pass, act: Extract<PassAct, 'extend' | 'revoke'>): Button {
  const label = speech.plain(act === 'extend' ? 'pass-button-extend' : 'pass-button-revoke');
  return { label, press: passButtons.data({ kind: 'pass', act, pass: id }) };
}

/** «482 913»: easier to say and to hear. */
function sayCode({ code }: PassSecrets): string {
  return `${code.slice(0, 3)} ${code.slice(3)}`;
}
