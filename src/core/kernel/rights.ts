import type { Role } from './actor.ts';

/** What a feature lets people do, and who they are. A use case asks with `may`, by the name that stands here. */
export type Rights = Readonly<Record<string, readonly Role[]>>;
