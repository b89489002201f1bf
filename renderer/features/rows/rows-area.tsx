import { useHotkeys } from '@mantine/hooks';
import { useRef } from 'react';
import { redo, undo } from '../../model/change-sheet';
import type { OpenedSheet } from '../../model/sheet';
import { useAction } from '../../hooks/use-action';
import { CellStatus } from './status/cell-status';
import type { GridColumn } from './layout/grid-columns';
import { focusGrid } from './keyboard/grid-focus';
import { NoRows } from './no-rows';
import { OutcomeBar } from './outcome-bar';
import { RowGrid } from './grid/row-grid';
import { RowsToolbar } from './rows-toolbar';
import { useNextIssue } from './keyboard/use-next-issue';
import { usePointerUse } from './keyboard/use-pointer-use';
import { useViewFocus } from './keyboard/use-view-focus';
import classes from './rows-area.module.css';

/** The grid with its toolbar and its line of remarks; the same in the steps of columns and of rows. */
export function RowsArea({ sheet, onColumn }: { sheet: OpenedSheet; onColumn: (column: GridColumn) => void }) {
  const { run } = useAction();
  const search = useRef<HTMLInputElement>(null);
  useViewFocus(sheet.state);
  const nextIssue = useNextIssue();
  const byPointer = usePointerUse();

  // Physical keys: with a Russian keyboard Ctrl+Z types «я».
  const physical = { usePhysicalKeys: true };
  useHotkeys([
    ['mod+Z', () => sheet.state.canUndo && run(undo), physical],
    ['mod+shift+Z', () => sheet.state.canRedo && run(redo), physical],
    ['mod+Y', () => sheet.state.canRedo && run(redo), physical],
  ]);
  // These work in text fields too, which have no other use for them.
  useHotkeys(
    [
      ['F8', nextIssue, physical],
      ['F6', focusGrid, physical],
      ['shift+F6', focusGrid, physical],
      ['mod+F', () => search.current?.select(), physical],
    ],
    [],
  );
  return (
    <div className={classes['area']} {...byPointer}>
      <RowsToolbar sheet={sheet} searchRef={search} onNextIssue={nextIssue} />
      {sheet.state.delivery !== null && <OutcomeBar sheet={sheet} delivery={sheet.state.delivery} />}
      <div className={classes['grid']}>
        <RowGrid sheet={sheet} onColumn={onColumn} />
        {sheet.state.viewRows === 0 && <NoRows />}
      </div>
      <CellStatus sheet={sheet} />
    </div>
  );
}
