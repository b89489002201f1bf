import { VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ColumnsPanel } from '../../features/columns/columns-panel';
import { RequiredMissing } from '../../features/columns/required-missing';
import { RecipePanel } from '../../features/recipes/recipe-panel';
import { RowsArea } from '../../features/rows/rows-area';
import { RowsPanel } from '../../features/rows/rows-panel';
import { columnTargetStore, goTo } from '../../model/navigation';
import type { OpenedSheet } from '../../model/sheet';
import classes from './shell.module.css';
import { StillReading } from './still-reading';

/** The steps of columns and rows: the same grid with another panel beside it. */
export function SheetScreen({ sheet, panel }: { sheet: OpenedSheet; panel: 'columns' | 'rows' }) {
  const { t } = useTranslation();
  return (
    <div className={classes['sheetScreen']}>
      <VisuallyHidden component="h1">{t(`steps.${panel}`)}</VisuallyHidden>
      {sheet.reading !== null && <StillReading reading={sheet.reading} />}
      <div className={classes['split']}>
        <RowsArea
          sheet={sheet}
          onColumn={(column) => {
            goTo('columns');
            if (column.kind === 'sheet') columnTargetStore.set(column.index);
          }}
        />
        <aside className={classes['side']} aria-label={t(panel === 'columns' ? 'columns.title' : 'rows.panelTitle')}>
          {panel === 'columns' ? <ColumnsPanel sheet={sheet} /> : <RowsPanel sheet={sheet} />}
          {panel === 'rows' && <RecipePanel sheet={sheet} />}
        </aside>
      </div>
      <RequiredMissing sheet={sheet} />
    </div>
  );
}
