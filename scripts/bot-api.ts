/**
 * Writes `playground/bot-api.json`: what the Bot API takes, method by method, read from npm's @gramio/types.
 * Run with `npm run bot-api` after that package is updated; a test says when the committed file is stale.
 */
import 'temporal-polyfill/global';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeBotApi } from './bot-api-types.ts';

const methods = [
  'getMe',
  'getMyName',
  'getUpdates',
  'setWebhook',
  'deleteWebhook',
  'getWebhookInfo',
  'sendMessage',
  'sendPhoto',
  'sendDocument',
  'sendMediaGroup',
  'editMessageText',
  'editMessageCaption',
  'editMessageMedia',
  'editMessageReplyMarkup',
  'deleteMessage',
  'answerCallbackQuery',
  'getFile',
  'getChat',
  'getChatMember',
  'getChatAdministrators',
  'pinChatMessage',
  'unpinChatMessage',
  'setMyCommands',
  'getMyCommands',
  'deleteMyCommands',
  'setMyDescription',
  'getMyDescription',
  'setMyShortDescription',
  'getMyShortDescription',
  'setChatMenuButton',
  'getChatMenuButton',
  'setMyDefaultAdministratorRights',
  'getMyDefaultAdministratorRights',
  'sendChatAction',
  'leaveChat',
];

// Features of Telegram that no house bot needs and the playground does not play: leaving them out
// makes a call that uses them fail here, and keeps the file small enough to be read.
const leftOut = [
  'business_connection_id',
  'direct_messages_topic_id',
  'ephemeral_message_parameters',
  'suggested_post_parameters',
  'rich_message',
  'inline_message_id',
];

/** The text of `playground/bot-api.json` as it ought to be with the installed @gramio/types. */
export function botApiJson(): string {
  const root = join(import.meta.dirname, '..', 'node_modules', '@gramio', 'types');
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const read = (name: string) => readFileSync(join(root, 'out', name), 'utf8');
  const api = describeBotApi(
    { methods: read('methods.d.ts'), params: read('params.d.ts'), objects: read('objects.d.ts') },
    { methods, leftOut },
  );
  return `${JSON.stringify({ source: `@gramio/types ${version}`, ...api }, null, 1)}\n`;
}

if (import.meta.main) {
  writeFileSync(join(import.meta.dirname, '..', 'playground', 'bot-api.json'), botApiJson());
}
