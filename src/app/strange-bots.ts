/** What the operator reads whose database holds people of another bot: a second one lives there, or the token was replaced. */
export function strangeBots(elsewhere: readonly { readonly bot: string; readonly people: number }[]): string {
  const counted = elsewhere.map(({ bot, people }) => `${bot}: ${people}`).join(', ');
  return `В базе есть жители другого бота (${counted}): писать им может только он. Если вы сменили бота, верните прежний BOT_TOKEN; иначе пусть каждый откроет нового и заявит место заново, а прежнее освободит администратор.`;
}
