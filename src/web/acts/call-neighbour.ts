import { alertButtons } from '../../chat/alerts/buttons.ts';
import type { IncomingBody } from '../../chat/kit/incoming.ts';
import { menuButtons } from '../../chat/kit/menu-buttons.ts';
import type { Call, Handler } from '../face.ts';
import { act } from './act.ts';

/** What stands above every tab: an alert in one request, by the same words as in the chat. */
export const callNeighbour: Handler<'POST threads'> = async (face, call, { kind, text }) => {
  const typed = text.trim();
  switch (kind) {
    case 'blocked':
    case 'sos':
      return act(
        face,
        call,
        typed === '' ? opening(call, kind) : { kind: 'command', name: kind, argument: typed },
      );
    case 'foreign':
      return act(face, call, describing(call, 'stranger'));
    case 'unknown': {
      const asked = await act(face, call, describing(call, 'unknown'));
      if (!asked.ok || typed === '') return asked;
      return act(face, { ...call, key: `${call.key}:text` }, { kind: 'text', text: typed, replyTo: null });
    }
  }
};

const opening = ({ key }: Call, kind: 'blocked' | 'sos'): IncomingBody => ({
  kind: 'press',
  code: menuButtons.data({ kind: 'open', choice: kind === 'blocked' ? 'raise blocked' : 'raise sos' }),
  message: null,
  pressId: key,
});

const describing = ({ key }: Call, about: 'unknown' | 'stranger'): IncomingBody => ({
  kind: 'press',
  code: alertButtons.data({ kind: 'describe', about, spot: null }),
  message: null,
  pressId: key,
});
