import { useEffect, useRef, type RefObject } from 'react';
import { readClipboard, writeClipboard } from '../../../../shared/sheet/grid/clipboard-text';
import type { CopiedRange } from '../../../../shared/sheet/operation';

/** Our own clipboard format: quoted where needed, so that a cell pasted here is the same text that was copied here. */
const OWN_TYPE = 'application/x-aplaut-import-cells';

/** What a clipboard event gets. */
interface Copied {
  text: string;
  own: string;
  html: string | null;
}

export interface ClipboardDeeds {
  /** The selected cell's text, which other programs get as it is. Null if several cells are selected, or one without a text. */
  copyCell: () => string | null;
  /** Several selected cells. Null if there are none. Rejects if they cannot be copied. */
  copyCells: (withHeaders: boolean) => Promise<CopiedRange> | null;
  /** Clears the selected cells. */
  clear: () => void;
  paste: (lines: readonly (readonly string[])[]) => void;
  /** Reports why copying failed. */
  run: (action: () => Promise<unknown>) => void;
  sayPressAgain: () => void;
}

/**
 * Copies from, cuts from and pastes into an element that has the focus but no text cursor. Chromium dispatches these events where the
 * selection is, i.e. at the body or a cell that was clicked before, so the listeners are on the document.
 *
 * Several cells come from the sheet process, but a clipboard event cannot wait. So the first event requests them, and when they arrive the
 * hook triggers a second one that takes them.
 *
 * @returns copies the selected cells with the column headers
 */
export function useGridClipboard(element: RefObject<HTMLElement | null>, deeds: ClipboardDeeds): () => void {
  const ready = useRef<(Copied & { isCut: boolean }) | null>(null);
  const copySeveral = (withHeaders: boolean, isCut: boolean): boolean => {
    const asked = deeds.copyCells(withHeaders);
    if (asked === null) return false;
    deeds.run(async () => {
      const { text, html } = await asked;
      ready.current = { text, own: text, html, isCut };
      // Chromium allows this for some seconds after a key was pressed. The asynchronous clipboard has no format of our own.
      // eslint-disable-next-line @typescript-eslint/no-deprecated
      if (!document.execCommand('copy')) deeds.sayPressAgain();
    });
    return true;
  };

  useEffect(() => {
    /** If text is selected elsewhere on the page, that text is copied. */
    const isElsewhere = (): boolean => {
      const selection = document.getSelection();
      return selection !== null && !selection.isCollapsed && element.current?.contains(selection.anchorNode) === false;
    };
    const isHere = (): boolean => document.activeElement === element.current && !isElsewhere();
    const give = (event: ClipboardEvent, { text, own, html }: Copied): void => {
      event.preventDefault();
      event.clipboardData?.setData('text/plain', text);
      event.clipboardData?.setData(OWN_TYPE, own);
      if (html !== null) event.clipboardData?.setData('text/html', html);
    };
    const take = (event: ClipboardEvent, isCut: boolean): void => {
      if (!isHere()) return;
      const copied = ready.current;
      ready.current = null;
      if (copied !== null) {
        give(event, copied);
        if (copied.isCut) deeds.clear();
        return;
      }
      const text = deeds.copyCell();
      if (text === null) {
        if (copySeveral(false, isCut)) event.preventDefault();
        return;
      }
      give(event, { text, own: writeClipboard([[text]]), html: null });
      if (isCut) deeds.clear();
    };
    const onCopy = (event: ClipboardEvent): void => take(event, false);
    const onCut = (event: ClipboardEvent): void => take(event, true);
    // Without this Chromium cuts in text fields only.
    const onBeforeCut = (event: Event): void => {
      if (document.activeElement === element.current) event.preventDefault();
    };
    const onPaste = (event: ClipboardEvent): void => {
      if (document.activeElement !== element.current || event.clipboardData === null) return;
      event.preventDefault();
      const own = event.clipboardData.getData(OWN_TYPE);
      deeds.paste(readClipboard(own === '' ? event.clipboardData.getData('text/plain') : own));
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
  });
  return () => void copySeveral(true, false);
}
