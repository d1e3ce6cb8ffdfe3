import type { LetterRefusal } from '../../core/alerts/write-letter.ts';
import type { GroupRefusal } from '../../core/groups/group.ts';
import type { ComplexId } from '../../core/kernel/ids.ts';
import type { ButtonData } from './buttons.ts';
import type { Named } from './named.ts';
import { offers } from './offers.ts';
import type { Outgoing } from './outgoing.ts';
import type { ChatTx } from './ports.ts';
import type { Reader } from './reader.ts';
import { saidWhen } from './said-when.ts';
import type { Speech } from './update-context.ts';

type Reading = Pick<Reader, 'complex' | 'speech' | 'now'> & { readonly tx: ChatTx };

/** «Не передано», and why: of words inside a thread. */
export const UNSAID = {
  'not allowed': 'letter-not-allowed',
  'not yours': 'letter-closed',
  closed: 'letter-closed',
  'nobody to read': 'letter-nobody',
  muted: 'letter-muted',
  'signed otherwise': 'letter-signed-otherwise',
} as const satisfies Record<LetterRefusal, string>;

/** Why a request was not passed on, to its author alone; `call` is what a press has to say to call the guards. */
export async function refusal(
  { tx, complex, speech, now }: Reading,
  named: Named,
  why: GroupRefusal,
  call: ButtonData,
): Promise<Outgoing> {
  const { plate } = named;
  const spot = String(named.spot);
  switch (why.kind) {
    case 'not allowed':
      return { text: speech.say('alert-not-allowed') };
    case 'own spot':
      return { text: speech.say('message-own-spot', { spot }) };
    case 'own car':
      return { text: speech.say('plate-own-message', { plate: plate ?? '' }) };
    case 'too many numbers':
      return { text: speech.say('message-too-many-numbers') };
    case 'closed just now': {
      const { timeZone } = await tx.complexes.get(complex);
      const when = saidWhen(new Date(why.until), now, timeZone, speech);
      if (plate !== null) return { text: speech.say('plate-closed-just-now', { plate, when }) };
      return { text: speech.say('alert-closed-just-now', { spot, when }) };
    }
    case 'too many in ten minutes':
      return { text: speech.say('alert-too-many-short', { most: String(why.most) }) };
    case 'too many in a day':
      return tooManyToday({ tx, complex, speech }, why.most, call);
    case 'words':
      return { text: speech.say(UNSAID[why.unsaid]) };
  }
}

/** The day's quota is spent; who can still help stands below it. */
export async function tooManyToday(
  { tx, complex, speech }: { readonly tx: ChatTx; readonly complex: ComplexId; readonly speech: Speech },
  quota: number,
  call: ButtonData,
): Promise<Outgoing> {
  const most = String(quota);
  const { guardPhone: phone } = await tx.complexes.get(complex);
  const text =
    phone === null
      ? speech.say('alert-too-many-day', { most })
      : speech.say('alert-too-many-day-phone', { most, phone });
  const staff = await tx.residents.staff(complex);
  if (!staff.some((one) => offers(one, 'take alert'))) return { text };
  return { text, buttons: [[{ label: speech.plain('alert-button-call'), press: call }]] };
}
