/** The shape of `playground/bot-api.json`, which `npm run bot-api` writes from the published Bot API. */
export type ApiType =
  | 'string'
  | 'number'
  | 'boolean'
  | 'file'
  | { readonly literal: string | number | boolean }
  | { readonly array: ApiType }
  | { readonly anyOf: readonly ApiType[] }
  | { readonly ref: string };

export type Field = { readonly type: ApiType; readonly required?: boolean };
export type Fields = Readonly<Record<string, Field>>;

export type BotApi = {
  readonly source: string;
  readonly methods: Readonly<Record<string, Fields>>;
  readonly types: Readonly<Record<string, Fields | ApiType>>;
};
