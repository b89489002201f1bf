import { memo } from 'react';
import type { WindowRow } from '../../../../shared/sheet/sheet-state';
import { worstSeverity } from '../../../words/issue-words';
import { ErrorIcon, MinusCircleIcon, WarningIcon } from '../../../ui/icons';
import type { CellEdit } from './cell-editor';
import { GridCell } from './grid-cell';
import type { GridColumn } from '../layout/grid-columns';
import { rowId, type PlacedColumn } from '../layout/grid-geometry';
import type { CellWords } from '../status/use-cell-words';
import classes from './row-grid.module.css';

interface GridRowProps {
  position: number;
  /** The row's top within the element that holds the rows. */
  topPx: number;
  row: WindowRow | undefined;
  columns: readonly PlacedColumn<GridColumn>[];
  /** The focused column of the grid if the focus is in this row, else null. */
  focusedColumn: number | null;
  /** The selected columns, `selectedTo` exclusive. */
  selectedFrom: number;
  selectedTo: number;
  /** The column whose cell has the handle for filling; null if none in this row has. */
  handleAt: number | null;
  edit: CellEdit | null;
  /** The searched text; empty for none. */
  search: string;
  words: CellWords;
}

/** A row on the screen. Memoised: while scrolling, rows that stay are not rendered again. */
export const GridRow = memo(function GridRow({
  position,
  topPx,
  row,
  columns,
  focusedColumn,
  selectedFrom,
  selectedTo,
  handleAt,
  edit,
  search,
  words,
}: GridRowProps) {
  const severity = row === undefined ? null : worstSeverity(row.issues);
  const excluded = row?.excluded ?? false;
  const cell = (placed: PlacedColumn<GridColumn>) => (
    <GridCell
      key={placed.key}
      placed={placed}
      position={position}
      row={row}
      focused={focusedColumn === placed.at}
      selected={placed.at >= selectedFrom && placed.at < selectedTo}
      hasHandle={handleAt === placed.at}
      edit={edit?.at === placed.at ? edit : null}
      words={words}
      search={search}
    />
  );
  return (
    <div
      role="row"
      id={rowId(position)}
      aria-rowindex={position + 2}
      aria-busy={row === undefined || undefined}
      className={classes['row']}
      style={{ top: topPx }}
      data-position={position}
      data-row={row?.row}
      data-excluded={excluded || undefined}
      data-focused={focusedColumn !== null || undefined}
      data-selected={selectedTo > selectedFrom || undefined}
      data-editing={edit !== null || undefined}
    >
      <div role="presentation" className={classes['stuck']}>
        <div role="rowheader" aria-colindex={1} className={classes['gutter']}>
          {row !== undefined && (
            <>
              <input
                type="checkbox"
                tabIndex={-1}
                checked={!excluded}
                readOnly
                aria-label={words.include(row.row)}
                data-action="toggle-row"
              />
              <span className={classes['number']}>{row.row}</span>
              <RowIcon severity={severity} excluded={excluded} words={words} />
            </>
          )}
        </div>
        {columns.filter(({ isStuck }) => isStuck).map(cell)}
      </div>
      {columns.filter(({ isStuck }) => !isStuck).map(cell)}
    </div>
  );
});

function RowIcon({
  severity,
  excluded,
  words,
}: {
  severity: 'error' | 'warning' | null;
  excluded: boolean;
  words: CellWords;
}) {
  if (excluded) return <MinusCircleIcon size={15} label={words.excluded} />;
  if (severity === 'error') return <ErrorIcon size={15} className={classes['errorIcon']} label={words.blocked} />;
  if (severity === 'warning') return <WarningIcon size={15} className={classes['warningIcon']} label={words.warned} />;
  return <span className={classes['noIcon']} />;
}
