import { useEffect, type RefObject } from 'react';
import { readClipboard, writeClipboard } from '../../../../shared/sheet/clipboard-text';

/** Our own clipboard format: quoted where needed, so that a cell pasted here is the same text that was copied here. */
const OWN_TYPE = 'application/x-aplaut-import-cells';

/**
 * Copies from, cuts from and pastes into an element that has the focus but no text cursor. Chromium dispatches these events where the
 * selection is, i.e. at the body or a cell that was clicked before, so the listeners are on the document.
 *
 * @param copy the focused cell's text; null where there is none. Other programs get it as it is.
 */
export function useGridClipboard(
  element: RefObject<HTMLElement | null>,
  {
    copy,
    clear,
    paste,
  }: { copy: () => string | null; clear: () => void; paste: (lines: readonly (readonly string[])[]) => void },
): void {
  useEffect(() => {
    /** If text is selected elsewhere on the page, that text is copied. */
    const isElsewhere = (): boolean => {
      const selection = document.getSelection();
      return selection !== null && !selection.isCollapsed && element.current?.contains(selection.anchorNode) === false;
    };
    const take = ({ clipboardData }: ClipboardEvent): boolean => {
      const text = document.activeElement === element.current && !isElsewhere() ? copy() : null;
      if (text === null || clipboardData === null) return false;
      clipboardData.setData('text/plain', text);
      clipboardData.setData(OWN_TYPE, writeClipboard([[text]]));
      return true;
    };
    const onCopy = (event: ClipboardEvent): void => {
      if (take(event)) event.preventDefault();
    };
    // Without this Chromium cuts in text fields only.
    const onBeforeCut = (event: Event): void => {
      if (document.activeElement === element.current) event.preventDefault();
    };
    const onCut = (event: ClipboardEvent): void => {
      if (!take(event)) return;
      event.preventDefault();
      clear();
    };
    const onPaste = (event: ClipboardEvent): void => {
      if (document.activeElement !== element.current || event.clipboardData === null) return;
      event.preventDefault();
      const own = event.clipboardData.getData(OWN_TYPE);
      paste(readClipboard(own === '' ? event.clipboardData.getData('text/plain') : own));
    };
    document.addEventListener('copy', onCopy);
    document.addEventListener('beforecut', onBeforeCut);
    document.addEventListener('cut', onCut);
    document.addEventListener('paste', onPaste);
    return () => {
      document.removeEventListener('copy', onCopy);
      document.removeEventListener('beforecut', onBeforeCut);
      document.removeEventListener('cut', onCut);
      document.removeEventListener('paste', onPaste);
    };
  }, [element, copy, clear, paste]);
}
