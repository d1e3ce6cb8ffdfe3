import type { Person } from '../../playground/index.ts';
import type { TestApp } from './test-app.ts';

export const TEXT = 'Завтра с 10 до 12 красят разметку. Уберите, пожалуйста, машины.';

/** Opens «Новое объявление» and types it; the preview is on the screen. */
export async function drafts(app: TestApp, admin: Person, text = TEXT): Promise<void> {
  await app.says(admin, 'Объявления');
  await app.taps(admin, 'Новое объявление');
  await app.says(admin, text);
}

/** The first copy takes its time, so that the bar is seen at its beginning. */
export function slowly({ world }: TestApp, first: Person): void {
  world.addFault({ kind: 'delay', ms: 300, method: 'sendMessage', chat: first.id, times: 1 });
}

/** How often somebody got a message that says this. */
export function copies({ world }: TestApp, person: Person, piece = TEXT): number {
  return world
    .journal(person)
    .filter((one) => one.kind === 'said' && one.message.from?.is_bot && said(one.message).includes(piece))
    .length;
}

const said = ({ text, caption }: { readonly text?: string; readonly caption?: string }) =>
  text ?? caption ?? '';
