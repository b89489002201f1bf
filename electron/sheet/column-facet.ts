import type { IssueCode } from '../../shared/consumer/issue';
import { MAX_CELL_LETTERS } from '../../shared/consumer/excel-limits';
import { FACET_VALUES } from '../../shared/sheet/limits';
import { clusterValues } from '../../shared/sheet/operations/cluster-values';
import { MAX_MAPPED_VALUES } from '../../shared/sheet/operations/map-values';
import type { ColumnClusters, ColumnFacet } from '../../shared/sheet/sheet-state';
import type { IssueIndex } from './checks/issue-index';
import type { EditedTable } from './table/edited-table';
import { inTimeSlices } from './threads/time-slices';
import { countValues } from './values/count-values';

const SLICE_ROWS = 1_024;
/** The most rows with issues that are looked through for those of one column. */
const MOST_ISSUE_ROWS = 20_000;
/** The most values that are compared with each other, and the most clusters of one answer. */
const MOST_COMPARED = 100_000;
const MOST_CLUSTERS = 300;

/** A column of the sheet. It is empty if the sheet has no such column. */
export interface CountedColumn {
  table: EditedTable;
  issues: IssueIndex;
  column: number;
}

/** What a column holds: its most frequent values, and its issues. */
export async function columnFacet(of: CountedColumn, search: string): Promise<ColumnFacet> {
  const { table, column } = of;
  const counted = await countValues(table, column);
  const values = counted.most(FACET_VALUES, search).filter(({ value }) => value.length <= MAX_CELL_LETTERS);
  const { filled, distinct } = counted;
  return { rows: table.rowCount, filled, distinct, values, ...(await issuesIn(of)) };
}

/** Values of a column that look like one. The clusters are whole, and have no more values than one operation replaces. */
export async function columnClusters({ table, column }: CountedColumn): Promise<ColumnClusters> {
  const counted = await countValues(table, column);
  const values = counted.most(MOST_COMPARED).filter(({ value }) => value.length <= MAX_CELL_LETTERS);
  const clusters = clusterValues(values);
  let left = MAX_MAPPED_VALUES;
  const fitting = clusters.slice(0, MOST_CLUSTERS).filter((cluster) => {
    if (cluster.values.length > left) return false;
    left -= cluster.values.length;
    return true;
  });
  return { found: clusters.length, clusters: fitting };
}

async function issuesIn({
  table,
  issues,
  column,
}: CountedColumn): Promise<Pick<ColumnFacet, 'issues' | 'issuesAreCut'>> {
  const counts = new Map<IssueCode, number>();
  let looked = 0;
  await inTimeSlices(table.rowCount, SLICE_ROWS, (start, end) => {
    for (let row = start + 1; row <= end && looked < MOST_ISSUE_ROWS; row += 1) {
      if (!issues.hasIssues(row) || issues.isExcluded(row)) continue;
      looked += 1;
      for (const issue of issues.issuesOf(row)) {
        if (issue.column === column) counts.set(issue.code, (counts.get(issue.code) ?? 0) + 1);
      }
    }
  });
  const found = [...counts].map(([code, count]) => ({ code, count })).sort((one, other) => other.count - one.count);
  return { issues: found, issuesAreCut: looked === MOST_ISSUE_ROWS };
}
