import { useEffect } from 'react';

/**
 * Gives the keyboard back to the control that had it when the component was mounted. For dialogs that are rendered only while they are
 * open: Mantine gives it back only where a dialog stays rendered.
 */
export function useReturnedFocus(): void {
  useEffect(() => {
    const opener = document.activeElement;
    return () => {
      const active = document.activeElement;
      // Whoever closed the dialog may have chosen another control.
      const isLost = active === null || active === document.body;
      if (isLost && opener instanceof HTMLElement) opener.focus({ preventScroll: true });
    };
  }, []);
}
