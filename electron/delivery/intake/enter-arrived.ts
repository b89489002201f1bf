import type { WriteLock } from '../../storage/write-lock';
import type { FiledRows } from '../prints/filed-rows';
import type { Ledger } from '../store/ledger';

const ROWS_OF_A_PIECE = 500;

/** What a list shows to have arrived by file: the ledger learns it, so that the rows are not sent by the API, too. */
export async function enterArrived(
  { id, ledger_scope: scope }: { id: string; ledger_scope: string },
  { filed, ledger, lock }: { filed: FiledRows; ledger: Pick<Ledger, 'enter'>; lock: WriteLock },
  notArrived: ReadonlySet<number>,
  listAskedAt: string,
): Promise<void> {
  for (let after = -1; ;) {
    await lock.turn();
    const rows = filed.fingerprints(id, after, ROWS_OF_A_PIECE);
    const last = rows.at(-1);
    if (last === undefined) return;
    const arrived = rows.filter(({ row }) => !notArrived.has(row));
    ledger.enter(
      scope,
      arrived.map(({ fingerprints }) => fingerprints),
      listAskedAt,
    );
    after = last.row;
  }
}
