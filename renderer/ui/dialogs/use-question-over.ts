import { useModals } from '@mantine/modals';
import { useCallback, useEffect, useRef } from 'react';

/** Open questions above all dialogs, of {@link useQuestionAbove}. */
let above = 0;

/** Whether such a question is open. */
export function isQuestionAbove(): boolean {
  return above > 0;
}

/** For a question that is shown above all dialogs: while it is open, they do not close. */
export function useQuestionAbove(isOpen: boolean): void {
  useEffect(() => {
    if (!isOpen) return undefined;
    above += 1;
    return () => {
      setTimeout(() => {
        above -= 1;
      });
    };
  }, [isOpen]);
}

/**
 * For a dialog that asks with `confirmDeed`: whether a question is open above it. All Mantine dialogs listen to the whole window, so the
 * Esc that answers the question also reaches the dialog. The question counts as open until that event is over.
 *
 * @param isMoreOpen whether another dialog is open above it
 */
export function useQuestionOver(isMoreOpen = false): () => boolean {
  const { modals } = useModals();
  const isThere = useRef(false);
  const count = modals.length + (isMoreOpen ? 1 : 0);
  useEffect(() => {
    const timer = setTimeout(() => {
      isThere.current = count > 0;
    });
    return () => clearTimeout(timer);
  }, [count]);
  return useCallback(() => isThere.current || isQuestionAbove(), []);
}
