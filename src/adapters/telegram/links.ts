/** A link that opens the chat with the bot and sends `/start payload`: letters, digits, _ and -, at most 64. */
export function startLink(username: string, payload: string): string {
  return `https://t.me/${username}?start=${payload}`;
}
