declare const written: unique symbol;

/** What stands behind a button on the wire: written by the codec of one feature, opaque to everybody else. */
export type ButtonData = string & { readonly [written]: true };

/** The buttons of one feature: what they mean, and how that is written. Knows no update, no reply. */
export type Buttons<Code extends { readonly kind: string }> = {
  /** How their data begins, up to a colon; no two features share one, and the longest that fits counts. */
  readonly heads: readonly string[];
  readonly data: (code: Code) => ButtonData;
  /** Null for anything that we did not write to the letter: forged, truncated, or older than this version. */
  readonly read: (text: string) => Code | null;
};

export function buttons<Code extends { readonly kind: string }>(
  heads: readonly string[],
  encode: (code: Code) => string,
  decode: (text: string) => Code | null,
): Buttons<Code> {
  return {
    heads,
    data: (code) => encode(code) as ButtonData,
    read: (text) => {
      const code = decode(text);
      return code && encode(code) === text ? code : null;
    },
  };
}
