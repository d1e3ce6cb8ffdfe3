import type { ButtonData } from './buttons.ts';
import { menuButtons } from './menu-buttons.ts';
import type { Button, Reply } from './outgoing.ts';
import type { Speech } from './update-context.ts';

/** «Подтвердить» / «Отмена», under whatever cannot be undone. */
export function confirmRow({ plain }: Speech, sure: ButtonData): Button[] {
  return [
    { label: plain('button-confirm'), press: sure, tone: 'bad' },
    { label: plain('cancel'), press: menuButtons.data({ kind: 'keep' }) },
  ];
}

export function toast(text: string): Reply[] {
  return [{ kind: 'toast', text }];
}

export function cancelButton({ speech }: { readonly speech: Speech }): Button {
  return { label: speech.plain('cancel'), press: menuButtons.data({ kind: 'cancel' }) };
}
