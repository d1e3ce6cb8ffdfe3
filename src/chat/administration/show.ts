import type { Outgoing, Reply } from '../kit/outgoing.ts';

/** A screen opens below what was pressed, and from then on changes in place. */
export type Where = 'below' | 'here';

export function show(where: Where, message: Outgoing): Reply[] {
  return [{ kind: where === 'here' ? 'replace' : 'message', message }];
}
