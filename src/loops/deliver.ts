import type { Trouble } from '../application/repeated-trouble.ts';
import type { BrowserCall } from '../chat/browser-call.ts';
import { drawCard, drawInGroup, drawNotice } from '../chat/draw.ts';
import { withLateness } from '../chat/kit/lateness.ts';
import type { Messengers } from '../chat/kit/messenger.ts';
import type { Job, Outbox, Outcome, Queue } from '../chat/kit/outbox.ts';
import type { Delivery, Outgoing } from '../chat/kit/outgoing.ts';
import type { DrawingTools } from '../chat/kit/pictures.ts';
import type { ChatTx } from '../chat/kit/ports.ts';
import { withUnfiled } from '../chat/kit/unfiled.ts';
import { type Speech, speak } from '../chat/kit/update-context.ts';
import type { Words } from '../chat/kit/wording.ts';
import { between, type Duration, seconds } from '../core/kernel/time.ts';
import type { Clock } from '../core/ports.ts';
import { drawCall, type Pushing, sendCall } from './deliver-push.ts';
import { digest } from './digest.ts';
import { backOff, PATIENCE } from './patience.ts';

export type DeliverParts = {
  readonly outbox: Outbox;
  readonly messengers: Pick<Messengers, 'of'>;
  readonly words: Words;
  readonly clock: Clock;
  readonly qr: DrawingTools['qr'];
  readonly trouble: Trouble;
  readonly report: (event: DeliverEvent) => void;
  /** Null: there is no web, and no browser is called. */
  readonly pushing: Pushing | null;
};

export type DeliverEvent =
  | {
      readonly kind: 'settled';
      readonly lane: Job['lane'];
      readonly outcome: Outcome['kind'];
      readonly ms: Duration;
    }
  | { readonly kind: 'unsure'; readonly lane: Job['lane'] }
  | { readonly kind: 'threw'; readonly error: unknown; readonly times: number };

/** Delivers the next due notice of the queue. False: there is none, or a rest is due. Throws when the database is in trouble. */
export async function deliverNext(parts: DeliverParts, queue: Queue): Promise<boolean> {
  const { outbox, report, trouble } = parts;
  const drawn = await take(parts, queue);
  if (drawn === 'threw') return true;
  if (!drawn) return false;
  const start = performance.now();
  const { job } = drawn;
  let outcome: Outcome;
  try {
    outcome = await send(parts, drawn);
    // Not before: what is drawn well and alone fails to be sent would never have failed for long.
    trouble.passed(nameOf(job));
  } catch (error) {
    if (!trouble.isDatabases(nameOf(job), error)) {
      report({ kind: 'threw', error, times: await outbox.fault(job) });
      return true;
    }
    // Something on the way asked it; whether that was before the messenger heard of it nobody knows.
    outcome = { kind: 'later', wait: seconds(1), unsure: true };
  }
  try {
    await outbox.settle(job, outcome);
    report({ kind: 'settled', lane: job.lane, outcome: outcome.kind, ms: performance.now() - start });
  } catch (error) {
    // We are being stopped while the database is in trouble: the row is the next process's.
    if (trouble.isDatabases(nameOf(job), error)) throw error;
    report({ kind: 'threw', error, times: 1 });
    await outbox.markDead(job);
  }
  // Whoever settles a prompt one has looked for the next. Asked for quiet, whoever writes to everybody must not take and
  // put back all of them meanwhile.
  if (queue === 'prompt') return outbox.hasNext();
  return queue === 'push' || outcome.kind !== 'later';
}

async function take(parts: DeliverParts, queue: Queue): Promise<Drawn | 'threw' | null> {
  const { outbox, trouble } = parts;
  const hand: { job: Job | null } = { job: null };
  try {
    return await outbox.take(queue, async (tx, job) => {
      hand.job = job;
      if (job.channel === 'push') return { job, call: await drawCall(parts, tx, job) };
      const { to } = job;
      if (to && isNewMessage(job)) parts.messengers.of(to.bot).gateway.expect?.(to.chat, job.lane);
      return { job, outgoing: to && (await draw(parts, tx, job, to)) };
    });
  } catch (error) {
    const { job } = hand;
    if (!job) throw error;
    if (trouble.isDatabases(nameOf(job), error)) {
      // If it alone is in trouble, it must not stand in front of all others.
      await outbox.giveWay(job);
      throw error;
    }
    parts.report({ kind: 'threw', error, times: await outbox.fault(job) });
    return 'threw';
  }
}

