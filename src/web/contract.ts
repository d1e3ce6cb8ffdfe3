/**
 * What the page and the server say to each other: the one place. The server reads every request by it, the page takes
 * its types from it, and the tests their tables.
 */
import { z } from 'zod';

/** A stretch of text with how it looks: never markup. */
const run = z.strictObject({
  text: z.string(),
  look: z.enum(['bold', 'italic', 'underline', 'strikethrough', 'spoiler', 'code', 'quote']).optional(),
  /** An address that opens elsewhere; https, http, tel or mailto. */
  link: z.string().optional(),
});

const button = z.strictObject({
  label: z.string(),
  /** What `press` takes. */
  press: z.string(),
  tone: z.enum(['good', 'bad']).optional(),
});

/** A card or a message as it stands now. */
const shown = z.strictObject({
  /** What `press` and `say` name it by; null: it was only an answer. */
  ref: z.string().nullable(),
  text: z.array(run),
  buttons: z.array(z.array(button)),
  /** A drawing of ours. */
  picture: z.strictObject({ svg: z.string() }).optional(),
  /** Addresses below ours, or `data:` of an answer. */
  photos: z.array(z.string()).optional(),
  document: z.strictObject({ name: z.string(), data: z.base64() }).optional(),
  /** Epoch milliseconds of the house: when it was told last. */
  at: z.number().optional(),
  /** Of which thread it is: what a call leads to. */
  thread: z.int().optional(),
});

const answer = z.strictObject({
  /** A line that fades. */
  toast: z.string().nullable(),
  /** What stands in place of the message that was pressed; null: that stays. */
  replaced: shown.nullable(),
  cards: z.array(shown),
});

const me = z.strictObject({
  house: z.string(),
  /** An IANA name: what is read in the house is read by its clock. */
  timeZone: z.string(),
  language: z.string(),
  languages: z.array(z.string()),
  /** Null: somebody whom nobody knows yet. */
  person: z
    .strictObject({
      name: z.string(),
      roles: z.array(z.string()),
      spots: z.array(z.number().int()),
      away: z.boolean(),
    })
    .nullable(),
  session: z.number().int(),
  tabs: z.array(z.enum(['gate', 'today', 'notices', 'more'])),
  /** The buttons above every tab, and the menu; empty: not for them. */
  menu: z.array(z.strictObject({ label: z.string(), press: z.string() })),
  mayCall: z.boolean(),
});

const signedIn = z.strictObject({
  /** For whoever has no cookies: a Mini App. */
  token: z.string().nullable(),
  me,
  /** What the house says first to somebody with an invitation. */
  answer: answer.nullable(),
});

const session = z.strictObject({
  id: z.number().int(),
  kind: z.enum(['browser', 'mini app', 'gate']),
  device: z.string(),
  since: z.number(),
  seen: z.number(),
  here: z.boolean(),
});

/** A guest's pass at the gate, by word. Never whose it is. */
const gatePass = z.strictObject({
  id: z.number().int(),
  verdict: z.enum(['valid', 'over', 'revoked']),
  /** «Можно пустить до 22:00», «Не действует: закончился в 20:00». */
  words: z.string(),
  guest: z.string(),
  spot: z.number().int(),
  /** When he drove in or out; null: he has not come. */
  moved: z.string().nullable(),
  /** What else to know. */
  note: z.string().nullable(),
  may: z.enum(['in', 'out']).nullable(),
  /** The pass of whoever still stands on the spot. */
  other: z.number().int().nullable(),
});

const gatePasses = z.array(gatePass);

const gateLooked = z.strictObject({
  passes: gatePasses,
  /** «Машина жителя, место 45», «Место 45: стоит с разрешения до 20:00». */
  cars: z.array(z.string()),
  /** Why nothing was found. */
  words: z.string().nullable(),
});

const nothing = z.strictObject({});
const id = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER);
const code = z.string().min(1).max(256);
const typed = z.string().max(4096);
/** What a stranger wants to be called, with each request until he is known. */
const name = z.string().max(200).optional();

type Shape = {
  /** `anybody`: before a session; `session`: whoever signed in, known or not. */
  readonly for: 'anybody' | 'session';
  readonly input: z.ZodObject;
  readonly output: z.ZodType;
};

