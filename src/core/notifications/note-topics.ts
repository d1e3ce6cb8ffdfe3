/** What may be switched off in «Уведомления». An alert is none of it. The database's check says the same. */
export const NOTE_TOPICS = ['announcements', 'marks', 'guests'] as const;

export type NoteTopic = (typeof NOTE_TOPICS)[number];
