import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { SheetState } from '../../shared/sheet/sheet-state';
import type { SheetHost } from '../sheet/host';
import type { NewDelivery } from '../delivery/deliveries';

/** Rows that cross from the sheet process to the database in one message. */
const ROWS_PER_MESSAGE = 1_000;

/**
 * The sheet's rows as a new delivery takes them: those that go, and those that are kept back or excluded.
 *
 * @param look they are not going to be sent: the shop's refusals stay on their cells
 */
export async function* sheetRows(host: SheetHost, only: number[] | null, look = false): NewDelivery['rows'] {
  let after: number | null = 0;
  while (after !== null) {
    const part: Awaited<ReturnType<typeof takeRows>> = await takeRows(host, { after, only, look });
    yield {
      rows: part.rows,
      skipped: [
        ...part.keptBack.map((row) => skippedRow(row, 'kept-back' as const)),
        ...part.excluded.map((row) => skippedRow(row, 'excluded' as const)),
      ],
    };
    after = part.next;
  }
}

function takeRows(host: SheetHost, which: { after: number; only: number[] | null; look: boolean }) {
  return host.request('take-prepared', { ...which, limit: ROWS_PER_MESSAGE });
}

function skippedRow<R extends 'kept-back' | 'excluded'>(
  row: { row: number; externalId: string; issues: string[]; cells: string[] },
  reason: R,
) {
  return { row: row.row, externalId: row.externalId, reason, message: row.issues.join(', '), cells: row.cells };
}

/**
 * Tells whether two commands are the same: the same bytes, read in the same way, to the same shop, by the same rules. A hash, so
 * that the database learns neither the file's folder nor its content.
 */
export async function sourceKeyOf(path: string, shopKey: string, { file, rules }: SheetState): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash, { end: false });
  const { sheetName, encoding, delimiter, headerRow } = file;
  hash.update(JSON.stringify([shopKey, rules, sheetName, encoding, delimiter, headerRow]));
  return hash.digest('hex');
}
