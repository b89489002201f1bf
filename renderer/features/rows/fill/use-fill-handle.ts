import { useEffect, useEffectEvent, useState } from 'react';
import { copyInto } from '../../../model/change-sheet';
import { findEdge } from '../../../model/read-range';
import { useRun } from '../../../hooks/use-action';
import { sheetColumnsIn, type GridColumn } from '../layout/grid-columns';
import { focusGrid } from '../state/focus-grid';
import type { CellPlace, GridAction, GridRange } from '../state/grid-state';
import { fillTarget, type FillTarget } from './fill-target';

/** The handle at the selection's corner. A listener returns whether the event was the handle's. */
export interface FillHandle {
  /** What is filled if the pointer is released now; null while the handle is not dragged. */
  target: FillTarget | null;
  press: (event: React.MouseEvent) => boolean;
  /** @param to the cell under the pointer */
  drag: (to: CellPlace | null) => boolean;
  doubleClick: (event: React.MouseEvent) => boolean;
}

/**
 * Copies the selection down or to the right as far as its corner is dragged. A double click copies it down as far as the column beside it
 * is filled.
 */
export function useFillHandle(
  columns: readonly GridColumn[],
  selected: GridRange,
  act: (action: GridAction) => void,
  showRow: (position: number) => void,
): FillHandle {
  const run = useRun();
  const [isDragged, setDragged] = useState(false);
  const [target, setTarget] = useState<FillTarget | null>(null);

  const fill = ({ range, direction }: FillTarget): void => {
    const filled = sheetColumnsIn(columns, range.left, range.right);
    const lines =
      direction === 'down'
        ? selected.bottom - selected.top
        : sheetColumnsIn(columns, selected.left, selected.right).length;
    if (lines === 0 || filled.length === 0) return;
    act({ kind: 'go-to', at: { position: range.top, column: range.left } });
    act({ kind: 'extend-to', at: { position: range.bottom - 1, column: range.right - 1 } });
    run(() => copyInto({ start: range.top, end: range.bottom, columns: filled }, direction, lines));
  };
  const fillDown = async (): Promise<void> => {
    const from = selected.bottom - 1;
    for (const neighbour of [columns[selected.left - 1], columns[selected.right]]) {
      if (neighbour?.kind !== 'sheet') continue;
      const end = await findEdge({ position: from, column: neighbour.index, step: 1, kind: 'run' });
      if (end === from) continue;
      fill({ range: { ...selected, bottom: end + 1 }, direction: 'down' });
      return;
    }
  };

  const end = useEffectEvent((isDropped: boolean) => {
    if (!isDragged) return;
    setDragged(false);
    setTarget(null);
    if (isDropped && target !== null) fill(target);
  });
  useEffect(() => {
    const drop = (): void => end(true);
    const giveUp = (): void => end(false);
    window.addEventListener('mouseup', drop);
    window.addEventListener('blur', giveUp);
    return () => {
      window.removeEventListener('mouseup', drop);
      window.removeEventListener('blur', giveUp);
    };
  }, []);

  return {
    target,
    press: (event) => {
      if (!isHandle(event) || event.button !== 0) return false;
      event.preventDefault();
      focusGrid();
      setDragged(true);
      return true;
    },
    drag: (to) => {
      if (!isDragged) return false;
      if (to !== null) {
        setTarget(fillTarget(selected, to));
        showRow(to.position);
      }
      return true;
    },
    doubleClick: (event) => {
      if (!isHandle(event)) return false;
      run(fillDown);
      return true;
    },
  };
}

function isHandle({ target }: React.MouseEvent): boolean {
  return target instanceof HTMLElement && target.dataset['action'] === 'fill';
}
