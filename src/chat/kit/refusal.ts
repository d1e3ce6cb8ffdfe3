import type { GroupRefusal } from '../../core/groups/group.ts';
import type { SpotNumber } from '../../core/kernel/ids.ts';
import { clockTime } from './house-time.ts';
import type { ChatTx } from './ports.ts';
import type { Reader } from './reader.ts';
import { lines, type RichText } from './wording.ts';

/** Why a request was not passed on, to its author alone. */
export async function refusal(
  { tx, complex, speech, now }: Pick<Reader, 'complex' | 'speech' | 'now'> & { readonly tx: ChatTx },
  number: SpotNumber,
  why: GroupRefusal,
): Promise<RichText> {
  const spot = String(number);
  const phoneLine = async () => {
    const { guardPhone } = await tx.complexes.get(complex);
    return guardPhone === null ? null : speech.say('alert-guard-phone', { phone: guardPhone });
  };
  switch (why.kind) {
    case 'not allowed':
      return speech.say('alert-not-allowed');
    case 'own spot':
      return speech.say('message-own-spot', { spot });
    case 'too many numbers':
      return speech.say('message-too-many-numbers');
    case 'closed just now': {
      const { timeZone } = await tx.complexes.get(complex);
      const time = clockTime(new Date(why.until), now, timeZone, speech.language);
      return speech.say('alert-closed-just-now', { spot, time });
    }
    case 'too many in ten minutes':
      return speech.say('alert-too-many-short', { most: String(why.most) });
    case 'too many in a day':
      return lines(speech.say('alert-too-many-day', { most: String(why.most) }), await phoneLine());
  }
}
