import { memo } from 'react';
import type { WindowOutcome, WindowRow } from '../../../../shared/sheet/sheet-state';
import { FIELD_KIND } from '../../../../shared/consumer/fields';
import { worstSeverity } from '../../../words/issue-words';
import { ErrorIcon, WarningIcon } from '../../../ui/icons';
import { CellEditor, type CellEdit } from './cell-editor';
import { cellId, type PlacedColumn } from '../layout/grid-geometry';
import { cellText, type GridColumn } from '../layout/grid-columns';
import { CellText } from '../cell/cell-text';
import { CELL_STATUS_ID } from '../status/cell-status-id';
import type { CellWords } from '../status/use-cell-words';
import { OutcomeCell } from './outcome-cell';
import classes from './row-grid.module.css';

/** One cell: its text, and why it is marked. Memoised: a move renders two cells again, not two rows. */
export const GridCell = memo(function GridCell({
  placed,
  position,
  row,
  focused,
  selected,
  hasHandle,
  edit,
  words,
  search,
}: {
  placed: PlacedColumn<GridColumn>;
  position: number;
  row: WindowRow | undefined;
  focused: boolean;
  /** Chosen together with others. */
  selected: boolean;
  hasHandle: boolean;
  /** Set while this cell is edited. */
  edit: CellEdit | null;
  words: CellWords;
  search: string;
}) {
  const { column, at, leftPx, widthPx, isStuck } = placed;
  const issues = column.kind === 'sheet' ? (row?.issues.filter((issue) => issue.column === column.index) ?? []) : [];
  const kept = column.kind === 'sheet' ? keptValue(row, column.index) : null;
  const severity = row?.excluded === true ? null : (worstSeverity(issues) ?? (kept === null ? null : 'warning'));
  const IssueIcon = severity === 'error' ? ErrorIcon : WarningIcon;
  const outcome = column.kind === 'outcome' ? (row?.outcome ?? null) : kept;
  const reasons = [...issues.map(words.sentence), ...(outcome === null ? [] : [words.outcome(outcome)])];
  const changes =
    column.kind === 'sheet' && row?.outcome === null
      ? (row.verdict?.changes.filter((change) => change.column === column.index) ?? [])
      : [];
  const reason = [...reasons, ...changes.map(words.change)].join(' ');
  const text = row === undefined ? null : cellText(column, row);
  return (
    <div
      role="gridcell"
      id={cellId(position, at)}
      aria-colindex={at + 2}
      aria-selected={focused || selected}
      aria-readonly={column.kind !== 'sheet'}
      className={classes['cell']}
      style={{ left: leftPx, width: widthPx }}
      data-at={at}
      data-kind={column.kind}
      data-stuck={isStuck || undefined}
      data-mono={isCodeLike(column)}
      data-skip={column.kind === 'sheet' && column.target.kind === 'skip'}
      data-severity={severity ?? undefined}
      data-changes={changes.length > 0 || undefined}
      data-focused={focused || undefined}
      data-editing={edit !== null || undefined}
      data-selected={selected || undefined}
      data-edited={column.kind === 'sheet' && row?.edited.includes(column.index) === true ? true : undefined}
      aria-invalid={severity === 'error' || undefined}
      // A screen reader hears the line below the grid as the focused cell's description, in place of the title.
      aria-describedby={focused ? CELL_STATUS_ID : undefined}
      title={reason === '' ? undefined : reason}
    >
      {edit !== null ? (
        <CellEditor edit={edit} label={words.edit(row?.row ?? 0)} />
      ) : (
        <>
          {row === undefined ? (
            <span className={classes['skeleton']} />
          ) : column.kind === 'outcome' ? (
            row.outcome !== null && <OutcomeCell outcome={row.outcome} />
          ) : (
            <CellText text={text ?? ''} search={column.kind === 'sheet' ? search : ''} />
          )}
          {severity !== null && <IssueIcon size={15} className={classes['cellIcon']} />}
          {hasHandle && column.kind === 'sheet' && (
            <span className={classes['handle']} data-action="fill" aria-hidden />
          )}
        </>
      )}
    </div>
  );
});

/** The row's outcome, if the shop kept its own value for this column. */
function keptValue(row: WindowRow | undefined, column: number): WindowOutcome | null {
  const outcome = row?.outcome ?? null;
  const isHere = outcome?.kind === 'kept' && outcome.column === column && !outcome.changed;
  return isHere ? outcome : null;
}

/** Ids, phones, e-mails and dates are read character by character, so they are set in a monospaced font. */
function isCodeLike(column: GridColumn): boolean {
  if (column.kind !== 'sheet' || column.target.kind !== 'field') return false;
  return ['id', 'email', 'phone', 'date'].includes(FIELD_KIND[column.target.field]);
}
