import { useRef, useState } from 'react';
import { dataEdge, searchCells } from '../../../../shared/sheet/grid/data-edge';
import { useRun } from '../../../hooks/use-action';
import { findEdge } from '../../../model/read-range';
import type { OpenedSheet } from '../../../model/sheet';
import type { Direction } from '../commands/grid-commands';
import { isFilled, type GridColumn } from '../layout/grid-columns';
import type { CellPlace, GridAction } from '../state/grid-state';
import { gridStore } from '../state/grid-store';

export interface DataEdge {
  /** Moves the focus, or the head of the selection, to the edge of the data. */
  goToEdge: (direction: Direction, isExtended: boolean) => void;
  /** Whether the sheet process is still asked where that is. */
  isUnderWay: () => boolean;
}

/** Ctrl and arrows: a row's cells are in the page, a column's in the sheet process. */
export function useDataEdge(
  { state, windows }: OpenedSheet,
  columns: readonly GridColumn[],
  show: (action: GridAction) => void,
): DataEdge {
  const run = useRun();
  const isAsked = useRef(false);
  // A render tells the keys pressed meanwhile that it is their turn.
  const [, setArrivals] = useState(0);

  const goToEdge = (direction: Direction, isExtended: boolean): void => {
    const { focus, selection } = gridStore.get();
    const from = isExtended ? (selection?.head ?? focus) : focus;
    const arrive = (at: CellPlace): void => show({ kind: isExtended ? 'extend-to' : 'go-to', at });
    const step = direction === 'down' || direction === 'right' ? 1 : -1;
    if (direction === 'left' || direction === 'right') {
      const row = windows.row(from.position);
      const search = searchCells((at) => isFilled(columns[at], row), step, columns.length);
      return arrive({ ...from, column: dataEdge(search, from.column, step, columns.length) });
    }
    const column = columns[from.column];
    if (column?.kind !== 'sheet') return arrive({ ...from, position: step === 1 ? state.viewRows - 1 : 0 });
    isAsked.current = true;
    run(async () => {
      try {
        const position = await findEdge({ position: from.position, column: column.index, step, kind: 'data' });
        const now = gridStore.get();
        if (now.focus === focus && now.selection === selection) arrive({ ...from, position });
      } finally {
        isAsked.current = false;
        setArrivals((count) => count + 1);
      }
    });
  };
  return { goToEdge, isUnderWay: () => isAsked.current };
}
