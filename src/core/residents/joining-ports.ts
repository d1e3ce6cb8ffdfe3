import type { AlertId, ClaimId, ComplexId, PersonId, SpotNumber } from '../kernel/ids.ts';
import type { Duration, Instant, Lately } from '../kernel/time.ts';
import type { Claim, ClaimMessage, HolderAnswer } from './claim.ts';

/** What a holder of a claimed spot was asked, and what he said. */
export type HolderQuestion = {
  readonly spot: SpotNumber;
  readonly holder: PersonId;
  readonly answer: HolderAnswer | null;
};

/** Spots that somebody claims while somebody else holds them. */
export type Disputes = {
  /** Whoever decides about a spot waits for whoever decides about the same one. */
  readonly lockSpots: (complex: ComplexId, spots: readonly SpotNumber[]) => Promise<void>;
  /** Notes the question; false where the holder was asked about the same person lately. */
  readonly ask: (
    complex: ComplexId,
    claim: ClaimId,
    spot: SpotNumber,
    holder: PersonId,
    lately: Lately,
    at: Instant,
  ) => Promise<boolean>;
  /** The newest question to each holder about this claim's applicant and spots, asked after `since`. */
  readonly questions: (
    complex: ComplexId,
    claim: ClaimId,
    since: Instant,
  ) => Promise<readonly HolderQuestion[]>;
  /** What this holder said about this claim; null: he was never asked. */
  readonly questionOf: (
    complex: ComplexId,
    claim: ClaimId,
    spot: SpotNumber,
    holder: PersonId,
  ) => Promise<HolderQuestion | null>;
  readonly answer: (
    complex: ComplexId,
    claim: ClaimId,
    said: HolderQuestion & { readonly answer: HolderAnswer },
    at: Instant,
  ) => Promise<void>;
  /** The claims in which the spot is still undecided. */
  readonly claimsAbout: (complex: ComplexId, spot: SpotNumber) => Promise<readonly ClaimId[]>;
  readonly release: (complex: ComplexId, spot: SpotNumber, person: PersonId) => Promise<boolean>;
  /** Open threads about the spot, oldest first. */
  readonly threadsAbout: (complex: ComplexId, spot: SpotNumber) => Promise<readonly AlertId[]>;
  /** Takes a former holder out of a thread that the caller has locked. */
  readonly leaveThread: (
    complex: ComplexId,
    alert: AlertId,
    part: 'holder' | 'helper',
    former: readonly PersonId[],
  ) => Promise<void>;
  readonly noteTransfer: (
    complex: ComplexId,
    claim: ClaimId,
    spot: SpotNumber,
    former: readonly PersonId[],
    at: Instant,
  ) => Promise<void>;
  /** «Это ошибка»: counts once, and only for somebody who lost the spot. */
  readonly protest: (
    complex: ComplexId,
    claim: ClaimId,
    spot: SpotNumber,
    former: PersonId,
    at: Instant,
  ) => Promise<'first' | 'again' | 'not yours'>;
};

export type ClaimTalk = {
  readonly add: (
    complex: ComplexId,
    claim: ClaimId,
    message: Omit<ClaimMessage, 'id' | 'at'>,
    at: Instant,
  ) => Promise<number>;
  /** Oldest first. */
  readonly of: (complex: ComplexId, claim: ClaimId) => Promise<readonly ClaimMessage[]>;
};

/** A link of one use; `spot`: whose holder it makes, null: it makes a guard. `by`: null: its maker is forgotten. */
export type Invite = {
  readonly spot: SpotNumber | null;
  readonly by: PersonId | null;
  /** A holder made it for somebody close to him, not an admin. */
  readonly family: boolean;
  /** It makes a tenant until then; null: somebody with no end. */
  readonly tenantUntil: Instant | null;
};

export type OpenLink = Invite & { readonly id: number; readonly until: Instant };

export type Invites = {
  /** Makes a link's secret part: told once, kept as a hash. For a tenant it takes the place of the maker's last one. */
  readonly make: (
    complex: ComplexId,
    by: PersonId,
    spot: SpotNumber | null,
    at: Instant,
    life: Duration,
    whose?: 'family' | { readonly tenantUntil: Instant },
  ) => Promise<string>;
  /** Null: never made, used, or too old. */
  readonly find: (complex: ComplexId, token: string, now: Instant) => Promise<Invite | null>;
  /** True for exactly one of all who try. */
  readonly use: (complex: ComplexId, token: string, now: Instant) => Promise<boolean>;
  /** Those that nobody has used, the next to end first. */
  readonly open: (complex: ComplexId, now: Instant) => Promise<readonly OpenLink[]>;
  /** Null: it is used, too old, or gone already. */
  readonly revoke: (complex: ComplexId, id: number, now: Instant) => Promise<Invite | null>;
  /** The links of whoever may make none any more: they stay dead when he may again. `office`: but for his family. */
  readonly endOf: (complex: ComplexId, maker: PersonId, which: 'all' | 'office') => Promise<void>;
  /** The links for their families of whoever holds the spot no more. */
  readonly endFamily: (complex: ComplexId, spot: SpotNumber, makers: readonly PersonId[]) => Promise<void>;
  /** How many links for his family somebody has made lately, also such as are used or taken back. */
  readonly familyMade: (complex: ComplexId, maker: PersonId, within: Lately) => Promise<number>;
};

/** How many cards the admins got lately. Locks the house's claims until the end of the transaction. */
export type Burst = { readonly cards: number; readonly digest: ClaimId | null };

export type Claims = {
  readonly add: (
    complex: ComplexId,
    applicant: PersonId,
    wanted: Pick<Claim, 'flat'> & { readonly spots: readonly SpotNumber[] },
    at: Instant,
  ) => Promise<ClaimId>;
  /** Locks the claim until the end of the transaction. */
  readonly lock: (complex: ComplexId, claim: ClaimId) => Promise<Claim | null>;
  readonly get: (complex: ComplexId, claim: ClaimId) => Promise<Claim | null>;
  /** The flat goes with the last verdict. */
  readonly save: (claim: Claim) => Promise<void>;
  readonly openOf: (complex: ComplexId, applicant: PersonId) => Promise<ClaimId | null>;
  /** Oldest first. */
  readonly allOpen: (complex: ComplexId) => Promise<readonly ClaimId[]>;
  readonly count: (complex: ComplexId, applicant: PersonId, lately: Lately) => Promise<number>;
  /** The claims that got cards, and the digest that has begun. */
  readonly burst: (complex: ComplexId, lately: Lately) => Promise<Burst>;
  /** When the admins were last reminded of it; at first when it was made. */
  readonly remindedAt: (complex: ComplexId, claim: ClaimId) => Promise<Instant | null>;
  readonly setReminded: (complex: ComplexId, claim: ClaimId, at: Instant) => Promise<void>;
  readonly setDigest: (complex: ComplexId, claim: ClaimId, digest: ClaimId) => Promise<void>;
};
