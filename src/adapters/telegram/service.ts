import type { Message } from 'grammy/types';

// What Telegram itself writes into a chat. Unknown kinds count as written by a person: an answer too many is
// better than silence.
const marks: readonly (keyof Message)[] = [
  'pinned_message',
  'new_chat_members',
  'left_chat_member',
  'new_chat_title',
  'new_chat_photo',
  'delete_chat_photo',
  'group_chat_created',
  'supergroup_chat_created',
  'channel_chat_created',
  'migrate_to_chat_id',
  'migrate_from_chat_id',
  'message_auto_delete_timer_changed',
  'chat_owner_left',
  'chat_owner_changed',
  'community_chat_added',
  'community_chat_removed',
  'community_chat_joined',
  'chat_background_set',
  'write_access_allowed',
  'connected_website',
  'proximity_alert_triggered',
  'boost_added',
  'forum_topic_created',
  'forum_topic_edited',
  'forum_topic_closed',
  'forum_topic_reopened',
  'general_forum_topic_hidden',
  'general_forum_topic_unhidden',
  'giveaway_created',
  'giveaway_completed',
  'video_chat_scheduled',
  'video_chat_started',
  'video_chat_ended',
  'video_chat_participants_invited',
  'checklist_tasks_done',
  'checklist_tasks_added',
  'poll_option_added',
  'poll_option_deleted',
  'paid_message_price_changed',
  'direct_message_price_changed',
];

/** Whether a message tells of something done to the chat instead of something written. */
export function isService(message: Message): boolean {
  return marks.some((mark) => message[mark] !== undefined);
}
