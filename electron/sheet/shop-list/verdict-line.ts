import { ISSUE_SEVERITY } from '../../../shared/consumer/issue';
import { idKey } from '../../../shared/consumer/rows/row-keys';
import { rowPlan } from '../../../shared/consumer/rows/row-plan';
import type { RowRules } from '../../../shared/consumer/target';
import type { VerdictLine } from '../../../shared/sheet/verdict-line';
import type { IssueIndex } from '../checks/issue-index';
import type { EditedTable } from '../table/edited-table';
import type { VerdictIndex } from './verdict-index';

/** What sending a row would come to, as a report says it. */
export function verdictLine(
  row: number,
  sheet: { table: EditedTable; issues: IssueIndex; rules: RowRules; verdicts: Pick<VerdictIndex, 'shown'> },
): VerdictLine {
  const { table, issues, rules, verdicts } = sheet;
  const cells = table.cells(row);
  const verdict = verdicts.shown(row);
  const other = verdict?.other ?? null;
  const isKeptBack = verdict === null && !issues.isReady(row);
  const errors = isKeptBack
    ? issues.issuesOf(row).flatMap(({ code }) => (ISSUE_SEVERITY[code] === 'error' ? [code] : []))
    : [];
  return {
    row,
    externalId: idKey(cells[rowPlan(rules).idColumn] ?? ''),
    kind: verdict?.kind ?? (issues.isExcluded(row) ? 'excluded' : isKeptBack ? 'kept-back' : null),
    errors: issues.isExcluded(row) ? [] : [...new Set(errors)],
    changes: verdict?.changes.map(({ field, from, to }) => ({ field, from, to })) ?? [],
    keeps: verdict?.keeps.map(({ field, from, to }) => ({ field, from, to })) ?? [],
    settled: verdict?.settled ?? null,
    other: other === null ? null : { externalId: other.externalId },
    cells,
  };
}
