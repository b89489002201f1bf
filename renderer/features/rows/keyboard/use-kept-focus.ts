import { useEffect } from 'react';
import { focusGrid } from '../state/focus-grid';

/** Gives the keyboard to the grid where the control that had it is gone or disabled, e.g. after a decision was made. */
export function useKeptFocus(): void {
  // After every rendering of the sheet's screen, since that is what takes controls away.
  useEffect(() => {
    if (isLost(document.activeElement) && !isDialogOpen()) focusGrid();
  });
}

export function isDialogOpen(): boolean {
  return document.querySelector('[role="dialog"], [role="alertdialog"]') !== null;
}

function isLost(active: Element | null): boolean {
  return active === null || active === document.body || active.matches(':disabled');
}
