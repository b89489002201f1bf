import type { ReportGaps } from '../../shared/delivery/report-gaps';
import type { ReportedRow } from '../delivery/reported-rows';
import type { CellsOf } from './cells-of-delivery';
import { inParts } from './in-parts';

const ROWS_PER_MESSAGE = 1_000;

/**
 * Fills in the original cells that the database no longer holds (they are wiped when a delivery is finished) from the sheet,
 * where that is open.
 *
 * @param gaps counts what that came to, while the rows are taken
 */
export async function* withCells(
  rows: Iterable<ReportedRow>,
  cellsOf: CellsOf,
  gaps: ReportGaps,
): AsyncGenerator<ReportedRow> {
  for (const part of inParts(rows, ROWS_PER_MESSAGE)) {
    const wiped = part.filter((row) => row.cells === null);
    const found = wiped.length === 0 ? null : await cellsOf(wiped.map((row) => row.outcome.row));
    wiped.forEach((row, index) => {
      const inSheet = found?.[index];
      if (inSheet === undefined) gaps.withoutCells += 1;
      else if (inSheet.changed) gaps.asTheyStand += 1;
      row.cells = inSheet?.cells ?? null;
    });
    yield* part;
  }
}
