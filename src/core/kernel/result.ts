/** What a decision returns: a value, or a refusal with a code. Bugs throw instead. */
export type Result<T, R> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: R };

export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function refuse<R>(why: R): { readonly ok: false; readonly why: R } {
  return { ok: false, why };
}

/** The end of an exhaustive switch: a new member of the union fails to compile here. */
export function never(value: never): never {
  throw new Error(`unexpected ${JSON.stringify(value)}`);
}
