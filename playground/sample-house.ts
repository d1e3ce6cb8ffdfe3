/** The people whom the playground's page lets one play. Nobody has these ids: real ones are larger or long gone. */
export const sampleHouse = {
  complex: 'ЖК «Пример»',
  group: { id: -1002000000001, title: 'ЖК «Пример», дом 1' },
  people: [
    { id: 100001, firstName: 'Анна', languageCode: 'ru', spots: [12], admin: false },
    { id: 100002, firstName: 'Борис', languageCode: 'ru', spots: [45], admin: false },
    { id: 100003, firstName: 'Администратор', languageCode: 'ru', spots: [], admin: true },
  ],
} as const satisfies {
  readonly complex: string;
  readonly group: { readonly id: number; readonly title: string };
  readonly people: readonly {
    readonly id: number;
    readonly firstName: string;
    readonly languageCode: string;
    readonly spots: readonly number[];
    readonly admin: boolean;
  }[];
};
