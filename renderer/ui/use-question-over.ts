import { useModals } from '@mantine/modals';
import { useCallback, useEffect, useRef } from 'react';

/**
 * For a dialog that asks with `confirmDeed`: whether a question stands over it. Mantine's dialogs all listen to the whole window, so the
 * Esc that answers the question reaches the dialog too; till that is over the question counts as there.
 */
export function useQuestionOver(): () => boolean {
  const { modals } = useModals();
  const isThere = useRef(false);
  const count = modals.length;
  useEffect(() => {
    const timer = setTimeout(() => {
      isThere.current = count > 0;
    });
    return () => clearTimeout(timer);
  }, [count]);
  return useCallback(() => isThere.current, []);
}
