import { VisuallyHidden } from '@mantine/core';
import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { ColumnsPanel } from '../../features/columns/columns-panel';
import { RequiredMissing } from '../../features/columns/required-missing';
import { RecipePanel } from '../../features/recipes/recipe-panel';
import { RowsArea } from '../../features/rows/rows-area';
import type { GridColumn } from '../../features/rows/layout/grid-columns';
import { RowsPanel } from '../../features/rows/rows-panel';
import { useKeptFocus } from '../../features/rows/keyboard/use-kept-focus';
import { columnTargetStore, goTo } from '../../model/navigation';
import type { OpenedSheet } from '../../model/sheet';
import classes from './shell.module.css';
import { StillReading } from './still-reading';

/**
 * The steps of columns and rows: the same grid with another panel beside it. After a change the grid is painted first, and what is around it
 * follows when there is time: typing does not wait for it.
 */
export function SheetScreen({ sheet, panel }: { sheet: OpenedSheet; panel: 'columns' | 'rows' }) {
  const { t } = useTranslation();
  const settled = useDeferredValue(sheet);
  useKeptFocus();
  return (
    <div className={classes['sheetScreen']}>
      <VisuallyHidden component="h1">{t(`steps.${panel}`)}</VisuallyHidden>
      {sheet.reading !== null && <StillReading reading={sheet.reading} />}
      <div className={classes['split']}>
        <RowsArea sheet={sheet} settled={settled} onColumn={showTarget} />
        <aside className={classes['side']} aria-label={t(panel === 'columns' ? 'columns.title' : 'rows.panelTitle')}>
          {panel === 'columns' ? <ColumnsPanel sheet={sheet} /> : <RowsPanel sheet={settled} />}
          {panel === 'rows' && <RecipePanel sheet={settled} />}
        </aside>
      </div>
      <RequiredMissing sheet={sheet} />
    </div>
  );
}

/** Shows where a column goes. */
function showTarget(column: GridColumn): void {
  goTo('columns');
  if (column.kind === 'sheet') columnTargetStore.set(column.index);
}
