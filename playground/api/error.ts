export type ErrorParameters = { readonly retry_after?: number; readonly migrate_to_chat_id?: number };

/** A call that Telegram refuses: becomes `{ ok: false, error_code, description, parameters }`. */
export class ApiError extends Error {
  readonly code: number;
  readonly parameters: ErrorParameters | undefined;

  constructor(code: number, description: string, parameters?: ErrorParameters) {
    super(description);
    this.code = code;
    this.parameters = parameters;
  }
}

export const badRequest = (why: string, parameters?: ErrorParameters) =>
  new ApiError(400, `Bad Request: ${why}`, parameters);
export const forbidden = (why: string) => new ApiError(403, `Forbidden: ${why}`);
export const conflict = (why: string) => new ApiError(409, `Conflict: ${why}`);
export const tooManyRequests = (seconds: number) =>
  new ApiError(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds });
