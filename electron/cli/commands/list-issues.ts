import { MAX_WINDOW_ROWS } from '../../../shared/sheet/limits';
import type { SheetState } from '../../../shared/sheet/sheet-state';
import type { Translate } from '../../i18n/translate';
import { sheetState } from '../../sending/sheet-state';
import type { SheetHost } from '../../sheet/host/host';
import { remarkWords } from '../output/remark-words';

/** How many issues the result lists one by one. Beyond that, it only gives the number. */
const ISSUES_LISTED = 1_000;

/** An issue in the result. */
export interface ListedIssue {
  row: number;
  column: string | null;
  code: string;
  severity: string;
  message: string;
}

/** The sheet's issues in the order of its rows, and warnings about what the list leaves out. */
export async function listIssues(
  host: SheetHost,
  state: SheetState,
  t: Translate,
): Promise<{ issues: ListedIssue[]; warnings: string[] }> {
  const warnings = [
    ...remarkWords(state.file, t),
    ...state.layoutProblems.map((problem) =>
      t(`cli.layoutWarnings.${problem.code}`, {
        ...problem,
        ...('column' in problem && { column: problem.column + 1 }),
      }),
    ),
    ...state.issuesByCode.flatMap(({ code, count }) =>
      code === 'cell-skipped' ? [t('cli.cellsSkipped', { count })] : [],
    ),
  ];
  const issues: ListedIssue[] = [];
  await host.request('set-view', { only: 'issues', outcome: null, issue: null, search: '' });
  const { viewRows } = await sheetState(host);
  for (let start = 0; start < viewRows && issues.length < ISSUES_LISTED; start += MAX_WINDOW_ROWS) {
    const { rows } = await host.request('get-window', { start, count: MAX_WINDOW_ROWS });
    for (const row of rows) {
      for (const { code, severity, column, params } of row.issues) {
        const header = column === null ? null : (state.columns[column]?.header ?? null);
        issues.push({ row: row.row, column: header, code, severity, message: t(`issues.${code}`, params) });
      }
    }
  }
  if (issues.length > ISSUES_LISTED) {
    warnings.push(t('cli.moreIssues', { count: state.counts.issues }));
    issues.length = ISSUES_LISTED;
  }
  return { issues, warnings };
}
