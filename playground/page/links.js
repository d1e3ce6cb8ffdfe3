// @ts-check
/** @import { Store } from './store.js' */
import { choose } from './dialogs.js';
import { act } from './server.js';
import { t } from './words.js';

/**
 * What happens to a pressed link: those to the bot are opened here, as somebody; others in a tab of their own.
 * @param {Store} store
 * @param {(owner: number) => void} openPhone
 */
export function createLinks(store, openPhone) {
  return {
    /**
     * @param {string} url
     * @param {number} by who pressed
     */
    async follow(url, by) {
      const link = new URL(url);
      const own = link.hostname === 't.me' && link.pathname === `/${store.house().bot.username}`;
      if (!own) {
        window.open(url, '_blank', 'noopener,noreferrer');
        return;
      }
      const [start, startgroup] = [link.searchParams.get('start'), link.searchParams.get('startgroup')];
      if (startgroup !== null) {
        const group = store.house().groups.find(({ members }) => members.includes(by));
        const admin = link.searchParams.has('admin');
        if (!group) return;
        await act('add-bot', { person: by, chat: group.id, admin, startgroup });
        openPhone(group.id);
        return;
      }
      const who = start ? await choose(store, t('whoOpens'), by) : by;
      if (who === undefined) return;
      openPhone(who);
      await act('start', { person: who, ...(start ? { payload: start } : {}) });
    },
  };
}
