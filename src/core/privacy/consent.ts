/** The version of the consent text that people agreed to; raised when its meaning changes, and everybody is asked anew. */
export const CONSENT_VERSION = 3;
