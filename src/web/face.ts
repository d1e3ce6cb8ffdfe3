import type { BotId, ExternalId, Incoming, MessageRef } from '../chat/kit/incoming.ts';
import type { Download, Outgoing, Reply } from '../chat/kit/outgoing.ts';
import type { DrawingTools } from '../chat/kit/pictures.ts';
import type { ChatTx } from '../chat/kit/ports.ts';
import type { Visitor, VisitorPerson } from '../chat/kit/visitors.ts';
import type { LabelKey, Language, Words } from '../chat/kit/wording.ts';
import type { Member } from '../core/kernel/actor.ts';
import type { ComplexId, PersonId } from '../core/kernel/ids.ts';
import { ok, type Result, refuse } from '../core/kernel/result.ts';
import type { Duration, Instant } from '../core/kernel/time.ts';
import type { NewBrowser } from '../core/notifications/browser-ports.ts';
import type { Clock } from '../core/ports.ts';
import type { ENDPOINTS, EndpointName, FaultCode, InputOf, OutputOf } from './contract.ts';

/** What the web stands on: the same handling, the same words and the same database as the chat. */
export type Face = {
  /** Our own bot there: whoever signs in has an address with it. */
  readonly bot: BotId;
  /** The complex that strangers come to. */
  readonly home: ComplexId;
  /** An origin. */
  readonly site: string;
  readonly clock: Clock;
  readonly words: Words;
  /** What is said to somebody, by the web's own key of it. */
  readonly pageWords: (language: Language) => Readonly<Record<string, string>>;
  readonly tools: DrawingTools;
  readonly look: <T>(work: (tx: ChatTx) => Promise<T>) => Promise<T>;
  readonly transact: <T>(work: (tx: ChatTx) => Promise<T>) => Promise<T>;
  /** Null: it was not heard, because too much came at once. */
  readonly ask: (incoming: Incoming) => Promise<readonly Reply[] | null>;
  /** Changes what stands in a chat of somebody, who does not wait for it. */
  readonly edit: (where: Visitor['elsewhere'][number], ref: MessageRef, message: Outgoing) => void;
  readonly download: (file: string, mostBytes: number) => Promise<Download>;
  readonly hints: HintStreams;
  /** Calling people in their browsers; null: this process cannot. */
  readonly push: {
    readonly key: string;
    /** Whether it is a push service's address, with the keys of a browser. */
    readonly accepts: (browser: NewBrowser) => Promise<boolean>;
    /** Null: nobody was given it. */
    readonly readReceipt: (code: string) => Receipt | null;
  } | null;
  /** Whom a messenger vouches for by data that it signed; null: the data is forged or too old. */
  readonly vouched: (initData: string, now: Instant) => Promise<Vouched | null>;
};

export type Receipt = { readonly complex: ComplexId; readonly notice: number; readonly browser: number };

/** What tells a page that it is out of date. */
export type HintStreams = {
  /** Until he leaves, or may not look any more; null: there are too many here already. */
  readonly open: (viewer: HintViewer) => ReadableStream<Uint8Array> | null;
};

export type HintViewer = {
  /** Null: nobody whom we know, and nothing is his. */
  readonly person: PersonId | null;
  readonly session: number;
  /** Asked whenever his standing may have changed. */
  readonly mayLook: () => Promise<boolean>;
};

export type Vouched = { readonly bot: BotId; readonly externalId: ExternalId };

/** One request, whoever brings it. */
export type Request = {
  readonly now: Instant;
  /** Where it comes from: an address, or the part of one that a provider gives to one customer. */
  readonly network: string;
  /** The browser and the system as they name themselves; '': they do not. */
  readonly device: string;
  /** BCP 47, as the browser asks for it. */
  readonly languageTag: string | null;
  /** Tells a repeat of an act from a new one. */
  readonly key: string;
};

/** One of somebody who signed in. */
export type Call = Request & { readonly visitor: Visitor };

export type Refusal = {
  readonly code: FaultCode;
  readonly words: LabelKey;
  /** Until it is worth another try. */
  readonly retryAfter?: Duration;
};

/** `token`: somebody signed in just now. `gone`: this session is over. */
export type Done<T> = { readonly value: T; readonly token?: string; readonly gone?: true };

export type Outcome<T> = Result<Done<T>, Refusal>;

type CallOf<E extends EndpointName> = (typeof ENDPOINTS)[E]['for'] extends 'anybody' ? Request : Call;

/** What an endpoint does. */
export type Handler<E extends EndpointName> = (
  face: Face,
  call: CallOf<E>,
  input: InputOf<E>,
) => Promise<Outcome<OutputOf<E>>>;

export const done = <T>(value: T): Outcome<T> => ok({ value });

export const fault = (code: FaultCode, words: LabelKey, retryAfter?: Duration): Outcome<never> =>
  refuse({ code, words, ...(retryAfter !== undefined && { retryAfter }) });

/** In whose language it is answered. */
export function languageOf(face: Pick<Face, 'words'>, call: Request, visitor: Visitor | null): Language {
  return visitor?.person?.language ?? face.words.choose(call.languageTag ?? undefined);
}

export type PersonCall = Call & { readonly visitor: Visitor & { readonly person: VisitorPerson } };

export function isKnown(call: Call): call is PersonCall {
  return call.visitor.person !== null;
}

/** Who acts, as core asks for it. */
export function memberOf({ visitor: { complex, person } }: PersonCall): Member {
  const { id, roles, spots, away } = person;
  return { kind: 'member', complex, person: id, roles, spots, away };
}
