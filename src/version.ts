import about from '../package.json' with { type: 'json' };

/** What this is a release of: log, `/readyz` and `/metrics` tell it, and package.json alone decides it. */
export const VERSION = about.version;
