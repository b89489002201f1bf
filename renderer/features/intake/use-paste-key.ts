import { useEffect, useEffectEvent, useRef } from 'react';

/** Where pasting has another meaning. */
const ELSEWHERE = 'input, textarea, [contenteditable="true"], [role="dialog"]';

/**
 * Pastes when the person presses the keys for it, unless the focus is in a text field or a dialog. Where there is no text to paste into, the
 * menu may answer the same keys once more: until the first paste is done, others are ignored.
 */
export function usePasteKey(paste: () => Promise<unknown>): void {
  const isPasting = useRef(false);
  const onPaste = useEffectEvent((event: ClipboardEvent) => {
    if (event.defaultPrevented || (event.target instanceof Element && event.target.closest(ELSEWHERE))) return;
    event.preventDefault();
    if (isPasting.current) return;
    isPasting.current = true;
    void paste().finally(() => {
      isPasting.current = false;
    });
  });
  useEffect(() => {
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, []);
}
