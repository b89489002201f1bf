import type { PreparedRow } from '../../shared/consumer/payload-types';
import { inTransaction, type Connection } from './database';
import type { DeliveryStore, JudgedRow } from './delivery-store';
import type { Ledger } from './ledger';
import type { NewDelivery, SkippedInput } from './new-delivery';

/** Takes a new delivery in with all its rows, each with what the ledger says of it; durably and at once, or not at all. */
export async function takeIn(
  id: string,
  input: NewDelivery,
  into: { database: Connection; store: DeliveryStore; ledger: Ledger; now: () => Date },
): Promise<void> {
  const { database, store, ledger } = into;
  const judge = (rows: readonly PreparedRow[]): JudgedRow[] => {
    const printed = rows.map((prepared) => ({ prepared, prints: ledger.prints(prepared) }));
    const verdicts =
      input.all === true
        ? []
        : ledger.judge(
            input.shop.ledgerScope,
            printed.map(({ prints }) => prints),
          );
    return printed.map((row, index) => ({ ...row, verdict: verdicts[index] ?? 'send' }));
  };
  // Rows arrive over time, and other deliveries must be able to write meanwhile: gathered first, then one transaction. They are judged
  // while the sheet process prepares the next ones.
  const parts: { rows: JudgedRow[]; skipped: SkippedInput[] }[] = [];
  for await (const { rows, skipped } of input.rows) {
    parts.push({ rows: judge(rows), skipped });
  }
  const at = into.now().toISOString();
  // Where nothing is left to be sent the delivery ends in a moment, and all cells would go again.
  const keepsCells = parts.some(({ rows }) => rows.some(({ verdict }) => verdict === 'send'));
  inTransaction(database, () => {
    store.create(id, input, at);
    for (const { rows, skipped } of parts) store.addRows(id, rows, skipped, { at, keepsCells });
  });
}
