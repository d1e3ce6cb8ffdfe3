/**
 * Whose trouble an error is: the database's, which passes and is worth trying again, or that of what was tried, which
 * would throw for ever.
 */
import { isConnectionLost, UnfitDatabase } from './connect.ts';

/** Classes of SQLSTATE that say nothing about what was tried. */
const CLASSES = new Set([
  '08', // connection exceptions
  '28', // whoever connects is not let in: a password that was changed
  '40', // rolled back: two transactions in each other's way
  '53', // no disk, no memory, no connections
  '57', // the operator intervened: cancelled, shutting down
  '58', // an error of the system below the database
  'XX', // of the database itself
]);

const CODES = new Set([
  '25006', // it only reads: a replica, or a disk that is full
  '25P03', // idle in transaction for too long
  '25P04', // a transaction that took too long
  '42501', // a right was taken away
  '55P03', // a lock could not be had
]);

/** A connection that has to be made anew and cannot be encrypted. */
const NO_TLS = /^(ERR_TLS|ERR_SSL|CERT_|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO_)/;

/** Whether the database is away, full, read-only, too slow, or anything else that is not the fault of what was tried. */
export function isDatabaseTrouble(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = codeOf(error);
  return (
    isConnectionLost(error) ||
    error instanceof UnfitDatabase ||
    (/^[0-9A-Z]{5}$/.test(code) && (CODES.has(code) || CLASSES.has(code.slice(0, 2)))) ||
    NO_TLS.test(code) ||
    error.message === 'Cannot use a pool after calling end on the pool'
  );
}

/** Two transactions were in each other's way: the same may be tried again at once. */
export function isClash(error: unknown): boolean {
  return error instanceof Error && codeOf(error).startsWith('40');
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}
