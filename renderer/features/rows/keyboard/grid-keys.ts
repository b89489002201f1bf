/** What a key asks of the focused cell or row. */
export type GridCommand =
  | { kind: 'edit'; /** The first letter, where typing started the edit; null keeps the text. */ typed: string | null }
  | { kind: 'clear' }
  | { kind: 'toggle-row' };

interface Key {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

/** The same keys as in a spreadsheet: Enter and F2 edit, typing replaces, Delete clears; Ctrl+Delete takes the row out. */
export function readCommand({ key, ctrlKey, metaKey, altKey }: Key): GridCommand | null {
  const ctrl = ctrlKey || metaKey;
  if (altKey) return null;
  // The Mac's keyboard has no other Delete.
  if (key === 'Delete' || key === 'Backspace') return { kind: ctrl ? 'toggle-row' : 'clear' };
  if (ctrl) return null;
  if (key === 'Enter' || key === 'F2') return { kind: 'edit', typed: null };
  return Array.from(key).length === 1 ? { kind: 'edit', typed: key } : null;
}
