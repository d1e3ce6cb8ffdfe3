import type { CallKind, Note } from '../../core/alerts/alert.ts';
import { type RaiseRefusal, raiseAlert } from '../../core/alerts/raise-alert.ts';
import type { SpotNumber } from '../../core/kernel/ids.ts';
import { never } from '../../core/kernel/result.ts';
import { before, days } from '../../core/kernel/time.ts';
import { cancelButton } from '../kit/confirm.ts';
import { saidTime } from '../kit/house-time.ts';
import { offers } from '../kit/offers.ts';
import type { Button, Outgoing, Reply } from '../kit/outgoing.ts';
import { tooManyToday } from '../kit/refusal.ts';
import { saidWhen } from '../kit/said-when.ts';
import { pairs } from '../kit/spot-input.ts';
import { beginDialog, endDialog, type MemberContext } from '../kit/update-context.ts';
import type { RichText } from '../kit/wording.ts';
import { alertButtons } from './buttons.ts';
import type { AlertDialog } from './dialogs.ts';
import { notPassedOn } from './letters.ts';

const message = (text: RichText, buttons?: Button[][]): Reply => {
  return { kind: 'message', message: buttons ? { text, buttons } : { text } };
};

/** Spots asked about of late stand as buttons below the question. */
const RECENT = days(30);
const MOST_RECENT = 4;

/** The key of a car as a button can carry it. */
const WIRED = /^[A-Z\d]{1,20}$/;

/** «Перегородили» or «SOS сигнализация»: asks for the number. */
export async function askSpot(context: MemberContext, kind: CallKind): Promise<Reply[]> {
  const { tx, speech, actor, now } = context;
  if (!offers(actor, kind === 'blocked' ? 'raise blocked' : 'raise sos')) {
    return [message(speech.say('alert-not-allowed'))];
  }
  await beginDialog<AlertDialog>(context, { kind: 'raising', alert: kind });
  const since = before(now, RECENT);
  const { spots, cars } = await tx.alerts.recentlyNamed(actor.complex, actor.person, since, MOST_RECENT);
  const plates = cars.flatMap(({ plate, key }): Button[] =>
    WIRED.test(key)
      ? [{ label: plate, press: alertButtons.data({ kind: 'raise car', alert: kind, key }) }]
      : [],
  );
  const recent = spots.map((spot): Button => {
    return { label: String(spot), press: alertButtons.data({ kind: 'raise', alert: kind, spot }) };
  });
  const unknown: Button = {
    label: speech.plain('alert-button-unknown'),
    press: alertButtons.data({ kind: 'describe', about: 'unknown', spot: null }),
  };
  const others = kind === 'blocked' ? [[unknown], strangerRow(context)] : [];
  const rows = [recent, ...pairs(plates), ...others, [cancelButton(context)]].filter((row) => row.length > 0);
  return [message(speech.say(kind === 'blocked' ? 'alert-ask-blocked' : 'alert-ask-sos'), rows)];
}

/** «Чужая машина на моём месте», for whoever has one. */
function strangerRow({ actor, speech }: MemberContext, spot: SpotNumber | null = null): Button[] {
  if (!offers(actor, 'report stranger')) return [];
  return [
    {
      label: speech.plain('alert-button-stranger'),
      press: alertButtons.data({ kind: 'describe', about: 'stranger', spot }),
    },
  ];
}

/** «Вы писали в 07:40. Ещё нужно?» Nothing is raised before the press. */
export async function askStillNeeded(
  context: MemberContext,
  kind: CallKind,
  spot: SpotNumber,
): Promise<Reply[]> {
  const { speech, incoming, now } = context;
  await endDialog(context);
  const { timeZone } = await context.tx.complexes.get(context.actor.complex);
  const { day, clock } = saidTime(incoming.writtenAt ?? now, now, timeZone, speech.language);
  const about = { time: clock, spot: String(spot) };
  const text =
    day === null ? speech.say('alert-late', about) : speech.say('alert-late-day', { ...about, day });
  const yes: Button = {
    label: speech.plain('alert-still-needed'),
    press: alertButtons.data({ kind: 'raise', alert: kind, spot }),
  };
  const no: Button = {
    label: speech.plain('alert-no-longer-needed'),
    press: alertButtons.data({ kind: 'never mind' }),
  };
  return [message(text, [[yes, no]])];
}

/** Raises it. The sender's card follows as a notice, so nothing more is said here when all is well. */
export async function raise(
  context: MemberContext,
  kind: CallKind,
  spot: SpotNumber,
  note: Note = { text: null, photos: [] },
): Promise<Reply[]> {
  const { tx, actor, speech, now } = context;
  const raised = await raiseAlert(tx, actor, { kind, spot }, now, { note });
  if (raised.ok) {
    await endDialog(context);
    return raised.value.unsaid ? [notPassedOn(context, raised.value.unsaid)] : [];
  }
  if (raised.why.kind === 'own spot') {
    await beginDialog<AlertDialog>(context, { kind: 'raising', alert: kind });
    const text = speech.say(kind === 'sos' ? 'alert-own-spot-sos' : 'alert-own-spot', { spot: String(spot) });
    return [
      message(
        text,
        [strangerRow(context, spot), [cancelButton(context)]].filter((row) => row.length > 0),
      ),
    ];
  }
  await endDialog(context);
  if (raised.why.kind === 'already open') {
    const subject = { kind: 'alert', alert: raised.why.alert, part: 'sender' } as const;
    await tx.cards.ring(actor.complex, subject, actor.person);
    return raised.why.unsaid ? [notPassedOn(context, raised.why.unsaid)] : [];
  }
  return [{ kind: 'message', message: await refusedRaise(context, spot, raised.why) }];
}

/** Guards and admins are told what somebody describes, however many neighbours he has called. */
export const CALL_GUARDS = alertButtons.data({ kind: 'describe', about: 'unknown', spot: null });

/** Why an alert was not raised; `number` is null where it is about no spot. */
export async function refusedRaise(
  context: MemberContext,
  number: SpotNumber | null,
  why: Exclude<RaiseRefusal, { kind: 'already open' }>,
): Promise<Outgoing> {
  const { tx, speech, actor } = context;
  switch (why.kind) {
    // Only where a car was named: `by-plate.ts` says more of them.
    case 'own car':
    case 'several cars':
      return { text: speech.say('plate-piece') };
    case 'not allowed':
      return { text: speech.say('alert-not-allowed') };
    case 'own spot':
      return { text: speech.say('alert-own-spot', { spot: String(number) }) };
    case 'closed just now': {
      const { timeZone } = await tx.complexes.get(actor.complex);
      const when = saidWhen(why.until, context.now, timeZone, speech);
      const text =
        number === null
          ? speech.say('alert-closed-just-now-unknown', { when })
          : speech.say('alert-closed-just-now', { spot: String(number), when });
      return { text };
    }
    case 'too many in ten minutes':
      return { text: speech.say('alert-too-many-short', { most: String(why.most) }) };
    case 'too many in a day':
      return tooManyToday({ tx, speech, complex: actor.complex }, why.most, CALL_GUARDS);
    case 'too many numbers':
      return { text: speech.say('message-too-many-numbers') };
    default:
      return never(why);
  }
}
