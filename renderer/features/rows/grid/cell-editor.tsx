import { useEffect, useRef, useState } from 'react';
import { noteTyping } from '../../../model/change-sheet';
import { cellTextOf, fieldText } from './line-breaks';
import classes from './row-grid.module.css';

/** Where the keyboard goes when an edit ends. */
export type AfterEdit = 'stay' | 'down' | 'up' | 'next' | 'back';

/** An edit under way. */
export interface CellEdit {
  position: number;
  /** Column of the grid. */
  at: number;
  /** The cell's text. */
  before: string;
  /** What the person typed to begin with; null begins with the cell's text. */
  typed: string | null;
  commit: (value: string, after: AfterEdit) => void;
  cancel: () => void;
  /** Brings the cell back into sight, where it was scrolled away. */
  reveal: () => void;
}

const MOST_LINES = 8;

/**
 * The field a cell turns into. Enter and Tab keep the value and move, Alt+Enter breaks the line, Esc forgets it, leaving the field
 * keeps it. It stays where the grid is scrolled, and while another window has the keyboard.
 */
export function CellEditor({ edit, label }: { edit: CellEdit; label: string }) {
  const [value, setValue] = useState(edit.typed ?? fieldText(edit.before));
  // Committing takes the field away, and a field that goes loses the focus: that must not commit again.
  const ended = useRef(false);
  const isTyped = edit.typed !== null || value !== fieldText(edit.before);
  useEffect(() => {
    if (!isTyped) return undefined;
    noteTyping(true);
    return () => noteTyping(false);
  }, [isTyped]);
  const end = (deed: () => void): void => {
    if (ended.current) return;
    ended.current = true;
    deed();
  };
  const commit = (after: AfterEdit): void => end(() => edit.commit(cellTextOf(value, edit.before), after));
  const breakLine = (field: HTMLTextAreaElement): void => {
    field.setRangeText('\n', field.selectionStart, field.selectionEnd, 'end');
    setValue(field.value);
  };
  return (
    <textarea
      className={classes['editor']}
      aria-label={label}
      value={value}
      rows={Math.min(MOST_LINES, value.split('\n').length)}
      autoFocus
      spellCheck={false}
      onFocus={({ currentTarget: field }) => field.setSelectionRange(field.value.length, field.value.length)}
      onChange={(event) => setValue(event.currentTarget.value)}
      onBlur={() => {
        if (document.hasFocus()) commit('stay');
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Escape') return end(edit.cancel);
        if (event.key === 'Enter' || event.key === 'Tab') event.preventDefault();
        if (event.key === 'Tab') return commit(event.shiftKey ? 'back' : 'next');
        if (event.key === 'Enter' && !event.altKey) return commit(event.shiftKey ? 'up' : 'down');
        edit.reveal();
        if (event.key === 'Enter') breakLine(event.currentTarget);
      }}
    />
  );
}
