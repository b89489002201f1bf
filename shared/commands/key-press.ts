/** The parts of a keyboard event that say which key was pressed. */
export interface KeyPress {
  key: string;
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

/** Which key a keyboard event is about, without the event. */
export function pressOf({ key, code, ctrlKey, metaKey, altKey, shiftKey }: KeyPress): KeyPress {
  return { key, code, ctrlKey, metaKey, altKey, shiftKey };
}

const LETTER = /^Key[A-Z]$/;
const FUNCTION_KEY = /^F\d+$/;

/**
 * The names by which a command may ask for a press, the exact one first: `Ctrl+Alt+Shift+` in this order, then the key. A letter has
 * its physical key (`KeyZ`), so that Ctrl+Z works on a Russian layout; the space bar is `Space`. Command on a Mac counts as Ctrl. Shift changes nothing about
 * arrows, Enter and the like unless a command asks for it.
 */
export function pressNames({ key, code, ctrlKey, metaKey, altKey, shiftKey }: KeyPress): string[] {
  const name = LETTER.test(code) ? code : key === ' ' ? 'Space' : key;
  const before = `${ctrlKey || metaKey ? 'Ctrl+' : ''}${altKey ? 'Alt+' : ''}`;
  if (!shiftKey) return [before + name];
  const exact = `${before}Shift+${name}`;
  return LETTER.test(name) || FUNCTION_KEY.test(name) ? [exact] : [exact, before + name];
}

/** The character that a press types; null where it types none. */
export function typedBy({ key, ctrlKey, metaKey, altKey }: KeyPress): string | null {
  return !ctrlKey && !metaKey && !altKey && Array.from(key).length === 1 ? key : null;
}
