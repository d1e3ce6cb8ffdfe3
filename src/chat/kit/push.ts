import type { Duration } from '../../core/kernel/time.ts';

/** A browser that lets us call its owner. */
export type Device = {
  readonly id: number;
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
};

/** How a push service is to treat a message. */
export type PushHow = {
  /** How long a phone that is off may come back and be told. */
  readonly ttl: Duration;
  readonly urgency: 'high' | 'normal';
  /** A newer message of the same topic takes the place of one that still waits; 32 letters at most. */
  readonly topic: string;
};

/** What a push service made of it. Taken is not shown: that only the phone itself tells. */
export type PushAnswer =
  | { readonly kind: 'taken' }
  /** The browser has taken the permission back, or is gone. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'later'; readonly after: Duration; readonly unsure: boolean; readonly exact: boolean }
  | { readonly kind: 'refused' };

export type SendPush = (device: Device, payload: unknown, how: PushHow) => Promise<PushAnswer>;
