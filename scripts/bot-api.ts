/**
 * Writes `playground/bot-api.json`: what the Bot API takes, method by method, and `playground/updates.json`: all that an
 * update can bring, read from npm's @gramio/types. Run with `npm run bot-api` after that package is updated; a test says
 * when a committed file is stale.
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

const root = join(import.meta.dirname, '..', 'node_modules', '@gramio', 'types');

function installed() {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const read = (name: string) => readFileSync(join(root, 'out', name), 'utf8');
  const sources = {
    methods: read('methods.d.ts'),
    params: read('params.d.ts'),
    objects: read('objects.d.ts'),
  };
  return { source: `@gramio/types ${version}`, sources };
}

/** The text of `playground/bot-api.json` as it ought to be with the installed @gramio/types. */
export function botApiJson(): string {
  const { source, sources } = installed();
  return `${JSON.stringify({ source, ...describeBotApi(sources, { methods, leftOut }) }, null, 1)}\n`;
}

/** The text of `playground/updates.json`: nothing is left out, for Telegram may send all of it. A field a line. */
export function updatesJson(): string {
  const { source, sources } = installed();
  const { types } = describeBotApi(sources, { types: ['Update'] });
  const lines = Object.entries(types).map(([name, type]) => {
    const parts = Object.entries(type).map(([key, value]) => `\n   "${key}": ${JSON.stringify(value)}`);
    return `  "${name}": {${parts.join(',')}\n  }`;
  });
  return `{\n "source": "${source}",\n "types": {\n${lines.join(',\n')}\n }\n}\n`;
}

if (import.meta.main) {
  const playground = join(import.meta.dirname, '..', 'playground');
  writeFileSync(join(playground, 'bot-api.json'), botApiJson());
  writeFileSync(join(playground, 'updates.json'), updatesJson());
}
