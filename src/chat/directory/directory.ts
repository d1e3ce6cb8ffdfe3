import { type Page, spotsOn } from '../../core/directory/layout.ts';
import {
  type Finding,
  type FreeSpot,
  freeSpots,
  type LentSpot,
  lookUp,
  seeParking,
} from '../../core/directory/look-up.ts';
import type { SpotNumber } from '../../core/kernel/ids.ts';
import { readSpot } from '../../core/spots/read-spots.ts';
import { MOST_NUMBERS } from '../../core/spots/try-number.ts';
import { alertButtons } from '../alerts/buttons.ts';
import { cancelButton, toast } from '../kit/confirm.ts';
import { clockTime, endTime } from '../kit/house-time.ts';
import { withMenu } from '../kit/menu.ts';
import { offers } from '../kit/offers.ts';
import type { Button, Outgoing, Reply } from '../kit/outgoing.ts';
import { spotAskedBack } from '../kit/spot-input.ts';
import { beginDialog, type MemberContext } from '../kit/update-context.ts';
import { lines, paragraphs, type RichText } from '../kit/wording.ts';
import { lendingButtons } from '../lending/buttons.ts';
import { type DirectoryWish, directoryButtons } from './buttons.ts';
import type { DirectoryDialog } from './dialogs.ts';
import { drawParking } from './parking.ts';

/** «Справочник мест»: the parking as a picture, and from now on a typed number is looked up. */
export async function openDirectory(context: MemberContext, page?: number): Promise<Reply[]> {
  const { tx, speech, actor, now } = context;
  const seen = await seeParking(tx, actor, now);
  if (!seen.ok) return notAllowed(context);
  await beginDialog<DirectoryDialog>(context, { kind: 'looking up' });
  const { pages, free, lent } = seen.value;
  const { name, timeZone } = await tx.complexes.get(actor.complex);
  const at = page ?? Math.max(1, pages.findIndex((one) => spotsOn(one).some(isMine(context))) + 1);
  const shown = pages[at - 1];
  const text = paragraphs(
    speech.say('directory-title', { time: clockTime(now, now, timeZone, speech.language) }),
    lines(
      speech.say('directory-free-count', { count: free.length }),
      ...(await lentLines(context, lent)),
      speech.say('directory-ask'),
    ),
  );
  const buttons = [
    [freeButton(context), ...seekButton(context)],
    turning(pages, at),
    [cancelButton(context)],
  ];
  if (!shown) return answer(context, { text, buttons });
  const svg = drawParking({
    page: shown,
    mine: new Set(actor.spots),
    free: new Set(free.map(({ spot }) => spot)),
    lent: new Set(lent.map(({ spot }) => spot)),
    title: name,
    legend: {
      mine: speech.plain('directory-legend-mine'),
      free: speech.plain('directory-legend-free'),
      lent: speech.plain('lending-legend'),
      others: speech.plain('directory-legend-others'),
    },
  });
  return answer(context, { text, buttons, picture: { svg } });
}

/** What was typed while the directory is open. */
export async function onLookUpTyped(context: MemberContext, text: string): Promise<Reply[]> {
  const spot = readSpot(text, context.lexicon.requests);
  if (spot.ok) return find(context, spot.value);
  await beginDialog<DirectoryDialog>(context, { kind: 'looking up' });
  const message = spotAskedBack(context.speech, spot.why, (one) =>
    directoryButtons.data({ kind: 'directory', wish: { on: 'spot', act: 'look up', spot: one } }),
  );
  return [{ kind: 'message', message }];
}

export async function onDirectoryPress(context: MemberContext, wish: DirectoryWish): Promise<Reply[]> {
  switch (wish.on) {
    case 'free':
      return listFree(context);
    case 'page':
      return openDirectory(context, wish.page);
    case 'spot':
      return find(context, wish.spot);
  }
}

async function find(context: MemberContext, spot: SpotNumber): Promise<Reply[]> {
  const { tx, speech, actor, now } = context;
  const found = await lookUp(tx, actor, spot, now);
  if (!found.ok && found.why === 'not allowed') return notAllowed(context);
  await beginDialog<DirectoryDialog>(context, { kind: 'looking up' });
  if (!found.ok) {
    const text = speech.say('directory-too-many', { most: String(MOST_NUMBERS) });
    return answer(context, { text, buttons: [[cancelButton(context)]] });
  }
  const text = lines(await told(context, found.value), speech.say('directory-ask-another'));
  const canWrite =
    !found.value.mine && found.value.kind !== 'not registered' && offers(actor, 'send message');
  const write: Button = {
    label: speech.plain('directory-button-write'),
    press: alertButtons.data({ kind: 'write to holder', spot }),
  };
  return answer(context, { text, buttons: [canWrite ? [write] : [], [cancelButton(context)]] });
}

