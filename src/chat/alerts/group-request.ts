import type { Note } from '../../core/alerts/alert.ts';
import { kindOf, type ReadRequest, readRequest, wordsOf } from '../../core/alerts/read-request.ts';
import type { Group } from '../../core/groups/group.ts';
import type { Lexicon } from '../../core/lexicon.ts';
import { MOST_PARTS } from '../kit/albums.ts';
import type { LinePlace, ReadGroupRequest } from '../kit/groups.ts';
import type { AddressedInGroup } from '../kit/incoming.ts';
import { isLate } from '../kit/lateness.ts';
import type { Reply } from '../kit/outgoing.ts';
import { clip } from '../kit/typed-text.ts';
import type { MemberContext } from '../kit/update-context.ts';
import { aboutOf, allOf, askBack, askForWhole, askLate, isPiece } from './asking-back.ts';
import { isClear, LONGEST_NOTE, send } from './message.ts';

type Addressed = AddressedInGroup;

/** How groups pass on what their residents ask for. */
export const readGroupRequest: ReadGroupRequest = ({ lexicon }, said) => {
  const request = understand(said, lexicon);
  return request && ((context, group) => onRequest(context, group, said, request));
};

/** What somebody wants who spoke to the bot; null: nothing, it only looked so. */
function understand(said: Addressed, { requests }: Lexicon): ReadRequest | null {
  if (said.how === 'command' && !isRequest(said.command)) return null;
  const request = readRequest(said, requests);
  // A reply to the bot's own words may be a mere «спасибо»: only what begins like a request is one.
  if (said.how === 'reply' && request.plates.length === 0 && request.guessed) return null;
  return said.command === 'blocked' || said.command === 'sos' ? { ...request, kind: said.command } : request;
}

function isRequest(command: string | null): boolean {
  return command === 'spot' || command === 'blocked' || command === 'sos';
}

/** A request of a resident in a linked group. */
async function onRequest(
  context: MemberContext,
  group: Group,
  said: Addressed,
  request: ReadRequest,
): Promise<Reply[]> {
  const place: LinePlace = { group: group.id, topic: said.topic, replyTo: said.message };
  const { requests } = context.lexicon;
  const note = noteOf(said, wordsOf(request, requests));
  const own = request.text === '' ? kindOf(said.replied?.text ?? '', requests) : null;
  const asked = { kind: own ?? request.kind, note, place };
  const first = aboutOf(request);
  const isPart = isPiece(said.after.trim());
  if (first === null) return howToWrite(context, place, isPart);
  if (isPart && !isClear(context, request)) return askForWhole(context, asked.kind, allOf(request), place);
  if (!isClear(context, request)) return askBack(context, asked, allOf(request));
  if (isLate(context)) return askLate(context, asked, first);
  return send(context, asked, first);
}

/** The words and pictures of the message, and of the one it replies to. */
function noteOf(said: Addressed, words: string | null): Note {
  const texts = [said.replied?.text ?? '', words ?? ''];
  const text = texts.filter((part) => part !== '').join('\n\n');
  const replied = said.replied?.photo ?? null;
  const photos = replied === null ? said.photos : [replied, ...said.photos].slice(0, MOST_PARTS);
  return { text: text === '' ? null : clip(text, LONGEST_NOTE), photos };
}

async function howToWrite(
  { tx, incoming, speech }: MemberContext,
  place: LinePlace,
  isPiece: boolean,
): Promise<Reply[]> {
  const bot = (await tx.groups.botName(incoming.bot)) ?? '…';
  const topic = place.topic === null ? {} : { topic: place.topic };
  const text = isPiece ? speech.say('plate-piece') : speech.say('group-no-number', { bot });
  return [{ kind: 'message', message: { text, ...topic, ...(place.replyTo && { replyTo: place.replyTo }) } }];
}
