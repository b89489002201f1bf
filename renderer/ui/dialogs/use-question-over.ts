import { useModals } from '@mantine/modals';
import { useCallback, useEffect, useRef } from 'react';

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
  return useCallback(() => isThere.current, []);
}
