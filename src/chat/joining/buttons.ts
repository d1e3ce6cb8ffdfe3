import { type ClaimId, claimId, type SpotNumber, spotNumber } from '../../core/kernel/ids.ts';
import { MOST_SPOTS_IN_A_CLAIM } from '../../core/spots/read-spots.ts';
import { readStripCode } from '../../core/strips/strip.ts';
import { buttons } from '../kit/buttons.ts';
import { id, meaningOf, readId, wordFor } from '../kit/wire.ts';

/** The buttons of joining: consent, claim, verdict, what holders of a claimed spot say, giving up, invitations. */
export type JoiningCode =
  | { readonly kind: 'consent'; readonly agreed: boolean }
  | { readonly kind: 'no spot' }
  /** What was understood of a typed claim, as its author was asked. */
  | { readonly kind: 'claim spots'; readonly spots: readonly SpotNumber[] }
  /** «Пропустить» below the question for the flat. */
  | { readonly kind: 'claim without flat'; readonly spots: readonly SpotNumber[] }
  | { readonly kind: 'add spot' }
  | { readonly kind: 'claim'; readonly claim: ClaimId; readonly verdict: 'approve' | 'reject' }
  | { readonly kind: 'assign held'; readonly claim: ClaimId; readonly spot: SpotNumber }
  | {
      readonly kind: 'claimed spot';
      readonly act: ClaimedSpotAct;
      readonly claim: ClaimId;
      readonly spot: SpotNumber;
    }
  | { readonly kind: 'about claim'; readonly act: ClaimAct; readonly claim: ClaimId }
  | { readonly kind: 'own spot'; readonly act: OwnSpotAct; readonly spot: SpotNumber }
  | { readonly kind: 'joining'; readonly act: JoiningAct }
  /** The secret of an invitation travels in the button: before the consent nothing is stored. */
  | {
      readonly kind: 'invited';
      readonly act: 'agree' | 'accept';
      readonly as: InvitedAs;
      readonly token: string;
    };

export type ClaimedSpotAct = (typeof CLAIMED_SPOT)[keyof typeof CLAIMED_SPOT];
export type ClaimAct = (typeof CLAIM)[keyof typeof CLAIM];
export type OwnSpotAct = (typeof OWN_SPOT)[keyof typeof OWN_SPOT];
export type JoiningAct = (typeof JOINING)[keyof typeof JOINING];
/** What a link of one use makes of whoever opens it; a strip of paper makes a resident, too. */
export type InvitedAs = 'guard' | 'resident' | 'strip';

const CLAIMED_SPOT = {
  f: 'family',
  u: 'unknown',
  l: 'left',
  ly: 'left for sure',
  t: 'transfer',
  ty: 'transfer for sure',
  tm: 'transfer is a mistake',
} as const;
const CLAIM = { q: 'ask back', e: 'explain', p: 'photos', n: 'next', ay: 'approve all for sure' } as const;
const OWN_SPOT = { g: 'give up', gy: 'give up for sure' } as const;
const JOINING = {
  gw: 'give up which',
  cs: 'claims',
  aa: 'approve all',
  ig: 'invite guard',
} as const;
const INVITED = {
  ga: { act: 'agree', as: 'guard' },
  gb: { act: 'accept', as: 'guard' },
  ra: { act: 'agree', as: 'resident' },
  rb: { act: 'accept', as: 'resident' },
  sa: { act: 'agree', as: 'strip' },
  sb: { act: 'accept', as: 'strip' },
} as const;
const FIRST_LETTER = { guard: 'g', resident: 'r', strip: 's' } as const satisfies Record<InvitedAs, string>;

/** What stands before the secret in the argument of /start. */
export const GUARD_PAYLOAD = 'g_';

/** The same for whoever becomes a holder of a spot. */
export const RESIDENT_PAYLOAD = 'r_';

/** The same of a strip: behind it comes what its QR holds, or the code that stands beside. */
export const STRIP_PAYLOAD = 's_';

/** 128 bits in base64url. */
export const TOKEN = /^[\w-]{22}$/;

