import {
  type GroupId,
  groupId,
  type PersonId,
  personId,
  type SpotNumber,
  spotNumber,
} from '../../core/kernel/ids.ts';
import type { Instant } from '../../core/kernel/time.ts';
import { buttons } from '../kit/buttons.ts';
import { id, meaningOf, minuteId, readId, readMinute, wordFor } from '../kit/wire.ts';

/** What a button of «Управление» asks for. Whether the person may is checked when it is pressed. */
export type AdminWish =
  | { readonly on: 'house'; readonly act: HouseAct }
  | { readonly on: 'list'; readonly list: AdminList; readonly page: number }
  | { readonly on: 'person'; readonly act: PersonAct; readonly person: PersonId }
  /** «Подтвердить» below a ban: who was named there, and until when. */
  | { readonly on: 'ban'; readonly person: PersonId; readonly until: Instant }
  /** One of the days that a typed one may have meant. */
  | { readonly on: 'ban date'; readonly person: PersonId; readonly until: Instant }
  | { readonly on: 'spot'; readonly act: SpotAct; readonly spot: SpotNumber }
  | {
      readonly on: 'holder';
      readonly act: HolderAct;
      readonly spot: SpotNumber;
      readonly person: PersonId;
    }
  /** «Подтвердить» about a spot that somebody holds; `seen` is the mark of the holders named there. */
  | { readonly on: 'free'; readonly spot: SpotNumber; readonly seen: number }
  | {
      readonly on: 'give';
      readonly how: 'assign' | 'transfer';
      readonly spot: SpotNumber;
      readonly person: PersonId;
      readonly seen: number;
    }
  | { readonly on: 'setting'; readonly act: SettingAct }
  | { readonly on: 'zone'; readonly zone: HouseZone }
  | { readonly on: 'import'; readonly act: ImportAct; readonly import: number }
  /** The second press: so many spots were named there. */
  | { readonly on: 'removal'; readonly import: number; readonly agreed: number }
  /** A link of one use, by its number. */
  | { readonly on: 'link'; readonly act: LinkAct; readonly link: number }
  /** «Подтвердить» of «Сменилась охрана»; `seen` is the mark of whom the question named. */
  | { readonly on: 'guards'; readonly seen: number }
  | { readonly on: 'group'; readonly act: GroupAct; readonly group: GroupId }
  /** «Это ошибка» of somebody who lost a spot: the number of the loss. */
  | { readonly on: 'loss'; readonly loss: number };

export type HouseAct = (typeof HOUSE)[keyof typeof HOUSE];
export type AdminList = (typeof LISTS)[keyof typeof LISTS];
export type PersonAct = (typeof PERSON)[keyof typeof PERSON];
export type SpotAct = (typeof SPOT)[keyof typeof SPOT];
export type HolderAct = (typeof HOLDER)[keyof typeof HOLDER];
export type SettingAct = (typeof SETTING)[keyof typeof SETTING];
export type HouseZone = (typeof ZONE)[keyof typeof ZONE];
export type ImportAct = (typeof IMPORT)[keyof typeof IMPORT];
export type LinkAct = (typeof LINK)[keyof typeof LINK];
export type GroupAct = (typeof GROUP)[keyof typeof GROUP];

