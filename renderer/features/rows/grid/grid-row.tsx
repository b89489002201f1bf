import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { WindowRow } from '../../../../shared/sheet/sheet-state';
import { useIssueSentence, worstSeverity } from '../../../words/issue-words';
import { ErrorIcon, MinusCircleIcon, WarningIcon } from '../../../ui/icons';
import type { CellEdit } from './cell-editor';
import { GridCell, type CellWords } from './grid-cell';
import type { GridColumn } from '../layout/grid-columns';
import type { PlacedColumn } from '../layout/grid-geometry';
import { useOutcomeText } from '../status/outcome-line';
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
}: GridRowProps) {
  const { t } = useTranslation();
  const words: CellWords = {
    sentence: useIssueSentence(),
    outcome: useOutcomeText(),
    editLabel: t('rows.editLabel', { row: row?.row ?? 0 }),
  };
  const severity = row === undefined ? null : worstSeverity(row.issues);
  const excluded = row?.excluded ?? false;
  return (
    <div
      role="row"
      aria-rowindex={position + 2}
      aria-busy={row === undefined || undefined}
      className={classes['row']}
      style={{ transform: `translateY(${topPx}px)` }}
      data-position={position}
      data-row={row?.row}
      data-excluded={excluded || undefined}
      data-focused={focusedColumn !== null || undefined}
      data-selected={selectedTo > selectedFrom || undefined}
      data-editing={edit !== null || undefined}
    >
      <div role="rowheader" aria-colindex={1} className={classes['gutter']}>
        {row !== undefined && (
          <>
            <input
              type="checkbox"
              tabIndex={-1}
              checked={!excluded}
              readOnly
              aria-label={t('rows.include', { row: row.row })}
              data-action="toggle-row"
            />
            <span className={classes['number']}>{row.row}</span>
            <RowIcon severity={severity} excluded={excluded} />
          </>
        )}
      </div>
      {columns.map((placed) => (
        <GridCell
          key={placed.column.id}
          placed={placed}
          position={position}
          row={row}
          focused={focusedColumn === placed.at}
          selected={placed.at >= selectedFrom && placed.at < selectedTo}
          hasHandle={handleAt === placed.at}
          edit={edit}
          words={words}
          search={search}
        />
      ))}
    </div>
  );
});

function RowIcon({ severity, excluded }: { severity: 'error' | 'warning' | null; excluded: boolean }) {
  const { t } = useTranslation();
  if (excluded) return <MinusCircleIcon size={15} label={t('rows.excluded')} />;
  if (severity === 'error')
    return <ErrorIcon size={15} className={classes['errorIcon']} label={t('rows.blockedRow')} />;
  if (severity === 'warning')
    return <WarningIcon size={15} className={classes['warningIcon']} label={t('rows.warned')} />;
  return <span className={classes['noIcon']} />;
}
