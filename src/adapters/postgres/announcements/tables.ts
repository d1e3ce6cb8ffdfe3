import type { GeneratedAlways } from 'kysely';
import type { Announcement } from '../../../core/announcements/announcement.ts';
import type { Pin } from '../../../core/announcements/announcement-ports.ts';
import type { Formatting } from '../../../core/announcements/formatting.ts';
import type { MoveAnswer } from '../../../core/announcements/move-request.ts';
import type { AnnouncementId, ComplexId, GroupId, PersonId, SpotNumber } from '../../../core/kernel/ids.ts';
import type { Defaulted, Fixed, Json } from '../kit/columns.ts';

/** Announcements and what became of them. */
export type AnnouncementTables = {
  announcements: {
    complex_id: Fixed<ComplexId>;
    id: GeneratedAlways<AnnouncementId>;
    author: Fixed<PersonId | null>;
    text: Fixed<string | null>;
    formatting: Json<readonly Formatting[] | null>;
    photo: Fixed<string | null>;
    document: Fixed<string | null>;
    more_files: Fixed<readonly string[]>;
    drafted_at: Fixed<Date>;
    state: Announcement['state'];
    starts_at: Date | null;
    finished_at: Date | null;
    delivered: number | null;
    on_phone: number | null;
    unreachable: number | null;
    failed: number | null;
    to_spots: Defaulted<readonly SpotNumber[] | null>;
    to_sections: Defaulted<readonly string[] | null>;
    asks_to_move: Defaulted<boolean>;
    remind_at: Defaulted<Date | null>;
    reminded: Defaulted<number | null>;
    closed_at: Defaulted<Date | null>;
  };
  announcement_answers: {
    complex_id: Fixed<ComplexId>;
    announcement_id: Fixed<AnnouncementId>;
    person_id: Fixed<PersonId>;
    answer: MoveAnswer;
    answered_at: Date;
  };
  announcement_pins: {
    complex_id: Fixed<ComplexId>;
    announcement_id: Fixed<AnnouncementId>;
    group_id: Fixed<GroupId>;
    state: Pin['state'];
    message_ref: string | null;
  };
};