const nameOf = ({ complex, id }: Job) => `${complex} ${id}`;

/** What only changes a message may turn out to be there already, as it is. */
const isNewMessage = ({ content }: Job) =>
  content.kind === 'notice' || content.message === null || content.ring;

type Drawn =
  | { readonly job: Job; readonly outgoing: Outgoing | null }
  | { readonly job: Job; readonly call: BrowserCall | null };

async function draw(
  parts: DeliverParts,
  tx: ChatTx,
  job: Job,
  to: NonNullable<Job['to']>,
): Promise<Outgoing | null> {
  const speech = speak(parts.words, job.language);
  const outgoing = await drawIn(speech, parts, tx, job, to);
  return outgoing && withUnfiled(speech, outgoing);
}

async function drawIn(
  speech: Speech,
  parts: DeliverParts,
  tx: ChatTx,
  job: Job,
  { bot }: NonNullable<Job['to']>,
): Promise<Outgoing | null> {
  const where = { complex: job.complex, speech, now: parts.clock.now() };
  if (job.group) return drawInGroup(tx, where, job.group, job.content);
  if (job.recipient === null) throw new Error('a notice goes to nobody');
  const tools = { qr: parts.qr, links: parts.messengers.of(bot).links };
  const reader = { ...where, person: job.recipient, tools };
  if (job.content.kind === 'notice') {
    const outgoing = await drawNotice(tx, reader, job.content.notice);
    return outgoing && job.lane === 'alert' && outgoing.inPlaceOf === undefined
      ? withLateness(tx, reader, job.madeAt, outgoing)
      : outgoing;
  }
  return drawCard(tx, reader, job.content.subject, job.content.message !== null);
}

async function send(parts: DeliverParts, drawn: Drawn): Promise<Outcome> {
  const { job } = drawn;
  if ('call' in drawn) return sendCall(parts, job, drawn.call);
  const { outgoing } = drawn;
  if (!job.to) return { kind: 'unreachable' };
  if (!outgoing) return { kind: 'dropped' };
  const { gateway } = parts.messengers.of(job.to.bot);
  const { chat, topic } = job.to;
  // Where somebody was heard last; where in a group a line stands, it says itself.
  const inTopic = topic === null ? outgoing : { topic, ...outgoing };
  const { content } = job;
  if (content.kind === 'notice') {
    const { inPlaceOf } = outgoing;
    const sent =
      inPlaceOf === undefined
        ? await gateway.send(chat, inTopic, job.lane)
        : await gateway.edit(chat, inPlaceOf, outgoing, job.lane);
    return outcomeOf(parts, job, sent, null);
  }
  const shown = digest(outgoing);
  if (content.message !== null && !content.ring) {
    if (content.shown === shown) return { kind: 'sent', message: content.message, shown };
    const edited = await gateway.edit(chat, content.message, outgoing, job.lane);
    if (edited.kind !== 'gone') return outcomeOf(parts, job, edited, shown);
  }
  const sent = await gateway.send(chat, inTopic, job.lane);
  if (sent.kind === 'delivered' && content.message !== null) {
    const below = { text: parts.words.say(job.language, 'card-below') };
    await gateway.edit(chat, content.message, below, job.lane);
  }
  return outcomeOf(parts, job, sent, shown);
}

function outcomeOf(parts: DeliverParts, job: Job, delivery: Delivery, shown: string | null): Outcome {
  switch (delivery.kind) {
    case 'delivered':
      return {
        kind: 'sent',
        message: delivery.message,
        shown,
        ...(delivery.also && { also: delivery.also }),
        ...(delivery.pinned && { pinned: delivery.pinned }),
      };
    case 'gone':
      return { kind: 'dropped' };
    case 'never':
      return { kind: delivery.why === 'unreachable' ? 'unreachable' : 'dead' };
    case 'later':
      break;
  }
  if (delivery.unsure) parts.report({ kind: 'unsure', lane: job.lane });
  const left = PATIENCE[job.lane] - between(job.madeAt, parts.clock.now());
  if (left <= 0) return { kind: 'given up' };
  // A lost alert is worse than a double one; anything else is tried once more after an answer was lost.
  if (delivery.unsure && job.unsure > 0 && job.lane !== 'alert') return { kind: 'given up' };
  const wait = delivery.exact ? delivery.after : Math.max(delivery.after, backOff(job.tries));
  // A messenger that asks for a longer quiet is asked nothing before, and yet given up in time.
  return { kind: 'later', wait: Math.min(wait, left), unsure: delivery.unsure };
}
