/** Only question marks and punctuation between words. */
const ALL_LOST = /^[?\s.,()"'-]*\?\?[?\s.,()"'-]*$/;
/** A word of question marks at the beginning. */
const LOST_WORD = /^\?{3,}(?=$|[\s)"',.@-])/;
/** Shorter runs of question marks are something that people write. */
const LEAST_IN_NOTE = 4;

/**
 * Recognises text that was written in an encoding without its letters, which leaves question marks (`???? ????????`). A text with any
 * non-ASCII letter was not damaged in this way.
 *
 * @param isNote the cell may hold any text, including a person's own "???" for "not known"
 */
export function lostLetters(text: string, isNote: boolean): { all: boolean } | null {
  if (!text.startsWith('?') || !text.includes('??') || /\P{ASCII}/u.test(text)) return null;
  if (ALL_LOST.test(text)) {
    const count = text.replaceAll(/[^?]/g, '').length;
    return isNote && count < LEAST_IN_NOTE ? null : { all: true };
  }
  return !isNote && LOST_WORD.test(text) ? { all: false } : null;
}
