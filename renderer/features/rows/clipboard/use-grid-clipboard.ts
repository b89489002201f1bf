import { useEffect, type RefObject } from 'react';
import { readClipboard, writeClipboard } from '../../../../shared/sheet/clipboard-text';

/** Our own form on the clipboard: quoted where that is needed, so that what is pasted here is what was copied here. */
const OWN_TYPE = 'application/x-aplaut-import-cells';

/**
 * Copies from, cuts from and pastes into an element that has the keyboard but no text cursor. Chromium sends these events to where
 * the selection is, which is the page's body or some cell that was clicked before, so they are listened to on the document.
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
    /** Text that was marked elsewhere on the page is what is copied then. */
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
