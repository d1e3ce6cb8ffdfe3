import type { SpotNumber } from '../../core/kernel/ids.ts';
import type { Pass } from '../../core/passes/pass.ts';
import { endTime } from './house-time.ts';
import { clip } from './typed-text.ts';
import type { MemberContext, Speech } from './update-context.ts';
import type { RichText } from './wording.ts';

// What «Моё место» says of marks and passes in the words of their own screens.

/** «Вернулся», with the number where there are others beside it. */
export function backLabel({ plain }: Speech, spot: SpotNumber, shown: number): string {
  return shown > 1 ? plain('away-button-back-with', { spot: String(spot) }) : plain('away-button-back');
}

export async function passLines(context: MemberContext, passes: readonly Pass[]): Promise<RichText[]> {
  const { tx, actor, speech, now } = context;
  const { timeZone } = await tx.complexes.get(actor.complex);
  return passes.map((pass) => {
    const until = endTime(pass.until, now, timeZone, speech.language);
    return speech.say('pass-line', { guest: pass.guest, spot: String(pass.spot), until });
  });
}

export const passLabel = ({ plain }: Speech, { guest }: Pass): string =>
  plain('pass-button-show', { guest: clip(guest, 30) });
