import type { Button } from '../kit/outgoing.ts';
import type { Speech } from '../kit/update-context.ts';
import type { RichText } from '../kit/wording.ts';
import { type AdminList, adminButtons } from './buttons.ts';

/** Lines a page: as many as fit on a phone without scrolling. */
export const PAGE = 8;

/** The page that there is: a list may have grown shorter since the button was drawn. */
export function pageOf(wanted: number, count: number): { readonly page: number; readonly pages: number } {
  const pages = Math.max(1, Math.ceil(count / PAGE));
  return { page: Math.min(wanted, pages), pages };
}

/** «Страница 2 из 5», where there are several. */
export function pageLine(
  { say }: Speech,
  { page, pages }: { readonly page: number; readonly pages: number },
): RichText | null {
  return pages > 1 ? say('admin-page', { page: String(page), pages: String(pages) }) : null;
}

/** «◀ Назад», «Дальше ▶»; nothing where one page is all. */
export function pageButtons(
  { plain }: Speech,
  list: AdminList,
  { page, pages }: { readonly page: number; readonly pages: number },
): Button[] {
  const to = (label: string, page: number): Button => {
    return { label, press: adminButtons.data({ kind: 'administer', wish: { on: 'list', list, page } }) };
  };
  return [
    ...(page > 1 ? [to(plain('admin-button-back'), page - 1)] : []),
    ...(page < pages ? [to(plain('admin-button-more'), page + 1)] : []),
  ];
}
