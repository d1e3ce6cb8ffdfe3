import { createHmac } from 'node:crypto';
import type { Person, State } from './world/state.ts';

/** What Telegram hands to a Mini App about whoever opens it, signed as it signs that. */
export function signedFor({ token, clock }: Pick<State, 'token' | 'clock'>, person: Person): string {
  const user = { id: person.id, first_name: person.firstName, language_code: person.languageCode };
  const fields = {
    auth_date: String(Math.floor(clock.now().getTime() / 1000)),
    query_id: 'AAplayground',
    user: JSON.stringify(user),
  };
  const signed = Object.entries(fields).map(([name, value]) => `${name}=${value}`);
  const key = createHmac('sha256', 'WebAppData').update(token).digest();
  const hash = createHmac('sha256', key).update(signed.join('\n')).digest('hex');
  return new URLSearchParams({ ...fields, hash }).toString();
}
