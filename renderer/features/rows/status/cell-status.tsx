import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Issue } from '../../../../shared/consumer/issue';
import type { WindowRow } from '../../../../shared/sheet/sheet-state';
import { useIssueSentence } from '../../../words/issue-words';
import { editCells } from '../../../model/change-sheet';
import type { OpenedSheet } from '../../../model/sheet';
import { useStore } from '../../../model/store';
import { useRun } from '../../../hooks/use-action';
import { ErrorIcon, WarningIcon } from '../../../ui/icons';
import { DecisionLine } from '../../adoption/decision-line';
import { useGridColumns } from '../layout/use-grid-columns';
import { RowChoices } from '../offers/row-choices';
import { gridStore } from '../state/grid-store';
import { DuplicatesButton } from '../duplicates/duplicates-button';
import { CELL_STATUS_ID } from './cell-status-id';
import { HiddenSignsLine } from './hidden-signs-line';
import { PhoneFormLine } from './phone-form-line';
import { RepairAll } from './repair-all';
import { OutcomeLine } from './outcome-line';
import { VerdictLine } from './verdict-line';
import { useRowVersion } from '../../../hooks/use-row-windows';
import classes from './cell-status.module.css';

/**
 * The line below the grid: what is wrong with the focused cell or its row, with the repair as a button, and what is easily overlooked in it. It
 * describes the cell to screen readers, so it announces nothing by itself.
 */
export function CellStatus({ sheet }: { sheet: OpenedSheet }) {
  const { t } = useTranslation();
  const focus = useStore(gridStore, (grid) => grid.focus);
  useRowVersion(sheet.windows);
  const row = sheet.windows.row(focus.position);
  const column = useGridColumns(sheet.state).columns[focus.column];
  const sheetColumn = column?.kind === 'sheet' ? column.index : null;
  const own = row?.issues.filter((issue) => issue.column === sheetColumn) ?? [];
  // For a cell without its own issues, those of its row are shown.
  const issues = own.length > 0 ? own : (row?.issues ?? []);
  const outcome = row?.outcome ?? null;
  const isNamed = outcome !== null && (column?.kind === 'outcome' || outcome.column === sheetColumn);
  const shownOutcome = isNamed || issues.length === 0 ? outcome : null;
  // The outcome says more about a refusal than this issue.
  const shown = shownOutcome === null ? issues : issues.filter(({ code }) => code !== 'server-refused');
  const verdict = row?.verdict ?? null;
  // What the server said after sending counts more than what was expected before.
  const shownVerdict = outcome === null || outcome.changed ? verdict : null;
  return (
    <div id={CELL_STATUS_ID} className={classes['status']} tabIndex={-1} data-testid="cell-status">
      {row !== undefined && shownOutcome !== null && <OutcomeLine row={row.row} outcome={shownOutcome} />}
      {row?.decision && <DecisionLine row={row.row} decision={row.decision} />}
      {row !== undefined && shownVerdict !== null && (
        <VerdictLine row={row.row} verdict={shownVerdict} column={sheetColumn} />
      )}
      {row === undefined || (shown.length === 0 && shownOutcome === null && shownVerdict === null) ? (
        <span className={classes['quiet']}>{row === undefined ? ' ' : t('rows.statusClean', { row: row.row })}</span>
      ) : (
        shown
          .slice(0, 3)
          .map((issue) => (
            <IssueLine key={`${issue.code}:${issue.column ?? ''}`} sheet={sheet} row={row} issue={issue} />
          ))
      )}
      {row !== undefined && sheetColumn !== null && own.length === 0 && (
        <PhoneFormLine sheet={sheet} row={row} column={sheetColumn} />
      )}
      {row !== undefined && sheetColumn !== null && <HiddenSignsLine text={row.cells[sheetColumn] ?? ''} />}
    </div>
  );
}

function IssueLine({ sheet, row, issue }: { sheet: OpenedSheet; row: WindowRow; issue: Issue }) {
  const { t } = useTranslation();
  const run = useRun();
  const sentence = useIssueSentence();
  const { column, repair } = issue;
  const IssueIcon = issue.severity === 'error' ? ErrorIcon : WarningIcon;
  const header = column === null ? null : (sheet.state.columns[column]?.header ?? '');
  return (
    <div className={classes['line']} data-severity={issue.severity}>
      <IssueIcon size={16} />
      <span className={classes['where']}>
        {header === null
          ? t('rows.statusRow', { row: row.row })
          : t('rows.statusCell', { row: row.row, column: header })}
      </span>
      <span className={classes['what']}>{sentence(issue)}</span>
      <DuplicatesButton sheet={sheet} code={issue.code} row={row.row} />
      {issue.code === 'email-elsewhere' && (
        <span className={classes['repairs']}>
          <RowChoices row={row} />
        </span>
      )}
      {column !== null && (
        <span className={classes['repairs']}>
          {repair !== null && (
            <Button
              size="compact-sm"
              variant="light"
              onClick={() => run(() => editCells([{ row: row.row, column, value: repair }]))}
            >
              {repair === '' ? t('rows.clearOnly') : t('rows.repair', { value: repair })}
            </Button>
          )}
          <RepairAll sheet={sheet} code={issue.code} column={column} />
        </span>
      )}
    </div>
  );
}
