import { isDue } from '../../core/kernel/time.ts';
import type { Membership } from '../../core/ports.ts';
import type { AdminNotice } from '../../core/residents/admin-notices.ts';
import { seeImport } from '../../core/spots/see-spots.ts';
import { menuOf } from '../kit/menu.ts';
import { nameOf } from '../kit/names.ts';
import type { Outgoing } from '../kit/outgoing.ts';
import type { ChatTx } from '../kit/ports.ts';
import type { Reader } from '../kit/reader.ts';
import { lines, type RichText } from '../kit/wording.ts';
import { banText } from './ban-text.ts';
import { adminButtons } from './buttons.ts';
import { importMessage } from './dry-run.ts';

/** What people are told because an admin decided something; null: it is no longer true. */
export async function drawAdminNotice(
  tx: ChatTx,
  reader: Reader,
  notice: AdminNotice,
): Promise<Outgoing | null> {
  const { complex, person, speech } = reader;
  const { say, plain } = speech;
  const me = await tx.residents.get(complex, person);
  if (!me) return null;
  switch (notice.kind) {
    case 'spot given': {
      const spot = String(notice.spot);
      if (!me.spots.includes(notice.spot)) return null;
      return notice.joins
        ? withNewMenu(reader, me, say('spot-given-joins', { spot }))
        : { text: say('spot-given', { spot }) };
    }
    case 'spot taken away': {
      if (me.spots.includes(notice.spot)) return null;
      const press = adminButtons.data({ kind: 'administer', wish: { on: 'loss', loss: notice.loss } });
      const buttons = [[{ label: plain('claim-button-mistake'), press }]];
      return { text: say('spot-taken-away', { spot: String(notice.spot) }), buttons };
    }
    case 'loss protested': {
      const holders = (await tx.spots.holders(complex, notice.spot)).map((one) => one.person);
      const names = await Promise.all(holders.map((holder) => nameOf(tx, reader.complex, holder)));
      const known = { name: await nameOf(tx, reader.complex, notice.person), spot: String(notice.spot) };
      return {
        text: say('spot-loss-protested', {
          ...known,
          holders: names.join(', ') || plain('claim-mistake-nobody'),
        }),
      };
    }
    case 'not family':
      return notFamily(tx, reader, notice);
    case 'resident joined': {
      const joined = await tx.residents.get(complex, notice.person);
      if (!joined?.spots.includes(notice.spot)) return null;
      return { text: say('resident-joined', { name: joined.displayName, spot: String(notice.spot) }) };
    }
    case 'import read': {
      const seen = await seeImport(tx, { complex, roles: me.roles }, notice.import);
      return seen.ok && seen.value ? importMessage(speech, seen.value) : null;
    }
    case 'banned': {
      const ban = await tx.register.banOf(complex, person);
      if (!ban || isDue(ban.until, reader.now)) return null;
      const { timeZone } = await tx.complexes.get(complex);
      return withNewMenu(reader, me, banText({ ...reader, timeZone }, ban));
    }
    case 'ban over':
      return me.roles.includes('banned') ? null : withNewMenu(reader, me, say('ban-over'));
    case 'admin named':
    case 'admin unnamed': {
      const named = await tx.residents.get(complex, notice.person);
      if (!named?.roles.includes('admin')) return null;
      const key = notice.kind === 'admin named' ? 'role-admin-named' : 'role-admin-unnamed';
      return { text: say(key, { name: named.displayName }) };
    }
    case 'admin made':
    case 'admin removed':
    case 'guard removed':
      return roleChanged(tx, reader, me, notice);
    case 'guards changed':
      return { text: say('role-guards-changed', { by: await nameOf(tx, complex, notice.by) }) };
  }
}

const CHANGED = {
  'admin made': ['admin', true, 'role-you-are-admin', 'role-admin-made'],
  'admin removed': ['admin', false, 'role-you-are-no-admin', 'role-admin-removed'],
  'guard removed': ['guard', false, 'role-you-are-no-guard', 'role-guard-removed'],
} as const;

async function roleChanged(
  tx: ChatTx,
  reader: Reader,
  me: Membership,
  { kind, person, by }: Extract<AdminNotice, { kind: 'admin made' | 'admin removed' | 'guard removed' }>,
): Promise<Outgoing | null> {
  const [role, isNow, mine, others] = CHANGED[kind];
  const whom = await tx.residents.get(reader.complex, person);
  if ((whom?.roles.includes(role) ?? false) !== isNow) return null;
  const decider = await nameOf(tx, reader.complex, by);
  if (person === reader.person) return withNewMenu(reader, me, reader.speech.say(mine));
  const name = await nameOf(tx, reader.complex, person);
  return { text: reader.speech.say(others, { name, by: decider }) };
}

async function notFamily(
  tx: ChatTx,
  reader: Reader,
  { spot, person, by }: Extract<AdminNotice, { kind: 'not family' }>,
): Promise<Outgoing | null> {
  const { say, plain } = reader.speech;
  const holders = await tx.spots.holders(reader.complex, spot);
  if (!holders.some((holder) => holder.person === person)) return null;
  const known = {
    name: await nameOf(tx, reader.complex, person),
    by: await nameOf(tx, reader.complex, by),
    spot: String(spot),
  };
  const press = adminButtons.data({
    kind: 'administer',
    wish: { on: 'holder', act: 'remove', spot, person },
  });
  const label = plain('spot-remove-named', { name: known.name });
  return { text: say('spot-not-family', known), buttons: [[{ label, press }]] };
}

/** Other roles bring another menu. */
function withNewMenu(reader: Reader, me: Membership, text: RichText): Outgoing {
  const menu = menuOf(reader, me);
  if (menu.length === 0) return { text, menu: 'none' };
  return { text: lines(text, reader.speech.say('choose-in-menu')), menu };
}
