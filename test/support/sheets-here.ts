import { readTable } from '../../src/adapters/spreadsheets/read.ts';
import { writeTable } from '../../src/adapters/spreadsheets/write.ts';
import { refuse } from '../../src/core/kernel/result.ts';
import type { Sheets } from '../../src/core/spots/import-ports.ts';

/**
 * Spreadsheets read and written in this process: a tenth of what starting one for each costs. That there is one, and what
 * becomes of a file that ends it, is shown by test/spreadsheets.
 */
export const sheetsHere: Sheets = {
  read: (bytes, name) => readTable(Buffer.from(bytes), name).catch(() => refuse('not a table')),
  write: async (rows, format) => {
    try {
      return await writeTable(rows, format);
    } catch {
      throw new Error('a spreadsheet could not be written');
    }
  },
};
