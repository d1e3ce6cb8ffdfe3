// @ts-check

/**
 * How many messages of each chat nobody has seen: the chat was not open, or the phone not in sight.
 * @param {() => void} changed
 */
export function unreadCounts(changed) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  let inSight = true;
  /** @type {number | undefined} */
  let open;
  const read = () => {
    if (open !== undefined && inSight && counts.delete(open)) changed();
  };
  return {
    of: (/** @type {number} */ chat) => counts.get(chat) ?? 0,
    total: () => [...counts.values()].reduce((sum, count) => sum + count, 0),
    /** @param {number} chat in which somebody else wrote */
    add(chat) {
      if (chat === open && inSight) return;
      counts.set(chat, (counts.get(chat) ?? 0) + 1);
      changed();
    },
    /** @param {number | undefined} chat the one that is open now */
    look(chat) {
      open = chat;
      read();
    },
    /** @param {boolean} now */
    setInSight(now) {
      inSight = now;
      read();
    },
  };
}
