import { useRef } from 'react';
import type { OpenedSheet } from '../../model/sheet';
import { AdoptQuestion } from '../adoption/adopt-question';
import { CellStatus } from './status/cell-status';
import { SelectionInfo } from './status/selection-info';
import { FindBar } from './find/find-bar';
import { findBarStore } from './state/find-bar-store';
import { useStore } from '../../model/store';
import { ColumnDialog } from './column-menu/column-dialog';
import { RowFilters } from './column-values/row-filters';
import { GoToRow } from './go-to-row';
import { WorkProgress } from './status/work-progress';
import type { GridColumn } from './layout/grid-columns';
import { NoRows } from './no-rows';
import { OutcomeBar } from './outcome-bar';
import { RowGrid } from './grid/row-grid';
import { RowsToolbar } from './rows-toolbar';
import { useNextIssue } from './keyboard/use-next-issue';
import { usePointerUse } from './keyboard/use-pointer-use';
import classes from './rows-area.module.css';

/** The grid with its toolbar and status line; the same in the steps of columns and rows. */
export function RowsArea({
  sheet,
  settled,
  onColumn,
}: {
  sheet: OpenedSheet;
  /** The sheet as it is shown around the cells; soon the same. */
  settled: OpenedSheet;
  onColumn: (column: GridColumn) => void;
}) {
  const search = useRef<HTMLInputElement>(null);
  const isFinding = useStore(findBarStore) > 0;
  const nextIssue = useNextIssue();
  const byPointer = usePointerUse();
  return (
    <>
      <div className={classes['area']} {...byPointer}>
        <RowsToolbar sheet={settled} searchRef={search} onNextIssue={nextIssue} />
        {sheet.state.delivery !== null && <OutcomeBar sheet={sheet} delivery={sheet.state.delivery} />}
        <RowFilters sheet={sheet} />
        {isFinding && <FindBar sheet={sheet} />}
        <div className={classes['grid']}>
          <RowGrid
            sheet={sheet}
            order={settled.view.order ?? null}
            onColumn={onColumn}
            onFind={() => search.current?.select()}
          />
          {sheet.state.viewRows === 0 && <NoRows />}
          <WorkProgress />
        </div>
        <div className={classes['status']}>
          <CellStatus sheet={sheet} />
          <SelectionInfo sheet={sheet} />
        </div>
      </div>
      <ColumnDialog sheet={sheet} />
      <GoToRow sheet={sheet} />
      <AdoptQuestion />
    </>
  );
}
