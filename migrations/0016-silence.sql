-- «Не присылать мне сигналы»: the other holders hear of alerts about the spot while one of them can be reached.
alter table holdings add column no_signals boolean not null default false;
