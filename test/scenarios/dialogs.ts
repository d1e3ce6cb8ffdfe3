import assert from 'node:assert/strict';
import type { Person } from '../../playground/index.ts';
import type { DialogKind } from '../../src/chat/features.ts';
import { applies } from '../support/joining.ts';
import type { TestApp } from '../support/test-app.ts';

type Sending = 'text' | 'photo' | 'document' | 'sticker' | 'voice';

/** One kind of dialog, and what it waits for. */
export type Row = {
  /** Makes ready what it needs; `begin` opens it, as often as it is called. */
  readonly ready: (app: TestApp) => Promise<{ readonly person: Person; readonly begin: () => Promise<void> }>;
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
    ready: async (app) => {
      const anna = await app.resident('Анна', [12]);
      return begins(anna, async () => {
        await app.says(anna, 'Моё место');
        await app.taps(anna, 'Добавить место');
      });
    },
  },
  'naming flat': {
    takes: ['text'],
    ready: async (app) => {
      const anna = await app.resident('Анна', [12]);
      await app.pool.query("update spots set flats = '{87}'");
      return begins(anna, async () => {
        await app.says(anna, 'Моё место');
        await app.taps(anna, 'Добавить место');
        await app.says(anna, '45');
      });
    },
  },
  'asking back': {
    takes: ['text'],
    ready: async (app) => {
      const { olga } = await claimed(app);
      return begins(olga, () => taps(app, olga, 'Уточнить'));
    },
  },
  explaining: {
    takes: ['text', 'photo'],
    ready: async (app) => {
      const { vera } = await claimed(app);
      return begins(vera, async () => {
        await app.says(vera, '/start');
        await app.taps(vera, 'Пояснение');
      });
    },
  },
  'approving all': {
    takes: [],
    ready: async (app) => {
      const { olga } = await claimed(app);
      return begins(olga, async () => {
        await app.says(olga, 'Управление');
        await app.taps(olga, 'Заявки');
        await app.taps(olga, 'Одобрить все без спора');
      });
    },
  },
  restoring: {
    takes: ['document'],
    ready: async (app) => {
      const olga = await app.admin('Ольга');
      return begins(olga, async () => {
        await app.says(olga, 'Управление');
        await app.taps(olga, 'Восстановить');
      });
    },
  },
  leaving: {
    takes: ['text'],
    ready: async (app) => {
      const anna = await app.resident('Анна', [12]);
      return begins(anna, () => app.says(anna, 'Уезжаю'));
    },
  },
  letting: {
    takes: ['text'],
    ready: async (app) => {
      const anna = await app.resident('Анна', [12]);
      return begins(anna, async () => {
        await app.says(anna, 'Моё место');
        await app.taps(anna, 'Сдаю место до …');
      });
    },
  },
  seeking: {
    takes: ['text'],
    ready: async (app) => {
      const anna = await app.resident('Анна', [12]);
      return begins(anna, async () => {
        await app.says(anna, 'Справочник мест');
        await app.taps(anna, 'Ищу место');
      });
    },
  },
  'leaving last resort': {
    takes: ['text'],
    ready: async (app) => {
      const anna = await app.resident('Анна', [12]);
      return begins(anna, async () => {
        await app.says(anna, 'Моё место');
        await app.taps(anna, 'Если я не отвечаю');
        await app.taps(anna, 'Позвонить в домофон, кв. …');
      });
    },
  },
  administering: {
    takes: ['text'],
    ready: async (app) => {
      const olga = await app.admin('Ольга');
      return begins(olga, async () => {
        await app.says(olga, 'Управление');
        await app.taps(olga, 'Жители');
      });
    },
  },
  'adding car': {
    takes: ['text'],
    ready: async (app) => {
      const anna = await app.resident('Анна', [12]);
      return begins(anna, async () => {
        await app.says(anna, 'Моё место');
        await app.taps(anna, 'Мои машины');
        await app.taps(anna, 'Добавить машину');
      });
    },
  },
  inviting: {
    takes: ['text'],
    ready: async (app) => {
      const anna = await app.resident('Анна', [12]);
      return begins(anna, () => app.says(anna, 'Гостевой пропуск'));
    },
  },
  extending: {
    takes: ['text'],
    ready: async (app) => {
      const anna = await app.resident('Анна', [12]);
      await app.says(anna, 'Гостевой пропуск');
      await app.says(anna, 'Марина');
      await app.taps(anna, '24 часа');
      return begins(anna, () => taps(app, anna, 'Продлить'));
    },
  },
  'checking pass': {
    takes: ['text'],
    ready: async (app) => {
      const ivan = await app.guard('Иван');
      return begins(ivan, () => app.says(ivan, 'Проверить пропуск'));
    },
  },
  'asking holder': {
    number: 'one',
    goesOn: true,
    takes: ['text'],
    ready: async (app) => {
      await app.resident('Анна', [45]);
      const ivan = await app.guard('Иван');
      return begins(ivan, async () => {
        await app.says(ivan, 'Проверить пропуск');
        await app.taps(ivan, 'Спросить жителя');
      });
    },
  },
  raising: {
    number: 'one',
    takes: ['text'],
    ready: async (app) => {
      const anna = await app.resident('Анна', [12]);
      return begins(anna, () => app.says(anna, 'Перегородили'));
    },
  },
  describing: {
    takes: ['text', 'photo'],
    ready: async (app) => {
      const anna = await app.resident('Анна', [12]);
      return begins(anna, async () => {
        await app.says(anna, 'Перегородили');
        await taps(app, anna, 'Не знаю номер');
      });
    },
  },
  'looking up': {
    number: 'one',
    goesOn: true,
    takes: ['text'],
    ready: async (app) => {
      const anna = await app.resident('Анна', [12]);
      return begins(anna, () => app.says(anna, 'Справочник мест'));
    },
  },
  messaging: {
    takes: ['text', 'photo'],
    ready: async (app) => {
      const anna = await app.resident('Анна', [12]);
      await app.resident('Борис', [45]);
      return begins(anna, () => app.says(anna, '/spot 45'));
    },
  },
  announcing: {
    takes: ['text', 'photo', 'document'],
    ready: async (app) => {
      const olga = await app.admin('Ольга');
      return begins(olga, async () => {
        await app.says(olga, 'Объявления');
        await app.taps(olga, 'Новое объявление');
      });
    },
  },
  addressing: {
    takes: ['text'],
    ready: async (app) => {
      const olga = await app.admin('Ольга');
      return begins(olga, async () => {
        await app.says(olga, 'Объявления');
        await app.taps(olga, 'Новое объявление');
        await app.says(olga, 'Завтра уборка');
        await app.taps(olga, 'Кому');
      });
    },
  },
  writing: {
    takes: ['text', 'photo'],
    ready: async (app) => {
      const anna = await app.resident('Анна', [12]);
      await app.resident('Борис', [45]);
      await app.says(anna, '/blocked 45');
      return begins(anna, () => taps(app, anna, 'Добавить фото или текст'));
    },
  },
};

function begins(person: Person, begin: () => Promise<void>) {
  return { person, begin };
}

async function taps(app: TestApp, person: Person, label: string): Promise<void> {
  await app.taps(person, label);
}

async function claimed(app: TestApp): Promise<{ readonly olga: Person; readonly vera: Person }> {
  const olga = await app.admin('Ольга');
  const vera = app.stranger('Вера');
  await applies(app, vera, '13');
  return { olga, vera };
}

/** The dialog that is open now; null: none, or it is over. */
export async function openDialog({ pool, clock }: TestApp, person: Person): Promise<DialogKind | null> {
  const { rows } = await pool.query<{ kind: DialogKind }>(
    `select d.dialog ->> 'kind' as kind from dialogs d join addresses a using (bot_id, person_id)
     where a.external_id = $1 and d.expires_at > $2`,
    [person.id, clock.now()],
  );
  assert.ok(rows.length <= 1);
  return rows[0]?.kind ?? null;
}