function encode(code: JoiningCode): string {
  switch (code.kind) {
    case 'consent':
      return code.agreed ? 'yes' : 'no';
    case 'no spot':
      return 'nospot';
    case 'claim spots':
      return `cn:${code.spots.map(id).join(':')}`;
    case 'claim without flat':
      return `cw:${code.spots.map(id).join(':')}`;
    case 'add spot':
      return 'add';
    case 'claim':
      return `c:${id(code.claim)}:${code.verdict}`;
    case 'assign held':
      return `ch:${id(code.claim)}:${id(code.spot)}`;
    case 'claimed spot':
      return `j:${wordFor(CLAIMED_SPOT, code.act)}:${id(code.claim)}:${id(code.spot)}`;
    case 'about claim':
      return `j:${wordFor(CLAIM, code.act)}:${id(code.claim)}`;
    case 'own spot':
      return `j:${wordFor(OWN_SPOT, code.act)}:${id(code.spot)}`;
    case 'joining':
      return `j:${wordFor(JOINING, code.act)}`;
    case 'invited':
      return `j:${FIRST_LETTER[code.as]}${code.act === 'agree' ? 'a' : 'b'}:${code.token}`;
  }
}

function decode(text: string): JoiningCode | null {
  if (text.startsWith('cn:')) return ofSpots('claim spots', text);
  if (text.startsWith('cw:')) return ofSpots('claim without flat', text);
  const [head = '', word = '', first, second, ...rest] = text.split(':');
  if (head !== 'j') return ofClaim(head, word, first) ?? ofOneWord(text);
  if (rest.length > 0) return null;
  const number = readId(first);
  const claim = number === null ? null : claimId(number);
  if (second !== undefined) {
    const spot = spotNumber(readId(second) ?? 0);
    const act = meaningOf(CLAIMED_SPOT, word);
    return act && claim && spot ? { kind: 'claimed spot', act, claim, spot } : null;
  }
  if (first === undefined) {
    const act = meaningOf(JOINING, word);
    return act && { kind: 'joining', act };
  }
  if (isInvited(word)) return ofInvited(INVITED[word], first);
  const own = meaningOf(OWN_SPOT, word);
  const spot = spotNumber(number ?? 0);
  if (own) return spot && { kind: 'own spot', act: own, spot };
  const act = meaningOf(CLAIM, word);
  return act && claim && { kind: 'about claim', act, claim };
}

function ofSpots(kind: 'claim spots' | 'claim without flat', text: string): JoiningCode | null {
  const [, ...numbers] = text.split(':');
  const spots = numbers.flatMap((number) => spotNumber(readId(number) ?? 0) ?? []);
  const isWhole = spots.length === numbers.length && spots.length <= MOST_SPOTS_IN_A_CLAIM;
  return isWhole ? { kind, spots } : null;
}

function ofInvited(invited: (typeof INVITED)[keyof typeof INVITED], token: string): JoiningCode | null {
  return isSecret(invited.as, token) ? { kind: 'invited', ...invited, token } : null;
}

/** Whether it can stand behind such a payload. */
export function isSecret(as: InvitedAs, text: string): boolean {
  return TOKEN.test(text) || (as === 'strip' && readStripCode(text) === text);
}

function isInvited(word: string): word is keyof typeof INVITED {
  return Object.hasOwn(INVITED, word);
}

function ofOneWord(text: string): JoiningCode | null {
  if (text === 'yes' || text === 'no') return { kind: 'consent', agreed: text === 'yes' };
  if (text === 'nospot') return { kind: 'no spot' };
  return text === 'add' ? { kind: 'add spot' } : null;
}

function ofClaim(head: string, number: string, word: string | undefined): JoiningCode | null {
  const claim = readId(number);
  if (claim === null) return null;
  if (head === 'c' && (word === 'approve' || word === 'reject')) {
    return { kind: 'claim', claim: claimId(claim), verdict: word };
  }
  const spot = spotNumber(readId(word) ?? 0);
  return head === 'ch' && spot ? { kind: 'assign held', claim: claimId(claim), spot } : null;
}

export const joiningButtons = buttons(
  ['yes', 'no', 'nospot', 'add', 'c', 'ch', 'cn', 'cw', 'j'],
  encode,
  decode,
);
