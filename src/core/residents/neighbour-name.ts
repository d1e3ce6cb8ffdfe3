const LONGEST = 40;

/** Letters of the ends of addresses that messengers make links of, beside the Latin ones. */
const ENDS = 'рф|рус|москва|дети|сайт|онлайн|орг|ком|бел|укр|қаз|срб|мкд|бг|ею|мон|հայ|გე';

/** A scheme, or a host with an end that may be one, and whatever hangs on it. */
const LINKS = new RegExp(
  [
    String.raw`\p{L}[\p{L}\p{N}+.-]*:[/\\]\S*`,
    String.raw`(?<![\p{L}\p{N}])t\s*[.。]\s*me(?![\p{L}\p{N}])\S*`,
    String.raw`(?:[\p{L}\p{N}_-]+[.。])+(?:xn--[a-z0-9-]+|[a-z]{2,}|${ENDS})(?![\p{L}\p{N}])(?:[/\\:?#]\S*)?`,
  ].join('|'),
  'giu',
);
const ADDRESSES = /\S*@\S*/gu;
const PHONES = /\+?\p{Nd}(?:[\s().\-–—_/]*\p{Nd}){5,}/gu;

/**
 * A display name as somebody's holders read it: anybody may choose his own, and the question about a claim takes it to
 * people who never heard of him. No links, no @names, no telephone numbers, nothing to tap; '' when nothing is left.
 */
export function neighbourName(name: string): string {
  const bare = name
    .normalize('NFKC')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/gu, '')
    .replaceAll(LINKS, ' ')
    .replaceAll(ADDRESSES, ' ')
    .replaceAll(PHONES, ' ')
    .replaceAll(/[@/\\#]/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim();
  if (!/[\p{L}\p{N}]/u.test(bare)) return '';
  const letters = [...bare];
  return letters.length > LONGEST
    ? `${letters
        .slice(0, LONGEST - 1)
        .join('')
        .trimEnd()}…`
    : bare;
}
