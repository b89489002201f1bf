import type { Header } from '@tanstack/react-table';
import { useTranslation } from 'react-i18next';
import { targetName } from '../../../words/field-names';
import { EraserIcon, ErrorIcon } from '../../../ui/icons';
import type { GridColumn } from '../layout/grid-columns';
import type { PlacedColumn } from '../layout/grid-geometry';
import type { GridRowData } from './use-grid-table';
import classes from './row-grid.module.css';

/** Two lines per column: its target, and its header in the file. A click opens the column's entry. */
export function GridHeader({
  columns,
  headers,
  onColumn,
}: {
  columns: readonly PlacedColumn<GridColumn>[];
  headers: ReadonlyMap<string, Header<GridRowData, unknown>>;
  onColumn: (column: GridColumn) => void;
}) {
  const { t } = useTranslation();
  return (
    <div role="rowgroup" className={classes['head']}>
      <div role="row" aria-rowindex={1} className={classes['headRow']}>
        <div role="columnheader" aria-colindex={1} className={classes['gutterHead']}>
          {t('rows.number')}
        </div>
        {columns.map(({ column, at, leftPx, widthPx }) => (
          <div
            key={column.id}
            role="columnheader"
            aria-colindex={at + 2}
            className={classes['headCell']}
            style={{ left: leftPx, width: widthPx }}
            data-kind={column.kind}
          >
            {column.kind === 'outcome' ? (
              <div className={classes['headWords']}>
                <HeaderLines column={column} />
              </div>
            ) : (
              <button type="button" tabIndex={-1} className={classes['headButton']} onClick={() => onColumn(column)}>
                <HeaderLines column={column} />
              </button>
            )}
            <span
              aria-hidden
              className={classes['resizer']}
              onMouseDown={headers.get(column.id)?.getResizeHandler()}
              onDoubleClick={() => headers.get(column.id)?.column.resetSize()}
            />
          </div>
        ))}
      </div>
    </div>
  );
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
