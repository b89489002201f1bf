import { useRef, type RefObject } from 'react';

/**
 * Gives the keyboard back to the button that opened a dialog or, if what was done there takes that button away, to the part of the page around
 * it.
 */
export function useKeyboardBack(): {
  button: RefObject<HTMLButtonElement | null>;
  /** Call it when the dialog closes. It can be called again with true when the button is gone. */
  giveBack: (isDone: boolean) => void;
} {
  const button = useRef<HTMLButtonElement>(null);
  const around = useRef<HTMLElement>(null);
  return {
    button,
    giveBack: (isDone) => {
      around.current = button.current?.closest<HTMLElement>('[tabindex="-1"]') ?? around.current;
      (isDone ? (around.current ?? button.current) : button.current)?.focus();
    },
  };
}
