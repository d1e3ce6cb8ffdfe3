import type { GroupRefusal } from '../../core/groups/group.ts';
import type { SpotNumber } from '../../core/kernel/ids.ts';
import type { ChatTx } from './ports.ts';
import type { Reader } from './reader.ts';
import { saidWhen } from './said-when.ts';
import type { Speech } from './update-context.ts';
import type { RichText } from './wording.ts';

/** Why a request was not passed on, to its author alone. */
export async function refusal(
  { tx, complex, speech, now }: Pick<Reader, 'complex' | 'speech' | 'now'> & { readonly tx: ChatTx },
  number: SpotNumber,
  why: GroupRefusal,
): Promise<RichText> {
  const spot = String(number);
  switch (why.kind) {
    case 'not allowed':
      return speech.say('alert-not-allowed');
    case 'own spot':
      return speech.say('message-own-spot', { spot });
    case 'too many numbers':
      return speech.say('message-too-many-numbers');
    case 'closed just now': {
      const { timeZone } = await tx.complexes.get(complex);
      const when = saidWhen(new Date(why.until), now, timeZone, speech);
      return speech.say('alert-closed-just-now', { spot, when });
    }
    case 'too many in ten minutes':
      return speech.say('alert-too-many-short', { most: String(why.most) });
    case 'too many in a day':
      return tooManyToday(speech, why.most, (await tx.complexes.get(complex)).guardPhone);
  }
}

/** The day's quota is spent; who can still help stands beside it. */
export function tooManyToday({ say }: Speech, most: number, phone: string | null): RichText {
  const spent = { most: String(most) };
  return phone === null
    ? say('alert-too-many-day', spent)
    : say('alert-too-many-day-phone', { ...spent, phone });
}
