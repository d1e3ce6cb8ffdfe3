// @ts-check

/**
 * The labels that a text tells one to press.
 * @param {string} text
 */
export const labelsIn = (text) => [...text.matchAll(/[«“]([^»”]+)[»”]/g)].map(([, label]) => label ?? '');

/** A label without the emoji before it. */
export const bare = (/** @type {string | null} */ label) => (label ?? '').replace(/^[^\p{L}\p{N}«+@]+/u, '');

/**
 * Marks the button that the guide speaks of: the newest, when there are several.
 * @param {HTMLElement} node
 * @param {readonly string[]} labels
 */
export function markWanted(node, labels) {
  const buttons = /** @type {HTMLElement[]} */ ([
    ...node.querySelectorAll('.key, .reply-key, .wide, .notice button'),
  ]);
  const wanted = buttons
    .filter((one) => !one.closest('[hidden]') && labels.includes(bare(one.textContent)))
    .at(-1);
  for (const one of buttons) one.classList.toggle('wanted', one === wanted);
}
