import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { targetName } from '../../../words/field-names';
import type { RowOrder } from '../../../../shared/sheet/sheet-state';
import { useOpenedSheet } from '../../../model/sheet';
import { useStore } from '../../../model/store';
import { ArrowDownIcon, ArrowUpIcon, EraserIcon, ErrorIcon } from '../../../ui/icons';
import { ColumnMenu } from '../column-menu/column-menu';
import { ColumnMenuButton } from '../column-menu/column-menu-button';
import { fittingWidth } from '../layout/fitting-width';
import type { GridColumn } from '../layout/grid-columns';
import type { PlacedColumn } from '../layout/grid-geometry';
import { openColumnMenuStore } from '../state/open-column-menu';
import type { GridHeaders } from './use-grid-table';
import classes from './row-grid.module.css';

/**
 * Two lines per column, its target and its header in the file, and the column's menu. A press selects the column (use-grid-pointer.ts), a
 * right click opens the menu. Memoised: neither a move in the grid nor an edit renders it again.
 */
export const GridHeader = memo(function GridHeader({
  order,
  columns,
  headers,
  selectedFrom,
  selectedTo,
  onColumn,
}: {
  order: RowOrder | null;
  columns: readonly PlacedColumn<GridColumn>[];
  headers: GridHeaders;
  /** The columns that are selected as a whole, `selectedTo` exclusive. */
  selectedFrom: number;
  selectedTo: number;
  /** Shows where a column goes. */
  onColumn: (column: GridColumn) => void;
}) {
  const { t } = useTranslation();
  const menuOf = useStore(openColumnMenuStore);
  return (
    <div role="rowgroup" className={classes['head']}>
      <div role="row" aria-rowindex={1} className={classes['headRow']}>
        <div role="columnheader" aria-colindex={1} className={classes['gutterHead']}>
          {t('rows.number')}
        </div>
        {columns.map(({ column, at, leftPx, widthPx, isStuck }) => (
          <div
            key={column.id}
            role="columnheader"
            aria-colindex={at + 2}
            className={classes['headCell']}
            style={{ left: leftPx, width: widthPx }}
            data-at={at}
            data-kind={column.kind}
            data-stuck={isStuck || undefined}
            data-selected={(at >= selectedFrom && at < selectedTo) || undefined}
            aria-labelledby={`head-${column.id}`}
            aria-sort={column.kind === 'sheet' && order?.column === column.index ? SORTED[order.direction] : undefined}
            onContextMenu={(event) => {
              event.preventDefault();
              if (column.kind !== 'outcome') openColumnMenuStore.set(column.id);
            }}
          >
            <div id={`head-${column.id}`} className={classes['headWords']}>
              <HeaderLines column={column} />
            </div>
            {column.kind === 'sheet' && order?.column === column.index && <SortMark direction={order.direction} />}
            {column.kind !== 'outcome' && <ColumnMenuButton id={column.id} header={headerOf(column)} />}
            {menuOf === column.id && <OpenColumnMenu column={column} onColumn={onColumn} />}
            <span
              aria-hidden
              data-resizer
              className={classes['resizer']}
              onMouseDown={headers.get(column.id)?.getResizeHandler()}
              onDoubleClick={({ currentTarget }) => fit(headers.get(column.id), currentTarget.parentElement)}
            />
          </div>
        ))}
      </div>
    </div>
  );
});

/** Follows the sheet by itself, so that the headers need not. */
function OpenColumnMenu({ column, onColumn }: { column: GridColumn; onColumn: (column: GridColumn) => void }) {
  const sheet = useOpenedSheet();
  return sheet === null ? null : <ColumnMenu sheet={sheet} column={column} onColumn={onColumn} />;
}

/** Gives a column the width of what it shows. */
function fit(header: ReturnType<GridHeaders['get']>, cell: HTMLElement | null): void {
  if (header === undefined || cell === null) return;
  const width = fittingWidth(cell);
  header.getContext().table.setColumnSizing((widths) => ({ ...widths, [header.id]: width }));
}

const SORTED = { asc: 'ascending', desc: 'descending' } as const;

/** Shows by which column the rows are ordered. `aria-sort` says it. */
function SortMark({ direction }: { direction: 'asc' | 'desc' }) {
  const Arrow = direction === 'asc' ? ArrowUpIcon : ArrowDownIcon;
  return <Arrow size={14} className={classes['sortMark']} />;
}

/** The header in the file, or the field of a column that the file does not have. */
function headerOf(column: Exclude<GridColumn, { kind: 'outcome' }>): string {
  return column.kind === 'sheet' ? column.header : column.field;
}

function HeaderLines({ column }: { column: GridColumn }) {
  const { t } = useTranslation();
  switch (column.kind) {
    case 'outcome':
      return (
        <>
          <span className={classes['target']} data-target="outcome">
            {t('rows.outcome.column')}
          </span>
          <span className={classes['fileHeader']}>{t('rows.outcome.columnOf')}</span>
        </>
      );
    case 'sheet':
      return (
        <>
          <span
            className={classes['target']}
            data-target={column.target.kind}
            title={column.clears ? t('columns.clears') : undefined}
          >
            {column.clears && <EraserIcon size={14} label={t('columns.clears')} />} {targetName(column.target, t)}
          </span>
          <span className={classes['fileHeader']}>
            {column.fault === 'empty' ? t('columns.noHeader', { number: column.index + 1 }) : column.header}
          </span>
        </>
      );
    case 'missing':
      return (
        <>
          <span className={classes['target']} data-target="missing">
            <ErrorIcon size={14} /> {column.field}
          </span>
          <span className={classes['fileHeader']} data-missing>
            {t('rows.noColumn')}
          </span>
        </>
      );
    case 'constant':
      return (
        <>
          <span className={classes['target']} data-target="field">
            {column.field}
          </span>
          <span className={classes['fileHeader']}>{t('rows.constantColumn')}</span>
        </>
      );
  }
}
