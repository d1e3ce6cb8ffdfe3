/** How a stretch of a text looks, as its author set it; offset and length count UTF-16 units, as messengers do. */
export type Formatting =
  | (Stretch & { readonly kind: Look })
  /** Words that open a page; always http or https. */
  | (Stretch & { readonly kind: 'link'; readonly url: string });

export type Look =
  | 'bold'
  | 'italic'
  | 'underline'
  | 'strikethrough'
  | 'spoiler'
  | 'code'
  | 'code block'
  | 'quote'
  | 'folded quote';

type Stretch = { readonly offset: number; readonly length: number };
