import { SEARCH_LETTERS } from '../../../../shared/sheet/limits';
import { useRun } from '../../../hooks/use-action';
import { editCells, setView } from '../../../model/change-sheet';
import type { OpenedSheet } from '../../../model/sheet';
import { useRowChoices } from '../../adoption/use-row-choices';
import type { GridContext } from '../commands/grid-commands';
import { cellText, type GridColumn } from '../layout/grid-columns';
import { repairOfCell } from '../offers/repair-offers';
import type { CellPlace, GridRange } from '../state/grid-state';

/** What the menu offers for the focused cell's text, and for its row. */
export function useCellOffers(
  { state, windows }: OpenedSheet,
  columns: readonly GridColumn[],
  focus: CellPlace,
  selected: GridRange,
): Pick<GridContext, 'repair' | 'repairCell' | 'emailChoices' | 'hasText' | 'findSame'> {
  const run = useRun();
  const row = windows.row(focus.position);
  const column = columns[focus.column];
  const index = column?.kind === 'sheet' ? column.index : null;
  const text = row === undefined || column === undefined ? '' : (cellText(column, row) ?? '').trim();
  const emailChoices = useRowChoices(selected.bottom - selected.top > 1 ? undefined : row);
  const repair = row === undefined || index === null ? null : repairOfCell(state, row, index);
  return {
    repair,
    repairCell: () => {
      if (row === undefined || index === null || repair === null) return;
      run(() => editCells([{ row: row.row, column: index, value: repair }]));
    },
    emailChoices,
    hasText: index !== null && text !== '' && text.length <= SEARCH_LETTERS,
    findSame: () => run(() => setView({ search: text })),
  };
}
