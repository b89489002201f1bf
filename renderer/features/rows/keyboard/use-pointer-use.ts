import { useRef } from 'react';
import { focusGrid } from '../state/focus-grid';

/**
 * Returns the focus to the grid after a control beside it was clicked. The focus stays on a control that was pressed by key, and in a text
 * field.
 */
export function usePointerUse(): Pick<
  React.HTMLAttributes<HTMLElement>,
  'onPointerDownCapture' | 'onKeyDownCapture' | 'onClick'
> {
  const isPointer = useRef(false);
  return {
    onPointerDownCapture: () => {
      isPointer.current = true;
    },
    onKeyDownCapture: () => {
      isPointer.current = false;
    },
    onClick: ({ target }) => {
      const isText = target instanceof HTMLElement && target.matches('textarea, input:not([type="checkbox"])');
      const isControl = target instanceof Element && target.closest('button, label, input, [role="switch"]') !== null;
      const isHeader = target instanceof Element && target.closest('[role="columnheader"]') !== null;
      if (isPointer.current && isControl && !isText && !isHeader) focusGrid();
    },
  };
}
