import { useEffect, useState } from 'react';

/**
 * Gives the keyboard back to the control that had it when the component was rendered first. For dialogs that are rendered only while they
 * are open: Mantine gives it back only where a dialog stays rendered.
 */
export function useReturnedFocus(): void {
  // An effect may be later than the dialog, which takes the keyboard by a timer.
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      const active = document.activeElement;
      // Whoever closed the dialog may have chosen another control. The grid takes the keyboard only where it was lost.
      const isLost = active === null || active === document.body || active.role === 'grid';
      if (isLost && opener instanceof HTMLElement) opener.focus({ preventScroll: true });
    },
    [opener],
  );
}