/** Short words on the wire; no word of HOUSE, LISTS, PERSON, IMPORT, LINK and GROUP stands in two of them. */
const HOUSE = {
  rs: 'residents',
  ss: 'spots',
  st: 'statistics',
  jr: 'journal',
  im: 'import',
  ex: 'export',
  xx: 'export as xlsx',
  xc: 'export as csv',
  se: 'settings',
  ir: 'invite resident',
  li: 'links',
  un: 'unreached',
  cg: 'change guards',
  nf: 'not family, whom',
  po: 'poster',
} as const;
const LISTS = {
  lr: 'residents',
  ls: 'spots',
  lj: 'journal',
  ll: 'links',
  lg: 'groups',
  lu: 'unreached',
} as const;
const PERSON = {
  p: 'show',
  pa: 'make admin',
  pay: 'make admin for sure',
  pd: 'remove admin',
  pdy: 'remove admin for sure',
  pg: 'remove guard',
  pgy: 'remove guard for sure',
  pb: 'ban',
  b1: 'ban for a day',
  b7: 'ban for a week',
  b30: 'ban for a month',
  pu: 'lift ban',
  ps: 'assign spot',
} as const;
const SPOT = {
  s: 'show',
  sa: 'assign',
  st: 'transfer',
  sf: 'free',
  si: 'invite',
} as const;
const HOLDER = {
  ha: 'assign',
  ht: 'transfer',
  hr: 'remove',
  hry: 'remove for sure',
  hn: 'not family',
  hny: 'not family for sure',
} as const;
const GIVE = { ga: 'assign', gt: 'transfer' } as const;
const SETTING = {
  n: 'name',
  z: 'time zone',
  q: 'quiet hours',
  qo: 'no quiet hours',
  r: 'remind after',
  c: 'call after',
  g: 'guard phone',
  go: 'no guard phone',
  b: 'bot contact',
  bo: 'no bot contact',
} as const;
/** From Kaliningrad to Kamchatka, then the neighbours' capitals. */
const ZONE = {
  kgd: 'Europe/Kaliningrad',
  msk: 'Europe/Moscow',
  sam: 'Europe/Samara',
  ekb: 'Asia/Yekaterinburg',
  oms: 'Asia/Omsk',
  kra: 'Asia/Krasnoyarsk',
  irk: 'Asia/Irkutsk',
  yak: 'Asia/Yakutsk',
  vla: 'Asia/Vladivostok',
  mag: 'Asia/Magadan',
  kam: 'Asia/Kamchatka',
  min: 'Europe/Minsk',
  kie: 'Europe/Kiev',
  ala: 'Asia/Almaty',
  tas: 'Asia/Tashkent',
  yer: 'Asia/Yerevan',
  tbi: 'Asia/Tbilisi',
  bak: 'Asia/Baku',
  bis: 'Asia/Bishkek',
  dus: 'Asia/Dushanbe',
  ash: 'Asia/Ashgabat',
  chi: 'Europe/Chisinau',
} as const;
export const HOUSE_ZONES: readonly HouseZone[] = Object.values(ZONE);
const IMPORT = { ia: 'apply', ik: 'apply, remove nothing', ix: 'drop' } as const;
const LINK = { lk: 'revoke', lky: 'revoke for sure' } as const;
const GROUP = { gu: 'unlink', guy: 'unlink for sure' } as const;

/** `m:rs`, `m:lr:2`, `m:p:1f`: letters, digits and colons only. */
function encode(wish: AdminWish): string {
  switch (wish.on) {
    case 'house':
      return `m:${wordFor(HOUSE, wish.act)}`;
    case 'list':
      return `m:${wordFor(LISTS, wish.list)}:${id(wish.page)}`;
    case 'person':
      return `m:${wordFor(PERSON, wish.act)}:${id(wish.person)}`;
    case 'ban':
      return `m:by:${id(wish.person)}:${minuteId(wish.until)}`;
    case 'ban date':
      return `m:bd:${id(wish.person)}:${minuteId(wish.until)}`;
    case 'spot':
      return `m:s:${wordFor(SPOT, wish.act)}:${id(wish.spot)}`;
    case 'holder':
      return `m:h:${wordFor(HOLDER, wish.act)}:${id(wish.spot)}:${id(wish.person)}`;
    case 'free':
      return `m:sfy:${id(wish.spot)}:${id(wish.seen)}`;
    case 'give':
      return `m:${wordFor(GIVE, wish.how)}:${id(wish.spot)}:${id(wish.person)}:${id(wish.seen)}`;
    case 'setting':
      return `m:set:${wordFor(SETTING, wish.act)}`;
    case 'zone':
      return `m:tz:${wordFor(ZONE, wish.zone)}`;
    case 'import':
      return `m:${wordFor(IMPORT, wish.act)}:${id(wish.import)}`;
    case 'removal':
      return `m:iay:${id(wish.import)}:${id(wish.agreed)}`;
    case 'group':
      return `m:${wordFor(GROUP, wish.act)}:${id(wish.group)}`;
    case 'guards':
      return `m:cgy:${id(wish.seen)}`;
    case 'link':
      return `m:${wordFor(LINK, wish.act)}:${id(wish.link)}`;
    case 'loss':
      return `m:lost:${id(wish.loss)}`;
  }
}

