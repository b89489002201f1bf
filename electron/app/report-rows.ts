import type { ReportedRow } from '../delivery/reported-rows';
import { inParts } from './in-parts';

const ROWS_PER_MESSAGE = 1_000;

/**
 * Fills in the original cells that the database no longer holds (they are wiped when a delivery is finished) from the sheet,
 * where that is still open.
 */
export async function* withCells(
  rows: Iterable<ReportedRow>,
  cellsOf: (rows: number[]) => Promise<string[][] | null>,
): AsyncGenerator<ReportedRow> {
  for (const part of inParts(rows, ROWS_PER_MESSAGE)) {
    const wiped = part.filter((row) => row.cells === null);
    const found = wiped.length === 0 ? null : await cellsOf(wiped.map((row) => row.outcome.row));
    wiped.forEach((row, index) => (row.cells = found?.[index] ?? null));
    yield* part;
  }
}
