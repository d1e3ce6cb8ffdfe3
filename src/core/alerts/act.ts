import type { PersonId, SpotNumber, TagId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { Notice } from '../notices.ts';
import type { Alert, Reach, Sender } from './alert.ts';
import type { OneTapAnswer } from './answers.ts';

/** Everything that can happen to a thread after it was raised. */
export type Act =
  | {
      readonly kind: 'reach';
      readonly part: 'holder' | 'helper';
      readonly person: PersonId;
      readonly reach: Reach;
    }
  /** Whoever could not be written to can be again. */
  | { readonly kind: 'back'; readonly part: 'holder' | 'helper'; readonly person: PersonId }
  | { readonly kind: 'answer'; readonly holder: PersonId; readonly answer: OneTapAnswer }
  /** A written reply of a holder was delivered. */
  | { readonly kind: 'wrote'; readonly holder: PersonId; readonly writtenAt: Instant }
  /** The sender added text or a photo. */
  | { readonly kind: 'said'; readonly sender: PersonId }
  /** `came`: he may not have said before that he would. */
  | { readonly kind: 'done'; readonly holder: PersonId; readonly came?: true }
  | { readonly kind: 'remind'; readonly sender: PersonId }
  | { readonly kind: 'call'; readonly sender: PersonId }
  /** One more neighbour hears the same alarm. */
  | { readonly kind: 'join'; readonly joiner: Sender; readonly mutedBy: readonly PersonId[] }
  | { readonly kind: 'resolve'; readonly sender: PersonId }
  /** «Ошибся номером»: possible until the first answer. */
  | { readonly kind: 'wrong number'; readonly sender: PersonId }
  /** «Другой номер»: nobody could be told, or whoever answered says that it is not his car. */
  | { readonly kind: 'other number'; readonly sender: PersonId }
  | { readonly kind: 'take'; readonly helper: PersonId }
  /** «Сделано» of a guard or an admin. */
  | { readonly kind: 'helped'; readonly helper: PersonId }
  /** «Я на другом месте». */
  | { readonly kind: 'sign'; readonly sender: PersonId; readonly spot: SpotNumber }
  /** «Не беспокоить от этого соседа сутки», and the way back. */
  | { readonly kind: 'mute'; readonly holder: PersonId; readonly muted: boolean }
  /** «Ложный вызов», of a passer-by. */
  | { readonly kind: 'false call'; readonly holder: PersonId }
  /** Of a passer-by: he has no number, his page says that it is he. */
  | { readonly kind: 'visitor'; readonly wish: 'take back' | 'call' | 'resolve' }
  | { readonly kind: 'tick' };

/** What a decision asks to be done beside storing the thread and redrawing its cards. */
export type Effect =
  | {
      readonly kind: 'ring';
      readonly part: 'sender' | 'holder' | 'helper';
      readonly people: readonly PersonId[];
    }
  | { readonly kind: 'tell senders'; readonly notice: Notice }
  | { readonly kind: 'call helpers' }
  /** Those who rent the spot are silent, or cannot be told: whoever owns it is. */
  | { readonly kind: 'ask owners' }
  /** The card's next calls go to guards and admins alone until then. */
  | { readonly kind: 'doubt tag'; readonly tag: TagId; readonly until: Instant }
  /** Tells somebody now who could not be told before. */
  | { readonly kind: 'show'; readonly part: 'holder' | 'helper'; readonly people: readonly PersonId[] }
  /** No holder can be told: those who wanted no signals are, or the senders hear why; null: they know already. */
  | { readonly kind: 'nobody left'; readonly why: 'unreachable' | 'given up' | 'unheard' | 'lost' | null };

export type ActRefusal =
  | 'not yours'
  | 'closed'
  | 'already'
  | 'too early'
  | 'spent'
  /** A reminder of what has not arrived yet. */
  | 'not there yet'
  | 'nobody to remind'
  | 'nobody answered'
  | 'already answered'
  /** A borrower who has left the spot. */
  | 'not there';

export type Decision = { readonly alert: Alert; readonly effects: readonly Effect[] };
