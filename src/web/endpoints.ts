import { press, say } from './acts/act.ts';
import { callNeighbour } from './acts/call-neighbour.ts';
import { gateAsk, gateLook, gateMove } from './acts/gate.ts';
import { noteShown, readPush, testPush, turnOff, turnOn } from './acts/push.ts';
import { closeSession, closeSessions, listSessions } from './acts/sessions.ts';
import { byCode, byLink, byTelegram } from './acts/sign-in.ts';
import type { EndpointName } from './contract.ts';
import { done, type Handler } from './face.ts';
import { readFeed, readPhoto } from './views/feed.ts';
import { gateCalls } from './views/gate-calls.ts';
import { gateQuestions } from './views/gate-questions.ts';
import { gateToday } from './views/gate-today.ts';
import { readMe } from './views/me.ts';
import { listenForHints } from './views/stream.ts';

const readWords: Handler<'GET words/:language'> = async ({ words, pageWords }, _, { language }) =>
  done({ ...pageWords(words.choose(language)) });

/** What each endpoint of the contract does; one that nobody handles is missing here by name, and does not compile. */
export const HANDLERS: { readonly [E in EndpointName]: Handler<E> } = {
  'POST session/telegram': byTelegram,
  'POST session/code': byCode,
  'POST session/link': byLink,
  'GET sessions': listSessions,
  'DELETE sessions/:id': closeSession,
  'DELETE sessions': closeSessions,
  'GET me': readMe,
  'GET words/:language': readWords,
  'GET feed': readFeed,
  'GET stream': listenForHints,
  'GET photos/:ref/:n': readPhoto,
  'POST press': press,
  'POST say': say,
  'GET push/key': readPush,
  'PUT push': turnOn,
  'DELETE push': turnOff,
  'POST push/test': testPush,
  'POST push/receipt': noteShown,
  'POST threads': callNeighbour,
  'POST gate/look': gateLook,
  'GET gate/today': gateToday,
  'POST gate/passes/:id': gateMove,
  'GET gate/calls': gateCalls,
  'GET gate/questions': gateQuestions,
  'POST gate/questions': gateAsk,
};
