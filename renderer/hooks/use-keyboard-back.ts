import { useCallback, useRef } from 'react';

/**
 * Gives the keyboard back to the button that opened a dialog or, if what was done there takes that button away, to the part of the page around
 * it.
 */
export function useKeyboardBack(): {
  /** The button's `ref`. */
  button: (element: HTMLButtonElement | null) => void;
  /** Call it when the dialog closes. It can be called again with true when the button is gone. */
  giveBack: (isDone: boolean) => void;
} {
  const shown = useRef<HTMLButtonElement>(null);
  const around = useRef<HTMLElement>(null);
  const button = useCallback((element: HTMLButtonElement | null) => {
    shown.current = element;
    // It stays known when the button is gone.
    if (element !== null) around.current = element.closest<HTMLElement>('[tabindex="-1"]');
  }, []);
  return {
    button,
    giveBack: (isDone) => (isDone ? (around.current ?? shown.current) : shown.current)?.focus(),
  };
}
