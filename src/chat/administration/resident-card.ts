import type { Car } from '../../core/cars/car.ts';
import { seeCarsOf } from '../../core/cars/see-cars.ts';
import type { StaffRole } from '../../core/kernel/actor.ts';
import type { PersonId, SpotNumber } from '../../core/kernel/ids.ts';
import type { Membership } from '../../core/ports.ts';
import type { Ban } from '../../core/residents/register.ts';
import { type SeenResident, seeResident } from '../../core/residents/see-residents.ts';
import { carButtons } from '../cars/buttons.ts';
import { toast } from '../kit/confirm.ts';
import { countedSpots } from '../kit/names.ts';
import type { Button, Outgoing, Reply } from '../kit/outgoing.ts';
import type { MemberContext } from '../kit/update-context.ts';
import { lines, paragraphs, type WordKey } from '../kit/wording.ts';
import { pairs } from './administration.ts';
import { sayUntil } from './ban-text.ts';
import { type AdminWish, adminButtons, type PersonAct } from './buttons.ts';
import { show, type Where } from './show.ts';

/** Somebody as the admins see him, with everything that they may do about him. */
export async function showResident(context: MemberContext, where: Where, person: PersonId): Promise<Reply[]> {
  const { tx, speech, actor } = context;
  const one = await seeResident(tx, actor, person);
  if (!one.ok) return toast(speech.plain(one.why === 'not allowed' ? 'admin-only' : 'resident-gone'));
  return show(where, await residentCard(context, one.value));
}

const ROLE_WORDS = {
  admin: 'resident-role-admin',
  guard: 'resident-role-guard',
  'resident without spot': 'resident-role-without-spot',
} as const satisfies Record<StaffRole | 'resident without spot', WordKey>;

async function residentCard(context: MemberContext, { member: one, ban }: SeenResident): Promise<Outgoing> {
  const { tx, speech, actor } = context;
  const { say } = speech;
  const seen = await seeCarsOf(tx, actor, one.person);
  const cars = seen.ok ? seen.value : [];
  const username = await tx.cardMessages.usernameOf(one.person);
  const waits = one.roles.includes('newcomer') || one.roles.includes('applicant');
  const text = paragraphs(
    lines(
      say('resident-name', { name: one.displayName }),
      username !== null && say('claim-username', { username }),
    ),
    lines(
      one.spots.length > 0 && say('resident-spots', countedSpots(one.spots)),
      ...Object.entries(ROLE_WORDS).map(([role, key]) => one.roles.some((own) => own === role) && say(key)),
      waits && say('resident-role-waits'),
      cars.length > 0 && say('resident-cars', { plates: cars.map(({ plate }) => plate).join(', ') }),
    ),
    ban && (await banLine(context, ban)),
  );
  return {
    text,
    buttons: [
      ...pairs(acts(context, one)),
      ...pairs(one.spots.map((spot) => spotButton(context, spot))),
      ...pairs(cars.map((car) => carButton(context, car))),
    ],
  };
}

async function banLine({ tx, speech, actor, now }: MemberContext, { until, reason }: Ban) {
  const { timeZone } = await tx.complexes.get(actor.complex);
  return speech.say('resident-banned', { until: sayUntil({ speech, now, timeZone }, until), reason });
}

function acts({ speech, actor }: MemberContext, { person, roles }: Membership): Button[] {
  const { plain } = speech;
  const to = (act: PersonAct, label: string): Button => {
    return { label, press: adminButtons.data({ kind: 'administer', wish: { on: 'person', act, person } }) };
  };
  const isAdmin = roles.includes('admin');
  const banned = roles.includes('banned');
  return [
    ...(isAdmin ? [to('remove admin', plain('resident-button-remove-admin'))] : []),
    ...(isAdmin || banned ? [] : [to('make admin', plain('resident-button-make-admin'))]),
    ...(roles.includes('guard') ? [to('remove guard', plain('resident-button-remove-guard'))] : []),
    ...(banned ? [to('lift ban', plain('resident-button-lift-ban'))] : []),
    ...(banned || person === actor.person ? [] : [to('ban', plain('resident-button-ban'))]),
    to('assign spot', plain('spot-button-assign')),
  ];
}

function carButton({ speech }: MemberContext, { id: car, plate }: Car): Button {
  const press = carButtons.data({ kind: 'car', act: 'show', car });
  return { label: speech.plain('resident-button-car', { plate }), press };
}

export function spotButton({ speech }: MemberContext, spot: SpotNumber): Button {
  const wish: AdminWish = { on: 'spot', act: 'show', spot };
  return {
    label: speech.plain('my-spot-button-spot', { spot: String(spot) }),
    press: adminButtons.data({ kind: 'administer', wish }),
  };
}
