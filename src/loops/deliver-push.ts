import { createHash } from 'node:crypto';
import { type BrowserCall, callFor } from '../chat/browser-call.ts';
import { drawCard, drawNotice } from '../chat/draw.ts';
import type { Job, Outcome, Pushed } from '../chat/kit/outbox.ts';
import type { DrawingTools } from '../chat/kit/pictures.ts';
import type { ChatTx } from '../chat/kit/ports.ts';
import type { Device, PushAnswer, PushHow, SendPush } from '../chat/kit/push.ts';
import { speak } from '../chat/kit/update-context.ts';
import type { Words } from '../chat/kit/wording.ts';
import type { ComplexId } from '../core/kernel/ids.ts';
import { between, hours, minutes } from '../core/kernel/time.ts';
import type { Clock } from '../core/ports.ts';
import { backOff, PATIENCE } from './patience.ts';

/** What calling people in their browsers takes. */
export type Pushing = {
  readonly send: SendPush;
  /** What a browser says when it has shown a message: nobody else can, and it says it once. */
  readonly receiptOf: (complex: ComplexId, notice: number, device: number) => string;
  /** The web app's origin. */
  readonly site: string;
};

type Parts = {
  readonly pushing: Pushing | null;
  readonly words: Words;
  readonly clock: Clock;
  readonly qr: DrawingTools['qr'];
};

/** Behind the words of a call is nothing that a messenger would have to be there for. */
const NO_LINKS = { start: () => null };

/** Drawn as a message is, so that it is for whoever may read it and still needed; of all its words a call says none. */
export async function drawCall(parts: Parts, tx: ChatTx, job: Job): Promise<BrowserCall | null> {
  const { complex, recipient: person, content } = job;
  if (person === null || !parts.pushing) return null;
  const speech = speak(parts.words, job.language);
  const tools = { qr: parts.qr, links: NO_LINKS };
  const reader = { complex, person, speech, now: parts.clock.now(), tools };
  const drawn =
    content.kind === 'notice'
      ? await drawNotice(tx, reader, content.notice)
      : await drawCard(tx, reader, content.subject, false);
  // What only changes a message of the chat calls nobody.
  if (!drawn || drawn.inPlaceOf !== undefined) return null;
  return callFor(tx, reader, content, { id: job.id, silent: drawn.silent ?? false });
}

/** To every browser that has not got it yet, at once. */
export async function sendCall(parts: Parts, job: Job, call: BrowserCall | null): Promise<Outcome> {
  const { pushing } = parts;
  if (!pushing) return { kind: 'unreachable' };
  if (!call) return { kind: 'dropped' };
  const how = howTo(job, call);
  const answers = await Promise.all(
    job.devices.map(async (device) => {
      const answer = await pushing.send(device, payloadFor(pushing, job, device, call), how);
      return { device: device.id, answer };
    }),
  );
  return outcomeOf(parts, job, answers);
}

type Answered = { readonly device: number; readonly answer: PushAnswer };

function outcomeOf({ clock }: Pick<Parts, 'clock'>, job: Job, answers: readonly Answered[]): Outcome {
  const those = (kind: PushAnswer['kind']) =>
    answers.filter(({ answer }) => answer.kind === kind).map(({ device }) => device);
  const taken = those('taken');
  const pushed: Pushed = { taken, gone: those('gone'), onPhone: taken.length > 0 || job.tookBefore };
  const waits = answers.flatMap(({ answer }) => (answer.kind === 'later' ? [answer] : []));
  const left = PATIENCE[job.lane] - between(job.madeAt, clock.now());
  if (waits.length > 0 && left > 0) {
    const soonest = Math.min(
      ...waits.map(({ after, exact }) => (exact ? after : Math.max(after, backOff(job.tries)))),
    );
    return {
      kind: 'later',
      wait: Math.min(soonest, left),
      unsure: waits.some(({ unsure }) => unsure),
      pushed,
    };
  }
  if (pushed.onPhone) return { kind: 'sent', message: null, shown: null, pushed };
  if (waits.length > 0) return { kind: 'given up', pushed };
  return { kind: those('refused').length > 0 ? 'dead' : 'unreachable', pushed };
}

/** An alert is worth nothing in half an hour; a phone that is off may read the rest tomorrow. */
function howTo({ lane }: Job, { tag }: BrowserCall): PushHow {
  return lane === 'alert'
    ? { ttl: minutes(30), urgency: 'high', topic: tag }
    : { ttl: hours(24), urgency: 'normal', topic: tag };
}

/** As Safari shows it by itself, and our service worker elsewhere; what is beside that is for our own eyes. */
function payloadFor(
  { receiptOf, site }: Pushing,
  { complex, id }: Job,
  device: Device,
  { title, language, tag, hash, silent, actions }: BrowserCall,
) {
  const navigate = `${site}/app/${hash}`;
  const receipt = receiptOf(complex, id, device.id);
  return {
    web_push: 8030,
    mutable: true,
    notification: {
      ...{ title, lang: language, navigate, tag },
      ...(silent && { silent }),
      ...(actions.length > 0 && {
        actions: actions.map(({ action, title }) => ({ action, title, navigate })),
      }),
      data: {
        receipt,
        press: actions.map(({ action, press }) => ({ action, code: press, key: keyOf(complex, id, action) })),
      },
    },
  };
}

/** One press, on however many phones and however often. */
function keyOf(complex: ComplexId, notice: number, action: string): string {
  const digest = createHash('sha256').update(`press ${complex} ${notice} ${action}`).digest();
  return digest.subarray(0, 16).toString('base64url');
}
