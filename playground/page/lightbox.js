// @ts-check
import { element, iconButton } from './dom.js';
import { t } from './words.js';

/**
 * A picture as large as the screen lets it be.
 * @param {string} src
 */
export function showPicture(src) {
  const dialog = element('dialog', { class: 'lightbox', 'aria-label': t('photo') });
  const close = iconButton('close', t('close'), () => dialog.close());
  dialog.append(element('img', { src, alt: t('photo') }), close);
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog || event.target instanceof HTMLImageElement) dialog.close();
  });
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
