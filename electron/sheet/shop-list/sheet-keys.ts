import { randomInt } from 'node:crypto';
import { emailKey, idKey } from '../../../shared/consumer/rows/row-keys';
import { rowPlan } from '../../../shared/consumer/rows/row-plan';
import type { RowRules } from '../../../shared/consumer/target';
import type { EditedTable } from '../table/edited-table';
import { TextPacker } from '../table/packed-texts';
import { inTimeSlices } from '../threads/time-slices';
import type { AdoptedKeys } from './adopted-keys';
import { KeyTable } from './key-table';

const SLICE_ROWS = 8_192;
const HASH_SEEDS = 2 ** 32;

/** The ids and e-mails of a sheet's rows, by which the consumers of a list are found that its rows meet. */
export interface SheetKeys {
  ids: KeyTable;
  emails: KeyTable;
  /** Null if none of the rows is known to have been adopted, or nobody asked. */
  adopted: AdoptedKeys | null;
}

/** The keys of all rows as they are now, also of those that are not sent. */
export async function sheetKeys(table: EditedTable, rules: RowRules): Promise<SheetKeys> {
  const { idColumn, emailColumn } = rowPlan(rules);
  return {
    ids: await keysOf(table, idColumn, idKey, false),
    emails: await keysOf(table, emailColumn, emailKey, true),
    adopted: null,
  };
}

async function keysOf(
  table: EditedTable,
  column: number,
  keyOf: (cell: string) => string,
  foldCase: boolean,
): Promise<KeyTable> {
  const count = column === -1 ? 0 : table.rowCount;
  const packer = new TextPacker(count);
  await inTimeSlices(count, SLICE_ROWS, (start, end) => {
    for (let row = start + 1; row <= end; row += 1) {
      const key = keyOf(table.cell(row, column));
      packer.add(key === '' ? null : key);
    }
  });
  return KeyTable.of(packer.finish(), foldCase, randomInt(HASH_SEEDS));
}