async function told(context: MemberContext, found: Finding): Promise<RichText> {
  const { speech } = context;
  const about = { spot: String(found.spot), whose: found.mine ? 'mine' : 'another' } as const;
  if (found.kind === 'free' && found.until !== null)
    return speech.say('directory-free-until', { ...about, until: await endOf(context, found.until) });
  if (found.kind === 'free') return speech.say('directory-free', about);
  if (found.kind === 'lent') return toldLent(context, found);
  if (found.kind === 'taken') return speech.say('directory-taken', about);
  return speech.say('directory-not-registered', about);
}

/** «занято до …», and never by whom. */
async function toldLent(
  context: MemberContext,
  { spot, mine, here, until }: Extract<Finding, { kind: 'lent' }>,
): Promise<RichText> {
  const { speech } = context;
  const known = { spot: String(spot) };
  const key = here ? 'lending-directory-here' : mine ? 'lending-directory-mine' : 'lending-directory-taken';
  return speech.say(key, { ...known, until: await endOf(context, until) });
}

/** So many lines leave room for the picture; the others are seen on it. */
const MOST_LENT = 6;

async function lentLines(context: MemberContext, lent: readonly LentSpot[]): Promise<RichText[]> {
  return Promise.all(
    lent.slice(0, MOST_LENT).map(async ({ spot, until }) =>
      context.speech.say('lending-directory-taken', {
        spot: String(spot),
        until: await endOf(context, until),
      }),
    ),
  );
}

/** «Свободные места». */
async function listFree(context: MemberContext): Promise<Reply[]> {
  const { tx, speech, actor, now } = context;
  const free = await freeSpots(tx, actor, now);
  if (!free.ok) return notAllowed(context);
  await beginDialog<DirectoryDialog>(context, { kind: 'looking up' });
  const text =
    free.value.length === 0
      ? speech.say('directory-none-free')
      : paragraphs(
          speech.say('directory-free-count', { count: free.value.length }),
          lines(
            ...(await Promise.all(free.value.slice(0, MOST_LISTED).map((one) => freeLine(context, one)))),
          ),
          free.value.length > MOST_LISTED && rest(context, free.value.slice(MOST_LISTED)),
        );
  const buttons = [seekButton(context), [cancelButton(context)]];
  return [{ kind: 'message', message: { text, buttons } }];
}

/** A message holds about so many lines; what is left stands as bare numbers, and on the picture. */
const MOST_LISTED = 40;

async function freeLine(context: MemberContext, { spot, until }: FreeSpot): Promise<RichText> {
  const { speech } = context;
  if (until === null) return speech.say('directory-free-line', { spot: String(spot) });
  return speech.say('directory-free-line-until', { spot: String(spot), until: await endOf(context, until) });
}

/** Numbers alone, as many as fit. */
const MOST_NUMBERED = 300;

function rest({ speech }: MemberContext, free: readonly FreeSpot[]): RichText {
  const spots = free.slice(0, MOST_NUMBERED).map(({ spot }) => spot);
  const more = free.length > MOST_NUMBERED ? '…' : '';
  return speech.say('directory-free-rest', { spots: `${spots.join(', ')}${more}` });
}

function endOf({ tx, actor, speech, now }: MemberContext, until: Date): Promise<string> {
  return tx.complexes
    .get(actor.complex)
    .then(({ timeZone }) => endTime(until, now, timeZone, speech.language));
}

const isMine =
  ({ actor }: MemberContext) =>
  (spot: SpotNumber): boolean =>
    actor.spots.includes(spot);

function freeButton({ speech }: MemberContext): Button {
  const press = directoryButtons.data({ kind: 'directory', wish: { on: 'free' } });
  return { label: speech.plain('directory-button-free'), press };
}

/** «Ищу место» */
function seekButton({ actor, speech }: MemberContext): Button[] {
  if (!offers(actor, 'borrow spots')) return [];
  return [{ label: speech.plain('lending-button-seek'), press: lendingButtons.data({ kind: 'seek spot' }) }];
}

/** To the pages before and after, by what stands there. */
function turning(pages: readonly Page[], at: number): Button[] {
  const to = (page: number, label: (name: string) => string): Button[] => {
    const shown = pages[page - 1];
    if (!shown) return [];
    return [
      {
        label: label(nameOf(shown)),
        press: directoryButtons.data({ kind: 'directory', wish: { on: 'page', page } }),
      },
    ];
  };
  return [...to(at - 1, (name) => `◀ ${name}`), ...to(at + 1, (name) => `${name} ▶`)];
}

function nameOf(page: Page): string {
  const spots = spotsOn(page);
  return page.blocks[0]?.title ?? `${spots[0]}–${spots.at(-1)}`;
}

function answer({ incoming }: MemberContext, message: Outgoing): Reply[] {
  return [{ kind: incoming.body.kind === 'press' ? 'replace' : 'message', message }];
}

function notAllowed(context: MemberContext): Reply[] {
  if (context.incoming.body.kind === 'press') return toast(context.speech.plain('not-for-you'));
  return [{ kind: 'message', message: withMenu(context, context.speech.say('choose-in-menu')) }];
}
