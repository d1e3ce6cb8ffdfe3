/** What happened, out of whatever grammY's Api throws. Only this folder knows Telegram's words. */
import { GrammyError, HttpError } from 'grammy';
import type { ChatRef, MessageRef } from '../../chat/kit/incoming.ts';
import type { Delivery } from '../../chat/kit/outgoing.ts';
import { type Duration, minutes, seconds } from '../../core/kernel/time.ts';

/** Telegram is out of order or out of reach: a short rest. */
const REST = seconds(2);
/** The token is wrong or taken back: nothing helps but the owner. */
const TOKEN_REST = minutes(1);
/** A 429 that does not say how long. */
const UNTOLD_PAUSE = seconds(5);

const unchanged = /message is not modified|message_not_modified|chat_not_modified/i;

const gone =
  /message to (be )?edit(ed)? not found|message can't be edited|message_id_invalid|message_edit_time_expired|message_author_required|message identifier is not specified|there is no (text|caption|media) in the message to edit/i;

const deleted = /message to delete not found|message_id_invalid/i;

/** There is no such message any more. */
export function isGone(error: unknown): boolean {
  return error instanceof GrammyError && error.error_code === 400 && deleted.test(error.description);
}

const noText = /there is no text in the message to edit/i;

/** The message is a picture or a file: what it says is its caption. */
export function isCaptioned(error: unknown): boolean {
  return error instanceof GrammyError && error.error_code === 400 && noText.test(error.description);
}

const unreachable =
  /channel_private|chat_send_\w+_forbidden|chat_admin_required|need administrator rights|user is deactivated|bot is not a member|chat not found|user not found|peer_id_invalid|user_is_blocked|user_deactivated|user_is_deactivated|bot_blocked|chat_write_forbidden|chat_restricted|group chat was (upgraded|deactivated)|(have no|not enough) rights to send|message thread not found|topic_(closed|deleted|id_invalid)/i;

const aboutFiles = /rights to send (photos|documents|media)|chat_send_(photos|docs|media)_forbidden/i;

/** The chat takes words, and no pictures or files. */
export function isAboutFiles(error: unknown): boolean {
  return error instanceof GrammyError && aboutFiles.test(error.description);
}

/** What became of a sendMessage that threw. Anything but Telegram's refusals and network trouble is thrown on. */
export function afterSend(error: unknown): Delivery {
  if (error instanceof GrammyError) return refusal(error);
  if (error instanceof HttpError) return lost(error);
  throw error;
}

/** What became of an edit of `ref` that threw. Anything but Telegram's refusals and network trouble is thrown on. */
export function afterEdit(error: unknown, ref: MessageRef): Delivery {
  if (error instanceof GrammyError && error.error_code === 400) {
    if (unchanged.test(error.description)) return { kind: 'delivered', message: ref };
    if (gone.test(error.description)) return { kind: 'gone' };
  }
  return afterSend(error);
}

/** How long a 429 asks to be quiet, in milliseconds; null for any other error. */
export function askedPause(error: unknown): Duration | null {
  if (!(error instanceof GrammyError) || error.error_code !== 429) return null;
  const { retry_after } = error.parameters;
  return retry_after ? seconds(retry_after) : UNTOLD_PAUSE;
}

const lostTopic = /message thread not found|topic_(closed|deleted|id_invalid)/i;

/** There is no such topic any more, or nothing may be written there. */
export function isLostTopic(error: unknown): boolean {
  return error instanceof GrammyError && error.error_code === 400 && lostTopic.test(error.description);
}

/** The id under which a group goes on that became a supergroup; null for any other error. */
export function movedTo(error: unknown): ChatRef | null {
  if (!(error instanceof GrammyError) || error.parameters.migrate_to_chat_id === undefined) return null;
  return String(error.parameters.migrate_to_chat_id);
}

function refusal(error: GrammyError): Delivery {
  const { error_code: code, description } = error;
  const pause = askedPause(error);
  if (pause !== null) return later(pause, 'exact');
  if (code === 401 || code === 404) return later(TOKEN_REST, 'exact');
  if (code >= 500) return later(REST);
  if (code === 403 || unreachable.test(description)) return { kind: 'never', why: 'unreachable' };
  return { kind: 'never', why: 'refused' };
}

function later(after: Duration, how?: 'exact'): Delivery {
  return { kind: 'later', after, unsure: false, exact: how === 'exact' };
}

// Fails before a byte of the request leaves: no such name, nobody listens, no trust, the proxy lets nobody through.
const notSent =
  /^(ECONNREFUSED|ENOTFOUND|EAI_\w+|EHOSTUNREACH|ENETUNREACH|ENETDOWN|EADDRNOTAVAIL|ERR_PROXY_\w+|ERR_TLS_\w+|\w*CERT\w*|UNABLE_TO_\w+)$/;

function lost(error: HttpError): Delivery {
  const unsure = !notSent.test(causeOf(error));
  return { kind: 'later', after: REST, unsure, exact: false };
}

/** The code of a network error; `aborted` for our own deadline, `unknown` where nothing names it. */
function causeOf({ error }: HttpError): string {
  if (!(error instanceof Error)) return 'unknown';
  if (error.name === 'AbortError') return 'aborted';
  return 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';
}

/** An error as it may stand in a log: never the payload (personal data) and never the address (the token). */
export function codeOf(error: unknown): string {
  if (error instanceof GrammyError) return `${error.method} ${error.error_code}: ${error.description}`;
  if (error instanceof HttpError) return `network: ${causeOf(error)}`;
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error ? `${error.name} ${error.code}` : error.name;
}
