import type { PersonId, SpotNumber } from '../../core/kernel/ids.ts';
import { endLetting, type MoveRefusal, moveTenancy } from '../../core/tenancy/end-tenancy.ts';
import { confirmRow, toast } from '../kit/confirm.ts';
import { endTime } from '../kit/house-time.ts';
import type { Button, Reply } from '../kit/outgoing.ts';
import { complexOf, endDialog, type MemberContext } from '../kit/update-context.ts';
import { type TenancyCode, tenancyButtons } from './buttons.ts';
import { askUntil, confirmUntil, refusedOwner, sendLink, tenantOf } from './letting.ts';

export async function onTenancyPress(context: MemberContext, press: TenancyCode): Promise<Reply[]> {
  const { spot } = press;
  switch (press.kind) {
    case 'let':
      return askUntil(context, { spot, tenant: null });
    case 'let until': {
      if (press.act === 'sure') return sendLink(context, spot, press.until);
      const refused = await refusedOwner(context, spot);
      if (refused) return refused;
      return [{ kind: 'replace', message: await confirmUntil(context, { spot, tenant: null }, press.until) }];
    }
    case 'tenancy until': {
      if (press.act === 'sure') return prolong(context, press);
      const refused = await gone(context, spot, press.person);
      if (refused) return refused;
      const about = { spot, tenant: press.person };
      return [{ kind: 'replace', message: await confirmUntil(context, about, press.until) }];
    }
    case 'tenancy':
      return onTenancy(context, press);
  }
}

async function onTenancy(
  context: MemberContext,
  { act, spot, person }: Extract<TenancyCode, { kind: 'tenancy' }>,
): Promise<Reply[]> {
  if (act === 'end for sure') return end(context, spot, person);
  const refused = await gone(context, spot, person);
  if (refused) return refused;
  if (act === 'prolong') return askUntil(context, { spot, tenant: person });
  const { speech } = context;
  if (act === 'show') return [{ kind: 'message', message: await tenancyMessage(context, spot, person) }];
  const sure = tenancyButtons.data({ kind: 'tenancy', act: 'end for sure', spot, person });
  const text = speech.say('tenancy-end-sure', await tenantOf(context, spot, person));
  return [{ kind: 'message', message: { text, buttons: [confirmRow(speech, sure)] } }];
}

/** Who rents the spot until when, and what its owner may do about it. */
async function tenancyMessage(context: MemberContext, spot: SpotNumber, person: PersonId) {
  const { speech } = context;
  const known = { ...(await tenantOf(context, spot, person)), until: await untilOf(context, spot, person) };
  const button = (act: 'prolong' | 'end', label: string): Button => {
    return { label, press: tenancyButtons.data({ kind: 'tenancy', act, spot, person }) };
  };
  return {
    text: speech.say('tenancy-card', known),
    buttons: [
      [button('prolong', speech.plain('tenancy-button-prolong'))],
      [button('end', speech.plain('tenancy-button-end'))],
    ],
  };
}

async function untilOf(context: MemberContext, spot: SpotNumber, person: PersonId): Promise<string> {
  const { tx, actor, now, speech } = context;
  const { timeZone } = await complexOf(context);
  const found = (await tx.tenancies.of(actor.complex, spot)).find((one) => one.person === person);
  return found ? endTime(found.until, now, timeZone, speech.language) : '—';
}

/** An old button: the spot is not his own, or nobody rents it any more. */
async function gone(context: MemberContext, spot: SpotNumber, person: PersonId): Promise<Reply[] | null> {
  const { tx, actor, speech } = context;
  const refused = await refusedOwner(context, spot);
  if (refused) return refused;
  const found = (await tx.tenancies.of(actor.complex, spot)).some((one) => one.person === person);
  return found ? null : toast(speech.plain('tenancy-toast-over', { spot: String(spot) }));
}

async function prolong(
  context: MemberContext,
  { spot, person, until }: Extract<TenancyCode, { kind: 'tenancy until' }>,
): Promise<Reply[]> {
  const { tx, speech, actor, now } = context;
  const moved = await moveTenancy(tx, actor, { spot, person, until }, now);
  if (!moved.ok) return toast(refusal(context, spot, moved.why));
  await endDialog(context);
  const message = await tenancyMessage(context, spot, person);
  return [
    { kind: 'toast', text: speech.plain('tenancy-toast-moved') },
    { kind: 'replace', message },
  ];
}

async function end(context: MemberContext, spot: SpotNumber, person: PersonId): Promise<Reply[]> {
  const { tx, speech, actor, now } = context;
  const known = await tenantOf(context, spot, person);
  const ended = await endLetting(tx, actor, spot, person, now);
  if (!ended.ok) return toast(refusal(context, spot, ended.why));
  return [{ kind: 'replace', message: { text: speech.say('tenancy-ended-by-you', known) } }];
}

function refusal({ speech }: MemberContext, spot: SpotNumber, why: MoveRefusal): string {
  const known = { spot: String(spot) };
  switch (why) {
    case 'not allowed':
      return speech.plain('not-for-you');
    case 'not yours':
      return speech.plain('tenancy-toast-not-owner', known);
    case 'as it is':
      return speech.plain('tenancy-toast-moved');
    case 'over':
      return speech.plain('tenancy-toast-over', known);
    case 'too soon':
      return speech.plain('tenancy-too-soon');
    case 'too far':
      return speech.plain('away-date-too-far');
  }
}
