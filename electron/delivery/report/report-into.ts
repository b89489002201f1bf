import type { ReportGaps } from '../../../shared/delivery/report-gaps';
import type { Connection } from '../store/database';
import { openReportedRows } from '../store/reported-rows';
import type { ReportShape } from './report-line';
import { withCells, type CellsOf } from './report-rows';
import { writeReport } from './write-report';

/** What to write, and where. */
export interface ReportJob {
  deliveryId: string;
  isStopped: boolean;
  format: 'csv' | 'xlsx';
  delimiter: ',' | ';';
  shape: ReportShape;
  /** The file to write to. It is open in this process, and therefore in all its threads. */
  fd: number;
}

/** Writes a delivery's report into an open file. Throws the system's error if that cannot be written. */
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
