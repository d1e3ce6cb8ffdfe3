-- When the messenger last asked for quiet in a chat: one such chat is silent alone, two within seconds mean the whole bot.
alter table pace add column refused_at timestamptz;

-- When a process last said that it writes for the bot: what its people are to be told is left to it.
alter table pace add column served_at timestamptz;
