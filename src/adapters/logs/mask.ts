/** Takes secrets and people out of what is about to be logged. Too much is better than too little. */

const masks: readonly [pattern: RegExp, instead: string][] = [
  // A bot's token, alone or in the address of a call, where tokens of other servers may be short.
  [/\/bot\d+:[^/\s]+/gi, '/bot<token>'],
  [/(?<!\d)\d+:[\w-]{30,}/g, '<token>'],
  [/AGE-SECRET-KEY-[\w-]+/gi, '<key>'],
  // Whatever stands before the last @ of an address: a password may hold an @ or a slash itself.
  [/([a-z][a-z\d+.-]{0,15}:\/\/)\S*@/gi, '$1<secret>@'],
  [/((?:password|passwd|secret|token)["']?\s*[=:]\s*)\S+/gi, '$1<secret>'],
  // Ids of people, chats and messages, phones: spots and ports have five digits at most.
  [/\d{6,}/g, '<id>'],
  // A program's own words are ASCII: other letters are what somebody typed.
  [/\P{ASCII}+/gu, '<text>'],
];

const longest = 2_000;

/** A text without tokens, passwords, long ids and words in other letters than the program's. */
export function maskText(text: string): string {
  return masks.reduce((masked, [pattern, instead]) => masked.replace(pattern, instead), shortened(text));
}

// 100,000 characters took 28 s to search (measured). Cut at a space, so that no half of a token is left.
function shortened(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, text.lastIndexOf(' ', longest) + 1)}…`;
}

/** The same for the message of an error, which may quote what somebody typed in any letters. */
export function maskMessage(message: string): string {
  // PostgreSQL, JSON.parse and Telegram quote what they could not read.
  return maskText(message)
    .replace(/(invalid input [^:]*: |can't parse [^:]*: )[\s\S]*/i, '$1<text>')
    .replace(/[\s\S]* is not valid JSON/, '<text> is not valid JSON');
}
