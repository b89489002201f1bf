import { useEffect, type RefObject } from 'react';

/**
 * Copies from and pastes into an element that has the keyboard but no text cursor. Chromium sends `copy` and `paste` to where the
 * selection is, which is the page's body or some cell that was clicked before, so that they are heard of on the document only.
 */
export function useGridClipboard(
  element: RefObject<HTMLElement | null>,
  { copy, paste }: { copy: () => string | null; paste: (text: string) => void },
): void {
  useEffect(() => {
    const onCopy = (event: ClipboardEvent): void => {
      const text = document.activeElement === element.current ? copy() : null;
      if (text === null || event.clipboardData === null) return;
      event.clipboardData.setData('text/plain', text);
      event.preventDefault();
    };
    const onPaste = (event: ClipboardEvent): void => {
      if (document.activeElement !== element.current || event.clipboardData === null) return;
      event.preventDefault();
      paste(event.clipboardData.getData('text/plain'));
    };
    document.addEventListener('copy', onCopy);
    document.addEventListener('paste', onPaste);
    return () => {
      document.removeEventListener('copy', onCopy);
      document.removeEventListener('paste', onPaste);
    };
  }, [element, copy, paste]);
}
