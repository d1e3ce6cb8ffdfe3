import { type ButtonCode, readButton } from '../../chat/buttons.ts';
import { readFeedRef } from '../../chat/kit/feed.ts';
import type { IncomingBody } from '../../chat/kit/incoming.ts';
import type { Outgoing, Reply } from '../../chat/kit/outgoing.ts';
import { cleanLine } from '../../chat/kit/typed-text.ts';
import { seconds } from '../../core/kernel/time.ts';
import { base64 } from '../base64.ts';
import type { Answer, Shown } from '../contract.ts';
import { type Call, done, type Face, fault, type Handler, languageOf, type Outcome } from '../face.ts';
import { incomingOf, typedBody } from '../incoming.ts';
import { bytesOf } from '../views/feed.ts';
import { shownOf } from '../views/shown.ts';

/** A button, of a card or of an answer; only its code is believed, as in the chat. */
export const press: Handler<'POST press'> = async (face, call, { code, message = null, name }) => {
  const wish = readButton(code);
  if (!wish) return fault('outdated', 'old-button');
  const isNameless = !call.visitor.person && cleanLine(name ?? '') === '';
  if (isNameless && isConsent(wish)) return fault('refused', 'site-name-needed');
  return act(face, call, { kind: 'press', code, message, pressId: call.key }, name);
};

/** With it somebody becomes a person, whom admins have to call something. */
const isConsent = (code: ButtonCode) =>
  (code.kind === 'consent' && code.agreed) || (code.kind === 'invited' && code.act === 'agree');

/** A typed line, by itself or as a reply to a card. */
export const say: Handler<'POST say'> = async (face, call, { text, replyTo, name }) => {
  const to = replyTo !== undefined && readFeedRef(replyTo) ? replyTo : null;
  return act(face, call, typedBody(text, to), name);
};

/** Does it as if it came from the chat, and brings what is answered. */
export async function act(
  face: Face,
  call: Call,
  body: IncomingBody,
  name?: string,
): Promise<Outcome<Answer>> {
  const replies = await face.ask(incomingOf(call, body, name));
  if (!replies) return fault('too often', 'too-often', seconds(10));
  // A card in a messenger is nothing that a page shows.
  for (const reply of replies)
    if (reply.kind === 'edit')
      for (const one of call.visitor.elsewhere) face.edit(one, reply.ref, reply.message);
  return done(await answerOf(face, call, replies));
}

async function answerOf(face: Face, call: Call, replies: readonly Reply[]): Promise<Answer> {
  const toast = replies.find((reply) => reply.kind === 'toast')?.text ?? null;
  const replaced = replies.find((reply) => reply.kind === 'replace')?.message;
  const cards = replies.flatMap((reply) => (reply.kind === 'message' ? [reply.message] : []));
  return {
    toast,
    replaced: replaced ? await shown(face, call, replaced) : null,
    cards: await Promise.all(cards.map((message) => shown(face, call, message))),
  };
}

function shown(face: Face, call: Call, message: Outgoing): Promise<Shown> {
  const noFile = face.words.plain(languageOf(face, call, call.visitor), 'site-not-here');
  const photosOf = async (photos: readonly NonNullable<Outgoing['photo']>[]) => {
    const all = await Promise.all(photos.map((photo) => bytesOf(face, photo)));
    return all.filter((bytes) => bytes !== null).map((bytes) => `data:image/jpeg;base64,${base64(bytes)}`);
  };
  return shownOf(message, { ref: null, photosOf, noFile });
}
