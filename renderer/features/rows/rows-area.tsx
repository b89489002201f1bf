import { useHotkeys } from '@mantine/hooks';
import { useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { redo, showNextIssue, undo, type OpenedSheet } from '../../model/sheet';
import { useAction } from '../../model/use-action';
import { notifyDone } from '../../ui/notify';
import { CellStatus } from './cell-status';
import type { GridColumn } from './grid-columns';
import { gridFocusStore } from './grid-focus';
import { RowGrid } from './row-grid';
import { OutcomeBar } from './outcome-bar';
import { RowsToolbar } from './rows-toolbar';
import classes from './rows-area.module.css';

/** The grid with its toolbar and its line of remarks; the same in the steps of columns and of rows. */
export function RowsArea({ sheet, onColumn }: { sheet: OpenedSheet; onColumn: (column: GridColumn) => void }) {
  const { t } = useTranslation();
  const { run } = useAction();
  const search = useRef<HTMLInputElement>(null);
  const { view } = sheet;
  // Before the grid's own effects: one of them may show a row that was asked for on the way here.
  useLayoutEffect(
    () => gridFocusStore.set({ position: 0, column: 0 }),
    [sheet.state.rowsId, view.only, view.outcome, view.search],
  );

  const nextIssue = (): void =>
    run(async () => {
      const found = await showNextIssue(gridFocusStore.get().position);
      if (!found) notifyDone(t('rows.noMoreIssues'), t('common.close'));
    });
  // Physical keys: with a Russian keyboard Ctrl+Z types «я».
  const physical = { usePhysicalKeys: true };
  const focusSearch = () => search.current?.select();
  useHotkeys([
    ['mod+Z', () => sheet.state.canUndo && run(undo), physical],
    ['mod+shift+Z', () => sheet.state.canRedo && run(redo), physical],
    ['mod+Y', () => sheet.state.canRedo && run(redo), physical],
    ['F8', nextIssue, physical],
    ['mod+F', focusSearch, physical],
  ]);
  return (
    <div className={classes['area']}>
      <RowsToolbar sheet={sheet} searchRef={search} onNextIssue={nextIssue} />
      {sheet.state.delivery !== null && <OutcomeBar sheet={sheet} delivery={sheet.state.delivery} />}
      <RowGrid sheet={sheet} onColumn={onColumn} />
      <CellStatus sheet={sheet} />
    </div>
  );
}