function decode(text: string): AdminWish | null {
  const [, word = '', first = '', second = '', third = ''] = text.split(':');
  const how = meaningOf(GIVE, word);
  if (how) return ofGift(how, first, second, third);
  if (word === 'sfy') return ofFree(first, second);
  if (word === 's') {
    const act = meaningOf(SPOT, first);
    const spot = spotNumber(readId(second) ?? 0);
    return act && spot && { on: 'spot', act, spot };
  }
  if (word === 'h' && first !== '') {
    const act = meaningOf(HOLDER, first);
    const spot = spotNumber(readId(second) ?? 0);
    const person = readId(third);
    return act && spot && person !== null ? { on: 'holder', act, spot, person: personId(person) } : null;
  }
  if (word === 'iay') return ofRemoval(readId(first), readId(second));
  if (word === 'by') return ofBan('ban', readId(first), readMinute(second));
  if (word === 'bd') return ofBan('ban date', readId(first), readMinute(second));
  if (word === 'set') {
    const act = meaningOf(SETTING, first);
    return act && { on: 'setting', act };
  }
  if (word === 'tz') {
    const zone = meaningOf(ZONE, first);
    return zone && { on: 'zone', zone };
  }
  return first === '' ? ofHouse(word) : ofOne(word, readId(first));
}

function ofHouse(word: string): AdminWish | null {
  const act = meaningOf(HOUSE, word);
  return act && { on: 'house', act };
}

function ofGift(how: 'assign' | 'transfer', first: string, second: string, third: string): AdminWish | null {
  const spot = spotNumber(readId(first) ?? 0);
  const [person, seen] = [readId(second), readId(third)];
  return spot && person !== null && seen !== null
    ? { on: 'give', how, spot, person: personId(person), seen }
    : null;
}

function ofFree(first: string, second: string): AdminWish | null {
  const spot = spotNumber(readId(first) ?? 0);
  const seen = readId(second);
  return spot && seen !== null ? { on: 'free', spot, seen } : null;
}

function ofBan(on: 'ban' | 'ban date', person: number | null, until: Instant | null): AdminWish | null {
  return person !== null && until ? { on, person: personId(person), until } : null;
}

function ofRemoval(list: number | null, agreed: number | null): AdminWish | null {
  return list !== null && agreed !== null ? { on: 'removal', import: list, agreed } : null;
}

function ofOne(word: string, number: number | null): AdminWish | null {
  if (number === null) return null;
  if (word === 'lost') return { on: 'loss', loss: number };
  if (word === 'cgy') return { on: 'guards', seen: number };
  const list = meaningOf(LISTS, word);
  if (list) return { on: 'list', list, page: number };
  const imported = meaningOf(IMPORT, word);
  if (imported) return { on: 'import', act: imported, import: number };
  const link = meaningOf(LINK, word);
  if (link) return { on: 'link', act: link, link: number };
  const group = meaningOf(GROUP, word);
  if (group) return { on: 'group', act: group, group: groupId(number) };
  const act = meaningOf(PERSON, word);
  return act && { on: 'person', act, person: personId(number) };
}

/** A button of «Управление». */
export type AdminCode = { readonly kind: 'administer'; readonly wish: AdminWish };

export const adminButtons = buttons<AdminCode>(
  ['m'],
  ({ wish }) => encode(wish),
  (text) => {
    const wish = decode(text);
    return wish && { kind: 'administer', wish };
  },
);
