import type { BotId, ExternalId, Sender } from './incoming.ts';

/** Under which account his messages are counted: of several, at all bots under the same. */
export function countedAs({
  bot,
  sender,
}: {
  readonly bot: BotId;
  readonly sender: Pick<Sender, 'externalId' | 'elsewhere'>;
}): { readonly bot: BotId; readonly externalId: ExternalId } {
  const [first] = sender.elsewhere ?? [];
  return first ?? { bot, externalId: sender.externalId };
}
