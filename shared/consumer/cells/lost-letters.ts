/** Nothing but question marks and what stands between words. */
const ALL_LOST = /^[?\s.,()"'-]*\?\?[?\s.,()"'-]*$/;
/** A word of them at the beginning. */
const LOST_WORD = /^\?{3,}(?=$|[\s)"',.@-])/;
/** Fewer of them are something that people write. */
const LEAST_IN_NOTE = 4;

/**
 * Whether letters were written in an encoding that lacks them, which leaves question marks (`???? ????????`). Where a letter beyond
 * ASCII stands, it was not so.
 *
 * @param isNote the text may hold anything, also what a person puts for "not known"
 */
export function lostLetters(text: string, isNote: boolean): { all: boolean } | null {
  if (!text.startsWith('?') || !text.includes('??') || /\P{ASCII}/u.test(text)) return null;
  if (ALL_LOST.test(text)) {
    const count = text.replaceAll(/[^?]/g, '').length;
    return isNote && count < LEAST_IN_NOTE ? null : { all: true };
  }
  return !isNote && LOST_WORD.test(text) ? { all: false } : null;
}
