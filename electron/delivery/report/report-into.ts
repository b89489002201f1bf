import type { ReportGaps } from '../../../shared/delivery/report-gaps';
import type { ReportJob } from '../background/jobs';
import type { Connection } from '../database';
import { openReportedRows } from '../reported-rows';
import { withCells, type CellsOf } from './report-rows';
import { writeReport } from './write-report';

/** Writes a delivery's report into an open file. Throws the system's error where that cannot be written. */
export async function reportInto(
  database: Connection,
  { deliveryId, isStopped, fd, format, delimiter, shape }: ReportJob,
  cellsOf: CellsOf,
): Promise<ReportGaps> {
  const gaps: ReportGaps = { withoutCells: 0, asTheyStand: 0 };
  const rows = withCells(openReportedRows(database).all(deliveryId, isStopped), cellsOf, gaps);
  await writeReport(fd, { ...shape, format, delimiter, rows });
  return gaps;
}
