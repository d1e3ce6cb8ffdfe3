import type { ChatTx } from '../../src/chat/kit/ports.ts';

/** `repository.method`, in the order in which they were first asked for. */
export type Held = Set<string>;

/** The same transaction, and what is held still in it is noted. */
export function noteHeld(tx: ChatTx, held: Held): ChatTx {
  return new Proxy(tx, {
    get: (target, name) => {
      const repository: unknown = Reflect.get(target, name, target);
      if (typeof repository !== 'object' || repository === null) return repository;
      return new Proxy(repository, {
        get: (of, method) => {
          if (String(method).startsWith('lock')) held.add(`${String(name)}.${String(method)}`);
          return Reflect.get(of, method, of);
        },
      });
    },
  });
}

/**
 * What each use case holds still until its commit, first things first: whoever decides by what another may change
 * meanwhile waits for him here. Whatever stands in no line waits for nobody, or holds by its look (`AlertLoads`).
 */
export const HELD: Readonly<Record<string, string>> = {
  addCar: 'cars.lockPlate',
  addCarToday: 'cars.lockPlate',
  addressAnnouncement: 'announcements.lock',
  answerRequest: 'announcements.lock',
  applyImport: 'spotImports.lock',
  approveAll: 'claims.lock',
  askApplicant: 'claims.lock',
  askAtGate: 'disputes.lockSpots',
  askHolders: 'disputes.lockSpots',
  askToMove: 'announcements.lock',
  banResident: 'register.lockRoles',
  borrowSpot: 'disputes.lockSpots lendings.lock',
  callOffAnnouncement: 'announcements.lock',
  changeGuards: 'register.lockRoles',
  changeSetting: 'settings.lock',
  checkSound: 'notifications.lockSoundCheck',
  closeRequest: 'announcements.lock',
  complain: 'alerts.lock',
  decideClaim: 'claims.lock',
  dropImport: 'spotImports.lock',
  endLetting: 'disputes.lockSpots',
  extendPass: 'passes.lock',
  forget: 'disputes.lockSpots lendings.lock claims.lock register.lockRoles',
  freeSpot: 'disputes.lockSpots',
  giveSpot: 'disputes.lockSpots',
  hearSound: 'notifications.lockSoundCheck',
  inviteFamily: 'disputes.lockSpots',
  issueTagFor: 'disputes.lockSpots',
  leaveSpotResort: 'disputes.lockSpots',
  letOut: 'passes.lock',
  liftBan: 'register.lockRoles',
  makeAdmin: 'register.lockRoles',
  makePass: 'disputes.lockSpots',
  mayForget: 'register.lockRoles',
  moveTenancy: 'disputes.lockSpots',
  passNoteOn: 'alerts.lock',
  pinAnnouncement: 'announcements.lock',
  printStrips: 'strips.lock',
  remindSilent: 'announcements.lock',
  removeAdmin: 'register.lockRoles',
  removeGuard: 'register.lockRoles',
  removeHolder: 'disputes.lockSpots',
  revokePass: 'passes.lock',
  revokeStrips: 'strips.lock',
  seeDraft: 'announcements.lock',
  sendAnnouncement: 'announcements.lock',
  setNoSignals: 'disputes.lockSpots',
  wishForSpot: 'lendings.lock',
  writeLetter: 'alerts.lock',
};
