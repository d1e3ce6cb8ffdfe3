import type { SpotNumber } from '../../core/kernel/ids.ts';
import type { Way } from '../../core/last-resort/last-resort.ts';
import { leaveResort, leaveSpotResort } from '../../core/last-resort/leave-resort.ts';
import type { Reply } from '../kit/outgoing.ts';
import { askOn } from '../kit/spot-input.ts';
import { beginDialog, endDialog, keepDialog, type MemberContext } from '../kit/update-context.ts';
import type { LastResortDialog } from './dialogs.ts';
import { ownResort } from './own-resort.ts';
import { spotResort } from './spot-resort.ts';

const ASK = { flat: 'last-resort-ask-flat', phone: 'last-resort-ask-phone' } as const;
const EXPECTED = { flat: 'last-resort-not-a-flat', phone: 'last-resort-not-a-phone' } as const;

/** What is asked is also what is agreed to: who reads it, and when. */
export async function askWay(context: MemberContext, way: Way, spot: SpotNumber | null): Promise<Reply[]> {
  await beginDialog<LastResortDialog>(context, { kind: 'leaving last resort', way, spot });
  return askOn(context, context.speech.say(ASK[way]));
}

export async function onWayTyped(
  context: MemberContext,
  { way, spot }: LastResortDialog,
  typed: string,
): Promise<Reply[]> {
  const { tx, speech, actor, now } = context;
  if (spot !== null) return onSpotWayTyped(context, way, spot, typed);
  const left = await leaveResort(tx, actor, way, typed, now);
  if (!left.ok) return wayExpected(context, { kind: 'leaving last resort', way, spot });
  await endDialog(context);
  return [{ kind: 'message', message: ownResort(speech, left.value, speech.say('last-resort-written')) }];
}

async function onSpotWayTyped(
  context: MemberContext,
  way: Way,
  spot: SpotNumber,
  typed: string,
): Promise<Reply[]> {
  const { tx, speech, actor, now } = context;
  const left = await leaveSpotResort(tx, actor, spot, { way, typed }, now);
  if (!left.ok && left.why === 'unreadable')
    return wayExpected(context, { kind: 'leaving last resort', way, spot });
  await endDialog(context);
  if (!left.ok) {
    const held = left.why === 'held';
    const text = held
      ? speech.say('last-resort-spot-held', { spot: String(spot) })
      : speech.say('admin-only');
    return [{ kind: 'message', message: { text } }];
  }
  return [{ kind: 'message', message: await spotResort(context, spot, speech.say('last-resort-written')) }];
}

/** A friendly line, and the question stays. */
export async function wayExpected(context: MemberContext, { way }: LastResortDialog): Promise<Reply[]> {
  await keepDialog(context);
  return askOn(context, context.speech.say(EXPECTED[way]));
}
