import { useEffect } from 'react';
import { focusGrid, GRID_ID } from './grid-focus';

/**
 * Keeps the keyboard alive. Where the control that had it is gone or was switched off, e.g. a decision that was made, the grid has
 * it; and a key that is pressed while nothing has it is the grid's.
 */
export function useKeptFocus(onKey: (event: KeyboardEvent, grid: HTMLElement) => void): void {
  // After every change of the sheet: that is what takes controls away.
  useEffect(() => {
    if (isLost(document.activeElement) && !isDialogOpen()) focusGrid();
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const grid = document.getElementById(GRID_ID);
      const isWayOut = event.key === 'Tab' || event.key === 'F6';
      if (grid === null || event.target !== document.body || isWayOut || isDialogOpen()) return;
      grid.focus({ preventScroll: true });
      onKey(event, grid);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [onKey]);
}

function isLost(active: Element | null): boolean {
  return active === null || active === document.body || active.matches(':disabled');
}

function isDialogOpen(): boolean {
  return document.querySelector('[role="dialog"], [role="alertdialog"]') !== null;
}
