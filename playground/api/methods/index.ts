import type { State } from '../../world/state.ts';

import { ApiError } from '../error.ts';
import * as bot from './bot.ts';
import * as chats from './chats.ts';
import * as editing from './editing.ts';
import type { Uploads } from './media.ts';
import * as profile from './profile.ts';
import * as sending from './sending.ts';

// What each method takes is checked against bot-api.json before it is called, hence `never` here.
type Method = (state: State, params: never, uploads: Uploads, gone: AbortSignal | undefined) => unknown;

const methods: Readonly<Record<string, Method>> = { ...bot, ...chats, ...editing, ...profile, ...sending };

/** Executes one checked call. Throws ApiError as Telegram refuses. */
export async function execute(
  state: State,
  method: string,
  params: Record<string, unknown>,
  uploads: Uploads,
  gone: AbortSignal | undefined,
): Promise<unknown> {
  const run = methods[method];
  if (!run) throw new ApiError(501, `the playground does not play ${method} yet`);
  return await run(state, params as never, uploads, gone);
}
