import { chunksOf } from '../../../shared/delivery/chunks';
import type { WriteLock } from '../../storage/write-lock';
import type { FiledRow, FiledRows } from '../prints/filed-rows';
import { inStep, type Connection } from '../store/database';
import type { Deletions } from '../store/deletions';
import type { DeliveryStore } from '../store/delivery-store';
import type { Ledger } from '../store/ledger';
import type { NewDelivery, SkippedInput } from '../store/new-delivery';
import type { RowStore } from '../store/row-store';
import { addSkipped } from './add-skipped';

/** A file for the cabinet that was saved, to be remembered as a delivery. */
export interface NewFiledDelivery extends Pick<NewDelivery, 'shop' | 'fileName' | 'headers' | 'sourceKey'> {
  rows: AsyncIterable<{ rows: RowInFile[]; skipped: SkippedInput[] }>;
}

/** A row as the file has it. */
export interface RowInFile extends Omit<FiledRow, 'fingerprints'> {
  /** Whether the file has all that the API would get. */
  isWhole: boolean;
}

const ROWS_OF_A_PIECE = 150;

/** Remembers a file for the cabinet as a delivery that is over. If that fails midway, nothing is left of it. */
export async function takeByFile(
  id: string,
  { rows, ...input }: NewFiledDelivery,
  into: {
    database: Connection;
    store: DeliveryStore;
    rows: Pick<RowStore, 'addRows'>;
    filed: FiledRows;
    deletions: Deletions;
    ledger: Pick<Ledger, 'fingerprints'>;
    lock: WriteLock;
    now: () => Date;
    owner: string;
  },
): Promise<void> {
  const { database, store, filed, deletions, ledger, lock, owner } = into;
  const at = into.now().toISOString();
  const taken = { rows: 0, inFile: 0, blocked: 0, excluded: 0 };
  try {
    await lock.free();
    store.prepare(id, { ...input, mode: 'upsert' }, at, owner);
    for await (const part of rows) {
      for (const piece of chunksOf(part.rows, ROWS_OF_A_PIECE)) {
        const printed = piece.map(({ isWhole, ...row }) => ({
          ...row,
          fingerprints: isWhole ? ledger.fingerprints(row) : null,
        }));
        await lock.turn();
        inStep(database, () => filed.add(id, printed, at));
      }
      taken.inFile += part.rows.length;
      taken.rows += part.rows.length;
      await addSkipped(id, part.skipped, { rows: into.rows, lock, at, rowsOfAPiece: ROWS_OF_A_PIECE }, taken);
    }
    await lock.free();
    store.finishByFile(id, taken, at);
  } catch (error) {
    await deletions.discard(id, owner).catch(() => undefined);
    throw error;
  }
}
