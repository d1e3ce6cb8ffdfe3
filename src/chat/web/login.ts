import { giveLogin } from '../../core/web/sign-in.ts';
import { toast } from '../kit/confirm.ts';
import type { Button, Outgoing, Reply } from '../kit/outgoing.ts';
import type { MemberContext, Speech } from '../kit/update-context.ts';
import { webButtons } from './buttons.ts';

/** `/web`: a link and a code, each for one time. */
export async function showLogin(context: MemberContext): Promise<Reply[]> {
  const message = await loginScreen(context);
  return message === 'not allowed'
    ? toast(context.speech.plain('no-longer-allowed'))
    : [{ kind: 'message', message }];
}

/** «Новый код»: the one above is over. */
export async function newLogin(context: MemberContext): Promise<Reply[]> {
  const message = await loginScreen(context);
  return message === 'not allowed'
    ? toast(context.speech.plain('no-longer-allowed'))
    : [{ kind: 'replace', message }];
}

async function loginScreen({
  tx,
  actor,
  speech,
  links,
  incoming,
  now,
}: MemberContext): Promise<Outgoing | 'not allowed'> {
  const { site } = links;
  if (!site) return { text: speech.say('site-none') };
  // Whoever reads this at the web is in already, and whoever looks over his shoulder need not be.
  if (incoming.sender.oneWay) return { text: speech.say('site-here') };
  const login = await giveLogin(tx, actor, now);
  if (!login.ok) return login.why;
  const { link, code } = login.value;
  const shown = { site, link: `${site}/app/#login=${link}`, code: `${code.slice(0, 4)} ${code.slice(4)}` };
  const press = webButtons.data({ kind: 'sign in at the web' });
  return {
    text: speech.say('site-login', shown),
    buttons: [...inMessenger(speech, site), [{ label: speech.plain('site-button-new-code'), press }]],
  };
}

/** A messenger opens nothing within itself but over https. */
function inMessenger({ plain }: Speech, site: string): Button[][] {
  if (!site.startsWith('https:')) return [];
  return [[{ label: plain('site-button-open'), link: { to: 'app', url: `${site}/app/telegram` } }]];
}
