import { ownMarks } from '../../core/away/own-marks.ts';
import type { SpotNumber } from '../../core/kernel/ids.ts';
import { ownPasses } from '../../core/passes/own-passes.ts';
import { seeLettings } from '../../core/tenancy/let-spot.ts';
import { carButtons } from '../cars/buttons.ts';
import { joiningButtons } from '../joining/buttons.ts';
import { withMenu } from '../kit/menu.ts';
import { countedSpots, toNeighbours } from '../kit/names.ts';
import { offers } from '../kit/offers.ts';
import type { Button, Reply } from '../kit/outgoing.ts';
import { passLines } from '../kit/own-things.ts';
import type { MemberContext } from '../kit/update-context.ts';
import { lines, paragraphs, type RichText } from '../kit/wording.ts';
import { myLendings } from './my-lendings.ts';
import { lettingLines, lettingRows } from './my-lettings.ts';
import { signalRows } from './my-signals.ts';
import { threadRows } from './my-threads.ts';
import {
  backButtons,
  familyButton,
  giveUpButton,
  lastResortButton,
  markLines,
  notFamilyButton,
  notificationsButton,
  showButton,
  windscreenButton,
} from './own-buttons.ts';

/** «Моё место»: my spots, who shares them, the claim that waits, and the way to one more. */
export async function mySpot(context: MemberContext): Promise<Reply[]> {
  const { tx, speech, actor } = context;
  const { say } = speech;
  if (!offers(actor, 'see own spots'))
    return [{ kind: 'message', message: withMenu(context, say('choose-in-menu')) }];
  const { complex, person, spots } = actor;
  const open = await tx.claims.openOf(complex, person);
  const claim = open === null ? null : await tx.claims.get(complex, open);
  const wanted = claim?.spots.map((one) => one.spot) ?? [];
  const marks = await ownMarks(tx, actor, context.now);
  const passes = await ownPasses(tx, actor, context.now);
  const lent = await myLendings(context);
  const threads = await threadRows(context);
  const lettings = await seeLettings(tx, actor);
  const text = paragraphs(
    say('my-spot-title'),
    lines(
      spots.length > 0 ? say('my-spot-yours', countedSpots(spots)) : say('my-spot-none'),
      ...(await Promise.all(spots.map((spot) => coHolders(context, spot)))),
      ...(await lettingLines(context, lettings)),
      ...(await markLines(context, marks)),
      ...lent.lines,
      ...(await passLines(context, passes)),
      ...(await Promise.all(spots.map((spot) => silence(context, spot)))),
    ),
    threads.length > 0 && say('my-spot-threads', { count: String(threads.length) }),
    wanted.length > 0 && say('my-spot-waiting', countedSpots(wanted)),
  );
  const add: Button = {
    label: speech.plain('my-spot-add'),
    press: joiningButtons.data({ kind: 'add spot' }),
  };
  const cars: Button = {
    label: speech.plain('my-spot-button-cars'),
    press: carButtons.data({ kind: 'cars', act: 'list' }),
  };
  const mayAdd = claim === null && offers(actor, 'claim spots');
  const giveUp = giveUpButton(context);
  const explain = claim && {
    label: speech.plain('claim-button-explain'),
    press: joiningButtons.data({ kind: 'about claim', act: 'explain', claim: claim.id }),
  };
  const resort = lastResortButton(context);
  const card = windscreenButton(context);
  const family = familyButton(context, lettings);
  const signals = await signalRows(context);
  const notFamily = await notFamilyButton(context);
  const buttons = [
    backButtons(context, marks),
    [...lent.buttons],
    ...passes.map((pass) => [showButton(context, pass)]),
    ...threads,
    ...signals,
    [cars],
    mayAdd ? [add] : [],
    explain ? [explain] : [],
    family ? [family] : [],
    resort ? [resort] : [],
    card ? [card] : [],
    ...(await lettingRows(context, lettings)),
    [notificationsButton(context)],
    notFamily ? [notFamily] : [],
    giveUp ? [giveUp] : [],
  ];
  return [{ kind: 'message', message: { text, buttons } }];
}

/** Where the co-holders hear of alerts instead. */
async function silence({ tx, speech, actor }: MemberContext, spot: SpotNumber): Promise<RichText | null> {
  const holders = await tx.spots.holders(actor.complex, spot);
  const me = holders.find((holder) => holder.person === actor.person);
  return me?.noSignals ? speech.say('my-spot-signals-off', { spot: String(spot) }) : null;
}

/** Co-holders see each other's display names; nobody else does. */
async function coHolders({ tx, speech, actor }: MemberContext, spot: SpotNumber): Promise<RichText | null> {
  const holders = await tx.spots.holders(actor.complex, spot);
  const me = holders.find((holder) => holder.person === actor.person);
  // Who rents it stands in a line of its own.
  const others = holders.filter((holder) => holder !== me && (me?.tenant || !holder.tenant));
  const members = await Promise.all(others.map((other) => tx.residents.get(actor.complex, other.person)));
  const names = members.flatMap((member) => (member ? [toNeighbours(speech, member.displayName)] : []));
  if (names.length === 0) return null;
  return speech.say('my-spot-co-holders', { spot: String(spot), names: names.join(', ') });
}
