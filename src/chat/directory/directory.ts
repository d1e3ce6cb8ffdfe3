import { type Page, spotsOn } from '../../core/directory/layout.ts';
import { type Finding, type FreeSpot, freeSpots, lookUp, seeParking } from '../../core/directory/look-up.ts';
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
import { beginDialog, type MemberTurn } from '../kit/turn.ts';
import { lines, paragraphs, type RichText } from '../kit/wording.ts';
import { type DirectoryWish, directoryButtons } from './buttons.ts';
import type { DirectoryDialog } from './dialogs.ts';
import { drawParking } from './parking.ts';

/** «Справочник мест»: the parking as a picture, and from now on a typed number is looked up. */
export async function openDirectory(turn: MemberTurn, page?: number): Promise<Reply[]> {
  const { tx, speech, actor, now } = turn;
  const seen = await seeParking(tx, actor, now);
  if (!seen.ok) return notAllowed(turn);
  await beginDialog<DirectoryDialog>(turn, { kind: 'looking up' });
  const { pages, free } = seen.value;
  const { name, timeZone } = await tx.complexes.get(actor.complex);
  const at = page ?? Math.max(1, pages.findIndex((one) => spotsOn(one).some(isMine(turn))) + 1);
  const shown = pages[at - 1];
  const text = paragraphs(
    speech.say('directory-title', { time: clockTime(now, now, timeZone, speech.language) }),
    lines(speech.say('directory-free-count', { count: free.length }), speech.say('directory-ask')),
  );
  const buttons = [[freeButton(turn)], turning(pages, at), [cancelButton(turn)]];
  if (!shown) return answer(turn, { text, buttons });
  const svg = drawParking({
    page: shown,
    mine: new Set(actor.spots),
    free: new Set(free.map(({ spot }) => spot)),
    title: name,
    legend: {
      mine: speech.plain('directory-legend-mine'),
      free: speech.plain('directory-legend-free'),
      others: speech.plain('directory-legend-others'),
    },
  });
  return answer(turn, { text, buttons, picture: { svg } });
}

/** What was typed while the directory is open. */
export async function onLookUpTyped(turn: MemberTurn, text: string): Promise<Reply[]> {
  const spot = readSpot(text, turn.lexicon.requests);
  if (spot.ok) return find(turn, spot.value);
  await beginDialog<DirectoryDialog>(turn, { kind: 'looking up' });
  const message = spotAskedBack(turn.speech, spot.why, (one) =>
    directoryButtons.data({ kind: 'directory', wish: { on: 'spot', act: 'look up', spot: one } }),
  );
  return [{ kind: 'message', message }];
}

export async function onDirectoryPress(turn: MemberTurn, wish: DirectoryWish): Promise<Reply[]> {
  switch (wish.on) {
    case 'free':
      return listFree(turn);
    case 'page':
      return openDirectory(turn, wish.page);
    case 'spot':
      return find(turn, wish.spot);
  }
}

async function find(turn: MemberTurn, spot: SpotNumber): Promise<Reply[]> {
  const { tx, speech, actor, now } = turn;
  const found = await lookUp(tx, actor, spot, now);
  if (!found.ok && found.why === 'not allowed') return notAllowed(turn);
  await beginDialog<DirectoryDialog>(turn, { kind: 'looking up' });
  if (!found.ok) {
    const text = speech.say('directory-too-many', { most: String(MOST_NUMBERS) });
    return answer(turn, { text, buttons: [[cancelButton(turn)]] });
  }
  const text = lines(await told(turn, found.value), speech.say('directory-ask-another'));
  const canWrite =
    !found.value.mine && found.value.kind !== 'not registered' && offers(actor, 'send message');
  const write: Button = {
    label: speech.plain('directory-button-write'),
    press: alertButtons.data({ kind: 'write to holder', spot }),
  };
  return answer(turn, { text, buttons: [canWrite ? [write] : [], [cancelButton(turn)]] });
}

async function told(turn: MemberTurn, found: Finding): Promise<RichText> {
  const { speech } = turn;
  const about = { spot: String(found.spot), whose: found.mine ? 'mine' : 'another' } as const;
  if (found.kind === 'free' && found.until !== null)
    return speech.say('directory-free-until', { ...about, until: await endOf(turn, found.until) });
  if (found.kind === 'free') return speech.say('directory-free', about);
  if (found.kind === 'taken') return speech.say('directory-taken', about);
  return speech.say('directory-not-registered', about);
}

/** «Свободные места». */
async function listFree(turn: MemberTurn): Promise<Reply[]> {
  const { tx, speech, actor, now } = turn;
  const free = await freeSpots(tx, actor, now);
  if (!free.ok) return notAllowed(turn);
  await beginDialog<DirectoryDialog>(turn, { kind: 'looking up' });
  const text =
    free.value.length === 0
      ? speech.say('directory-none-free')
      : paragraphs(
          speech.say('directory-free-count', { count: free.value.length }),
          lines(...(await Promise.all(free.value.slice(0, MOST_LISTED).map((one) => freeLine(turn, one))))),
          free.value.length > MOST_LISTED && rest(turn, free.value.slice(MOST_LISTED)),
        );
  return [{ kind: 'message', message: { text, buttons: [[cancelButton(turn)]] } }];
}

/** A message holds about so many lines; what is left stands as bare numbers, and on the picture. */
const MOST_LISTED = 40;

async function freeLine(turn: MemberTurn, { spot, until }: FreeSpot): Promise<RichText> {
  const { speech } = turn;
  if (until === null) return speech.say('directory-free-line', { spot: String(spot) });
  return speech.say('directory-free-line-until', { spot: String(spot), until: await endOf(turn, until) });
}

/** Numbers alone, as many as fit. */
const MOST_NUMBERED = 300;

function rest({ speech }: MemberTurn, free: readonly FreeSpot[]): RichText {
  const spots = free.slice(0, MOST_NUMBERED).map(({ spot }) => spot);
  const more = free.length > MOST_NUMBERED ? '…' : '';
  return speech.say('directory-free-rest', { spots: `${spots.join(', ')}${more}` });
}

function endOf({ tx, actor, speech, now }: MemberTurn, until: Date): Promise<string> {
  return tx.complexes
    .get(actor.complex)
    .then(({ timeZone }) => endTime(until, now, timeZone, speech.language));
}

const isMine =
  ({ actor }: MemberTurn) =>
  (spot: SpotNumber): boolean =>
    actor.spots.includes(spot);

function freeButton({ speech }: MemberTurn): Button {
  const press = directoryButtons.data({ kind: 'directory', wish: { on: 'free' } });
  return { label: speech.plain('directory-button-free'), press };
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

function answer({ incoming }: MemberTurn, message: Outgoing): Reply[] {
  return [{ kind: incoming.body.kind === 'press' ? 'replace' : 'message', message }];
}

function notAllowed(turn: MemberTurn): Reply[] {
  if (turn.incoming.body.kind === 'press') return toast(turn.speech.plain('not-for-you'));
  return [{ kind: 'message', message: withMenu(turn, turn.speech.say('choose-in-menu')) }];
}
