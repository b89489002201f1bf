import { useRef } from 'react';
import { moveByTab, moveFocus, type GridBounds, type GridFocus } from './focus-moves';
import { readCommand, type GridCommand } from './grid-keys';
import { leaveElement } from './leave-grid';

/**
 * What keys do in the grid. Tab goes from cell to cell as in a spreadsheet, so that the way out is F6, or Esc and then Tab.
 */
export function useGridKeyboard({
  focus,
  bounds,
  show,
  run,
}: {
  focus: GridFocus;
  bounds: GridBounds;
  show: (at: GridFocus) => void;
  run: (command: GridCommand) => void;
}): (event: React.KeyboardEvent<HTMLElement> | KeyboardEvent, grid: HTMLElement) => void {
  const isLeaving = useRef(false);
  return (event, grid) => {
    const { key } = event;
    if (key === 'Tab' && isLeaving.current) return;
    if (key === 'F6') {
      event.preventDefault();
      // The page's own F6 leads into the grid.
      event.stopPropagation();
      leaveElement(grid, event.shiftKey);
      return;
    }
    if (key !== 'Shift') isLeaving.current = key === 'Escape';
    const moved =
      key === 'Tab'
        ? moveByTab(focus, event.shiftKey, bounds)
        : moveFocus(focus, key, event.ctrlKey || event.metaKey, bounds);
    const command = moved === null ? readCommand(event) : null;
    if (moved === null && command === null) return;
    event.preventDefault();
    if (moved !== null) show(moved);
    if (command !== null) run(command);
  };
}
