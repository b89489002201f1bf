import { useMemo } from 'react';
import type { SheetState } from '../../../../shared/sheet/sheet-state';
import { useStore } from '../../../model/store';
import { columnPlacesOf, columnPlacesStore } from '../state/column-places';
import { arrangeColumns, type ArrangedColumns } from './arrange-columns';
import { gridColumns } from './grid-columns';

/** The grid's columns as they are shown. Every place of a column in the grid's state counts in them. */
export function useGridColumns({ rowsId, columns, rules, missing, delivery }: SheetState): ArrangedColumns {
  const places = useStore(columnPlacesStore, (now) => columnPlacesOf(rowsId, now));
  return useMemo(
    () => arrangeColumns(gridColumns({ columns, rules, missing, delivery }), places),
    [columns, rules, missing, delivery, places],
  );
}
