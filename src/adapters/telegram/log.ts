/** What this folder asks of a log; pino fits. Fields never hold a token, a payload or a typed text. */
export type Log = {
  readonly info: (fields: object, message: string) => void;
  readonly warn: (fields: object, message: string) => void;
  readonly error: (fields: object, message: string) => void;
};
