import type { Complex } from '../../core/complexes/complex.ts';
import type { Button, Reply } from '../kit/outgoing.ts';
import { complexOf, type MemberContext, type Speech } from '../kit/update-context.ts';
import { lines } from '../kit/wording.ts';
import { pairs } from './administration.ts';
import { adminButtons, type SettingAct } from './buttons.ts';
import { posterSheet } from './printed-poster.ts';

/** «Плакат»: a sheet for the wall, in the language of whoever prints it. */
export async function sendPoster(context: MemberContext): Promise<Reply[]> {
  const { speech, links, sheetPrinting } = context;
  const { plain, say } = speech;
  const bot = links.start('');
  if (bot === null) return [{ kind: 'message', message: { text: say('guard-invite-no-link') } }];
  const complex = await complexOf(context);
  const address = typed(links.site ?? bot);
  const [qr] = await sheetPrinting.qrs([links.site ?? `https://${address}`]);
  const sheet = posterSheet({
    question: plain('poster-question'),
    what: plain('poster-what'),
    steps: [plain('poster-step-camera'), plain('poster-step-number'), plain('poster-step-wait')],
    bot: `@${typed(bot).split('/').at(-1)}`,
    address,
    hidden: plain('poster-hidden'),
    never: plain('poster-never'),
    offline: plain('poster-offline'),
    guards: { label: plain('poster-guards'), said: complex.guardPhone },
    check: { label: plain('poster-check'), said: complex.botContact },
    qr: qr ?? [],
  });
  const document = { name: plain('poster-file-name'), fetch: () => sheetPrinting.print([sheet]) };
  return [
    { kind: 'message', message: { text: say('poster-how'), document } },
    ...emptyLines(speech, complex),
  ];
}

/** As somebody types it: browsers find the rest themselves. */
function typed(link: string): string {
  return link.replace(/^https?:\/\/|\?.*$/gu, '').replace(/\/+$/u, '');
}

/** Which lines of it are to be filled in by hand. */
function emptyLines({ say, plain }: Speech, { guardPhone, botContact }: Complex): Reply[] {
  const unset: readonly (readonly [SettingAct, string])[] = [
    ...(guardPhone === null ? [['guard phone', plain('setting-button-guard-phone')] as const] : []),
    ...(botContact === null ? [['bot contact', plain('setting-button-bot-contact')] as const] : []),
  ];
  if (unset.length === 0) return [];
  const names = unset.map(([, label]) => plain('import-column-named', { name: label })).join(', ');
  const buttons = unset.map(([act, label]): Button => {
    return { label, press: adminButtons.data({ kind: 'administer', wish: { on: 'setting', act } }) };
  });
  const text = lines(say('poster-empty', { names }), say('poster-empty-what'));
  return [{ kind: 'message', message: { text, buttons: pairs(buttons) } }];
}
