/** Somebody whom the bot knows from the first minute on. */
export type SamplePerson = {
  readonly id: number;
  readonly firstName: string;
  readonly languageCode: string;
  readonly spots: readonly number[];
  readonly admin?: boolean;
  readonly guard?: boolean;
  /** Marked free from the start, for so many hours. */
  readonly awayHours?: number;
  /** Whose phone lies on the page from the start; the others' phones can be laid beside. */
  readonly phone?: boolean;
};

export type Language = 'ru' | 'en';

/** Whom the guide plays with, by their ids: the car of `boris` is in the way of `anna`. */
export type Cast = {
  readonly anna: number;
  readonly boris: number;
  readonly admin: number;
  readonly guard: number;
  readonly group: number;
};

export type SampleHouse = {
  readonly name: string;
  /** Those who read Russian and those who read English live in one house, and each have a house chat. */
  readonly casts: Readonly<Record<Language, Cast>>;
  readonly people: readonly SamplePerson[];
};

const anna = { firstName: 'Анна', spots: [12], phone: true };
const boris = { firstName: 'Борис', spots: [45], phone: true };
const admin = { firstName: 'Администратор', spots: [], admin: true, phone: true };
const guard = { firstName: 'Охрана', spots: [], guard: true, phone: true };

const english: readonly SamplePerson[] = [
  { firstName: 'Alice', spots: [61], phone: true },
  { firstName: 'Bob', spots: [62], phone: true },
  { firstName: 'Admin', spots: [], admin: true, phone: true },
  { firstName: 'Guards', spots: [], guard: true, phone: true },
].map((one, i) => ({ ...one, id: 100101 + i, languageCode: 'en' }));

// Sixty-two spots; 9, 22, 38 and 51 belong to nobody, 5 and 31 to two, and four neighbours have two each.
const neighbours: readonly (readonly [string, ...number[]])[] = [
  ['Вера', 1],
  ['Григорий', 2],
  ['Дарья', 3],
  ['Евгений', 4],
  ['Жанна', 5],
  ['Захар', 5],
  ['Инна', 6, 7],
  ['Кирилл', 8],
  ['Лидия', 10],
  ['Максим', 11],
  ['Нина', 13],
  ['Олег', 14],
  ['Полина', 15, 16],
  ['Роман', 17],
  ['Светлана', 18],
  ['Тимур', 19],
  ['Ульяна', 20],
  ['Фёдор', 21],
  ['Христина', 23],
  ['Эдуард', 24],
  ['Юлия', 25],
  ['Яков', 26],
  ['Алла', 27],
  ['Богдан', 28],
  ['Валентина', 29],
  ['Глеб', 30],
  ['Дина', 31],
  ['Егор', 31],
  ['Зоя', 32],
  ['Игорь', 33, 34],
  ['Ксения', 35],
  ['Лев', 36],
  ['Марина', 37],
  ['Никита', 39],
  ['Ольга', 40],
  ['Павел', 41],
  ['Рита', 42],
  ['Сергей', 43],
  ['Тамара', 44],
  ['Фаина', 46],
  ['Харитон', 47],
  ['Элина', 48],
  ['Юрий', 49, 50],
  ['Яна', 52],
  ['Антон', 53],
  ['Галина', 54],
  ['Денис', 55],
  ['Ева', 56],
  ['Илья', 57],
  ['Клара', 58],
  ['Леонид', 59],
  ['Мария', 60],
];

/** Who has driven away, by spot, and for how many hours. */
const away: Readonly<Record<number, number>> = {
  2: 5,
  8: 20,
  14: 30,
  18: 9,
  27: 50,
  33: 700,
  42: 12,
  49: 260,
  57: 500,
};

const awayFrom = ([first]: readonly number[]) => {
  const awayHours = away[first ?? 0];
  return awayHours === undefined ? {} : { awayHours };
};

const russian: readonly SamplePerson[] = [
  anna,
  boris,
  admin,
  guard,
  ...neighbours.map(([firstName, ...spots]) => ({ firstName, spots, ...awayFrom(spots) })),
].map((one, i) => ({ ...one, id: 100001 + i, languageCode: 'ru' }));

/** Those who stand first in their list. */
const castOf = (first: number, group: number): Cast => ({
  anna: first,
  boris: first + 1,
  admin: first + 2,
  guard: first + 3,
  group,
});

/** The house that the page lets one play in. Nobody has these ids: real ones are larger or long gone. */
export const sampleHouse: SampleHouse = {
  name: 'Наш дом',
  casts: { ru: castOf(100001, -1002000000001), en: castOf(100101, -1002000000003) },
  people: [...russian, ...english],
};

/** Who looks at a real house: strangers to it, until one of them agrees to be its administrator here. */
export const visitors: SampleHouse = {
  name: 'Пробный чат',
  casts: { ru: castOf(100901, -1002000000002), en: castOf(100901, -1002000000002) },
  people: [
    { id: 100901, firstName: 'Администратор', languageCode: 'ru', spots: [], admin: true, phone: true },
    { id: 100902, firstName: 'Новый сосед', languageCode: 'ru', spots: [], phone: true },
  ],
};

export const languageOf = (code: string | undefined): Language => (code === 'en' ? 'en' : 'ru');
