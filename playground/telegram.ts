/** Telegram's shapes, as far as the playground plays them. Types only: nothing here exists at run time. */
import type {
  TelegramCallbackQuery,
  TelegramChatMember,
  TelegramChatMemberUpdated,
  TelegramForceReply,
  TelegramInlineKeyboardButton,
  TelegramKeyboardButton,
  TelegramMessage,
  TelegramMessageEntity,
  TelegramReplyKeyboardRemove,
  TelegramUpdate,
} from '@gramio/types/objects';

export type {
  TelegramBotCommand as BotCommand,
  TelegramBotCommandScope as CommandScope,
  TelegramChat as Chat,
  TelegramChatAdministratorRights as DefaultRights,
  TelegramDocument as Document,
  TelegramFile as ApiFile,
  TelegramMenuButton as MenuButton,
  TelegramPhotoSize as PhotoSize,
  TelegramReplyParameters as ReplyParameters,
  TelegramUser as User,
  TelegramWebhookInfo as WebhookInfo,
} from '@gramio/types/objects';

export type Entity = TelegramMessageEntity;
export type InlineButton = TelegramInlineKeyboardButton;
export type InlineKeyboard = { inline_keyboard: InlineButton[][] };
export type ReplyButton = TelegramKeyboardButton | string;
export type ReplyKeyboard = {
  keyboard: ReplyButton[][];
  is_persistent?: boolean;
  resize_keyboard?: boolean;
  one_time_keyboard?: boolean;
  input_field_placeholder?: string;
  selective?: boolean;
};
export type ReplyMarkup = InlineKeyboard | ReplyKeyboard | TelegramReplyKeyboardRemove | TelegramForceReply;

export type Message = Omit<TelegramMessage, 'reply_markup' | 'reply_to_message' | 'pinned_message'> & {
  reply_markup?: InlineKeyboard;
  reply_to_message?: Message;
  pinned_message?: Message;
};

export type CallbackQuery = Omit<TelegramCallbackQuery, 'message'> & { message?: Message };
export type ChatMember = TelegramChatMember;
export type ChatMemberUpdated = TelegramChatMemberUpdated;
export type UpdateType = Exclude<keyof TelegramUpdate, 'update_id'>;
export type Update = {
  update_id: number;
  message?: Message;
  edited_message?: Message;
  channel_post?: Message;
  edited_channel_post?: Message;
  callback_query?: CallbackQuery;
  my_chat_member?: ChatMemberUpdated;
  chat_member?: ChatMemberUpdated;
};
