/** Who a mention means is found out when it is sent: whoever is gone by then, or is elsewhere, is a bare name. */
import type { ExternalId } from '../../chat/kit/incoming.ts';
import type { Outgoing } from '../../chat/kit/outgoing.ts';
import type { PersonId } from '../../core/kernel/ids.ts';

/** How Telegram knows somebody; null: this bot has never met them, or they are forgotten. */
export type ExternalIdOf = (person: PersonId) => Promise<ExternalId | null>;

/** A message whose mentions are known. */
export type Sendable = Outgoing & { readonly mentioned?: ReadonlyMap<PersonId, ExternalId> };

export async function withMentions(message: Outgoing, externalIdOf: ExternalIdOf): Promise<Sendable> {
  const people = message.text.entities.flatMap((one) => (one.kind === 'mention' ? [one.person] : []));
  if (people.length === 0) return message;
  const found = await Promise.all(
    people.map(async (person) => ({ person, id: await externalIdOf(person).catch(() => null) })),
  );
  const known = found.flatMap(({ person, id }) => (id === null ? [] : [[person, id] as const]));
  return { ...message, mentioned: new Map(known) };
}
