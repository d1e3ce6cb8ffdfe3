import type { Feature } from '../kit/feature.ts';
import { askedInWords, onAskAtGate, onAskTyped, onGateQuestion } from './ask-at-gate.ts';
import type { PassCode } from './buttons.ts';
import type { PassDialog } from './dialogs.ts';
import { askPass, onPassChecked, passesToday } from './gate.ts';
import { drawGateQuestion } from './gate-question-card.ts';
import { drawPass } from './pass-card.ts';
import { drawPassNotice } from './pass-notices.ts';
import { onExtension, onExtensionTyped, onPassPress } from './pass-press.ts';
import { askGuest, onPassStep, onPassTyped } from './passes.ts';

export const passes = {
  presses: {
    pass: onPassPress,
    'pass spot': onPassStep,
    'pass hours': onPassStep,
    'extend pass': onExtension,
    'passes today': passesToday,
    'ask at gate': onAskAtGate,
    'gate question': onGateQuestion,
  },
  whenBanned: { pass: ({ act }) => act === 'revoke' || act === 'revoke for sure' },
  vital: { pass: ({ act }) => act === 'let in' || act === 'let out', 'gate question': true },
  dialogs: {
    inviting: {
      needs: () => 'make passes',
      text: onPassTyped,
      media: (context, dialog) => onPassTyped(context, dialog, ''),
    },
    extending: {
      needs: () => 'make passes',
      text: onExtensionTyped,
      media: (context, dialog) => onExtensionTyped(context, dialog, ''),
    },
    'checking pass': {
      needs: () => 'check passes',
      text: (context, _, text) => onPassChecked(context, text),
      media: (context) => onPassChecked(context, ''),
      urgent: true,
    },
    'asking holder': {
      needs: () => 'check passes',
      text: onAskTyped,
      media: askedInWords,
      urgent: true,
    },
  },
  notices: { 'pass ends soon': drawPassNotice, 'guest still inside': drawPassNotice },
  cards: { pass: (tx, reader, { pass }) => drawPass(tx, reader, pass), 'gate question': drawGateQuestion },
  commands: {
    check: {
      on: (context, code) => (code === '' ? askPass(context) : onPassChecked(context, code)),
      action: 'check passes',
      urgent: true,
    },
  },
  menu: { 'guest pass': askGuest, 'check pass': askPass },
} satisfies Feature<PassCode, PassDialog>;
