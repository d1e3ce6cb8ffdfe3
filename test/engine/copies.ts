import type { Call, ChatRef, World } from '../../playground/index.ts';

/** A card of a thread as somebody got it: which thread, and in whose eyes. */
export type Card = { readonly part: 'sender' | 'holder' | 'helper'; readonly alert: number };

type Markup = { readonly inline_keyboard?: readonly (readonly { readonly callback_data?: string }[])[] };

const marks = { holder: /^a:(\w+):go$/, sender: /^t:(\w+):ok$/, helper: /^t:(\w+):take$/ } as const;
const parts = ['holder', 'sender', 'helper'] as const;

/** Which card a message is, told by its buttons; null for everything else. */
export function cardOf(markup: unknown): Card | null {
  const { inline_keyboard: rows = [] } = (markup ?? {}) as Markup;
  for (const { callback_data: code = '' } of rows.flat()) {
    for (const part of parts) {
      const id = marks[part].exec(code)?.[1];
      if (id) return { part, alert: Number.parseInt(id, 36) };
    }
  }
  return null;
}

/** The card that this call has sent; whether the bot heard the answer does not matter. */
export function cardSent(call: Call): Card | null {
  return call.method === 'sendMessage' && wasDone(call) ? cardOf(call.params.reply_markup) : null;
}

/** Whether the messenger did what the call asked, heard or not. */
export function wasDone(call: Call): boolean {
  return 'result' in call || call.error.description === 'executed, its answer lost';
}

/** How often each card was sent to each chat, as «holder 7 to 1001» → count. */
export function copiesSent(world: World): Map<string, number> {
  const counts = new Map<string, number>();
  for (const call of world.log) {
    const card = cardSent(call);
    if (!card) continue;
    const key = keyOf(card, Number(call.params.chat_id));
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

export const keyOf = ({ part, alert }: Card, chat: number) => `${part} ${alert} to ${chat}`;

/** What the newest copy of a card says now; empty where there is none. */
export function cardText(world: World, chat: ChatRef, { part, alert }: Card): string {
  const message = world.messages(chat).findLast(({ reply_markup: markup }) => {
    const card = cardOf(markup);
    return card?.part === part && card.alert === alert;
  });
  return message?.text ?? '';
}
