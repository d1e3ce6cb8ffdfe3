import assert from 'node:assert/strict';
import type { Person } from '../../playground/index.ts';
import type { DialogKind } from '../../src/chat/features.ts';
import type { House } from '../support/house.ts';
import { applies } from '../support/joining.ts';

type Sending = 'text' | 'photo' | 'document' | 'sticker' | 'voice';

/** One kind of dialog, and what it waits for. */
export type Row = {
  /** Makes ready what it needs; `begin` opens it, as often as it is called. */
  readonly ready: (house: House) => Promise<{ readonly person: Person; readonly begin: () => Promise<void> }>;
  /** What it takes as an answer; everything else gets a friendly line, and the dialog stays. */
  readonly takes: readonly Sending[];
  /** The answer is a spot's number, or a list of them. */
  readonly number?: 'one' | 'several';
  /** It waits for the next one after its answer. */
  readonly goesOn?: true;
};

/** Every kind of dialog there is: whoever adds one says here how it is opened and what it takes. */
export const DIALOGS: Record<DialogKind, Row> = {
  'claiming spots': {
    number: 'several',
    takes: ['text'],
    ready: async (house) => {
      const anna = await house.resident('Анна', [12]);
      return begins(anna, async () => {
        await house.says(anna, 'Моё место');
        await house.taps(anna, 'Добавить место');
      });
    },
  },
  'asking back': {
    takes: ['text'],
    ready: async (house) => {
      const { olga } = await claimed(house);
      return begins(olga, () => taps(house, olga, 'Уточнить'));
    },
  },
  explaining: {
    takes: ['text', 'photo'],
    ready: async (house) => {
      const { vera } = await claimed(house);
      return begins(vera, async () => {
        await house.says(vera, '/start');
        await house.taps(vera, 'Пояснение');
      });
    },
  },
  'approving all': {
    takes: [],
    ready: async (house) => {
      const { olga } = await claimed(house);
      return begins(olga, async () => {
        await house.says(olga, 'Управление');
        await house.taps(olga, 'Заявки');
        await house.taps(olga, 'Одобрить все без спора');
      });
    },
  },
  restoring: {
    takes: ['document'],
    ready: async (house) => {
      const olga = await house.admin('Ольга');
      return begins(olga, async () => {
        await house.says(olga, 'Управление');
        await house.taps(olga, 'Восстановить');
      });
    },
  },
  leaving: {
    takes: ['text'],
    ready: async (house) => {
      const anna = await house.resident('Анна', [12]);
      return begins(anna, () => house.says(anna, 'Уезжаю'));
    },
  },
  administering: {
    takes: ['text'],
    ready: async (house) => {
      const olga = await house.admin('Ольга');
      return begins(olga, async () => {
        await house.says(olga, 'Управление');
        await house.taps(olga, 'Жители');
      });
    },
  },
  inviting: {
    takes: ['text'],
    ready: async (house) => {
      const anna = await house.resident('Анна', [12]);
      return begins(anna, () => house.says(anna, 'Гостевой пропуск'));
    },
  },
  extending: {
    takes: ['text'],
    ready: async (house) => {
      const anna = await house.resident('Анна', [12]);
      await house.says(anna, 'Гостевой пропуск');
      await house.says(anna, 'Марина');
      await house.taps(anna, '24 часа');
      return begins(anna, () => taps(house, anna, 'Продлить'));
    },
  },
  'checking pass': {
    takes: ['text'],
    ready: async (house) => {
      const ivan = await house.guard('Иван');
      return begins(ivan, () => house.says(ivan, 'Проверить пропуск'));
    },
  },
  raising: {
    number: 'one',
    takes: ['text'],
    ready: async (house) => {
      const anna = await house.resident('Анна', [12]);
      return begins(anna, () => house.says(anna, 'Перегородили'));
    },
  },
  describing: {
    takes: ['text', 'photo'],
    ready: async (house) => {
      const anna = await house.resident('Анна', [12]);
      return begins(anna, async () => {
        await house.says(anna, 'Перегородили');
        await taps(house, anna, 'Не знаю номер');
      });
    },
  },
  'looking up': {
    number: 'one',
    goesOn: true,
    takes: ['text'],
    ready: async (house) => {
      const anna = await house.resident('Анна', [12]);
      return begins(anna, () => house.says(anna, 'Справочник мест'));
    },
  },
  messaging: {
    takes: ['text', 'photo'],
    ready: async (house) => {
      const anna = await house.resident('Анна', [12]);
      await house.resident('Борис', [45]);
      return begins(anna, () => house.says(anna, '/spot 45'));
    },
  },
  announcing: {
    takes: ['text', 'photo', 'document'],
    ready: async (house) => {
      const olga = await house.admin('Ольга');
      return begins(olga, async () => {
        await house.says(olga, 'Объявления');
        await house.taps(olga, 'Новое объявление');
      });
    },
  },
  writing: {
    takes: ['text', 'photo'],
    ready: async (house) => {
      const anna = await house.resident('Анна', [12]);
      await house.resident('Борис', [45]);
      await house.says(anna, '/blocked 45');
      return begins(anna, () => taps(house, anna, 'Добавить фото или текст'));
    },
  },
};

function begins(person: Person, begin: () => Promise<void>) {
  return { person, begin };
}

async function taps(house: House, person: Person, label: string): Promise<void> {
  await house.taps(person, label);
}

async function claimed(house: House): Promise<{ readonly olga: Person; readonly vera: Person }> {
  const olga = await house.admin('Ольга');
  const vera = house.stranger('Вера');
  await applies(house, vera, '13');
  return { olga, vera };
}

/** The dialog that is open now; null: none, or it is over. */
export async function openDialog({ pool, clock }: House, person: Person): Promise<DialogKind | null> {
  const { rows } = await pool.query<{ kind: DialogKind }>(
    `select d.dialog ->> 'kind' as kind from dialogs d join addresses a using (bot_id, person_id)
     where a.external_id = $1 and d.expires_at > $2`,
    [person.id, clock.now()],
  );
  assert.ok(rows.length <= 1);
  return rows[0]?.kind ?? null;
}