/** Every endpoint below `/api/`: the method, and the path with its `:parameters`, which are read with the body or the query. */
export const ENDPOINTS = {
  'POST session/telegram': {
    for: 'anybody',
    input: z.strictObject({ initData: z.string().min(1).max(8192) }),
    output: signedIn,
  },
  'POST session/code': {
    for: 'anybody',
    input: z.strictObject({ code: z.string().max(200) }),
    output: signedIn,
  },
  'POST session/link': {
    for: 'anybody',
    input: z.strictObject({ token: z.string().max(200) }),
    output: signedIn,
  },
  'GET sessions': { for: 'session', input: nothing, output: z.strictObject({ sessions: z.array(session) }) },
  'DELETE sessions/:id': { for: 'session', input: z.strictObject({ id }), output: nothing },
  'DELETE sessions': { for: 'session', input: nothing, output: nothing },
  'GET me': { for: 'session', input: nothing, output: me },
  'GET words/:language': {
    for: 'anybody',
    input: z.strictObject({ language: z.string().max(20) }),
    output: z.record(z.string(), z.string()),
  },
  'GET feed': {
    for: 'session',
    input: z.strictObject({ before: id.optional() }),
    output: z.strictObject({ cards: z.array(shown), before: z.number().int().nullable(), now: z.number() }),
  },
  /** Server-sent hints for as long as somebody looks: which words are out of date, and never what they say now. */
  'GET stream': { for: 'session', input: nothing, output: z.instanceof(ReadableStream<Uint8Array>) },
  'GET photos/:ref/:n': {
    for: 'session',
    input: z.strictObject({ ref: z.string().max(40), n: z.coerce.number().int().min(0).max(9) }),
    output: z.instanceof(Uint8Array),
  },
  'POST press': {
    for: 'session',
    input: z.strictObject({ code, message: z.string().max(40).optional(), name }),
    output: answer,
  },
  'POST say': {
    for: 'session',
    input: z.strictObject({ text: typed, replyTo: z.string().max(40).optional(), name }),
    output: answer,
  },
  'GET push/key': {
    for: 'session',
    input: nothing,
    output: z.strictObject({
      /** What a browser subscribes with; null: this house calls nobody so. */
      key: z.string().nullable(),
      /** This browser is called. */
      here: z.boolean(),
      /** A messenger reaches him. */
      messenger: z.boolean(),
      browsers: z.number().int(),
    }),
  },
  'PUT push': {
    for: 'session',
    input: z.strictObject({
      endpoint: z.url().max(2048),
      p256dh: z.string().regex(/^[\w-]{87}$/),
      auth: z.string().regex(/^[\w-]{22}$/),
    }),
    output: nothing,
  },
  'DELETE push': { for: 'session', input: nothing, output: nothing },
  'POST push/test': { for: 'session', input: nothing, output: nothing },
  'POST push/receipt': {
    for: 'anybody',
    input: z.strictObject({ code: z.string().max(80) }),
    output: nothing,
  },
  'POST threads': {
    for: 'session',
    input: z.strictObject({ kind: z.enum(['blocked', 'sos', 'unknown', 'foreign']), text: typed }),
    output: answer,
  },
  'POST gate/look': {
    for: 'session',
    input: z.strictObject({
      qr: z.string().max(1000).optional(),
      typed: z.string().max(200).optional(),
      pass: id.optional(),
    }),
    output: gateLooked,
  },
  'GET gate/today': {
    for: 'session',
    input: nothing,
    output: z.strictObject({
      expected: gatePasses,
      inside: gatePasses,
      left: gatePasses,
      over: gatePasses,
      /** «Стоит с разрешения до …», «Время вышло». */
      lent: z.array(z.string()),
      more: z.boolean(),
    }),
  },
  'POST gate/passes/:id': {
    for: 'session',
    input: z.strictObject({ id, act: z.enum(['in', 'out']) }),
    output: z.strictObject({ pass: gatePass, done: z.boolean(), words: z.string() }),
  },
  'GET gate/calls': {
    for: 'session',
    input: nothing,
    output: z.strictObject({ waiting: z.array(z.number().int()) }),
  },
  'GET gate/questions': {
    for: 'session',
    input: nothing,
    output: z.strictObject({ cards: z.array(shown) }),
  },
  'POST gate/questions': {
    for: 'session',
    input: z.strictObject({
      spot: z.coerce.number().int().min(0).max(1_000_000),
      caller: z.enum(['taxi', 'courier', 'guest', 'other']),
      guest: z.string().max(60),
    }),
    output: z.strictObject({ asked: z.boolean(), words: z.string() }),
  },
} as const satisfies Readonly<Record<string, Shape>>;

export type EndpointName = keyof typeof ENDPOINTS;
export type InputOf<E extends EndpointName> = z.output<(typeof ENDPOINTS)[E]['input']>;
export type OutputOf<E extends EndpointName> = z.output<(typeof ENDPOINTS)[E]['output']>;

export type Run = z.output<typeof run>;
export type Shown = z.output<typeof shown>;
export type Answer = z.output<typeof answer>;
export type Me = z.output<typeof me>;
export type GatePass = z.output<typeof gatePass>;
export type GateLooked = z.output<typeof gateLooked>;

/** Why a request came to nothing; the words are for whoever reads, in his language. */
export const FAULTS = {
  malformed: 400,
  'not signed in': 401,
  'not allowed': 403,
  'not found': 404,
  outdated: 409,
  'too large': 413,
  refused: 422,
  'too often': 429,
  trouble: 503,
} as const;

export type FaultCode = keyof typeof FAULTS;

export type Fault = {
  readonly code: FaultCode;
  readonly words: string;
  /** Seconds. */
  readonly retryAfter?: number;
};
