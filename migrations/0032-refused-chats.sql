-- When the messenger last asked for quiet in a chat: one such chat is silent alone, two within seconds mean the whole bot.
alter table pace add column refused_at timestamptz;
