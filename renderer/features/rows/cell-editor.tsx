import { useRef, useState } from 'react';
import classes from './row-grid.module.css';

/** Where the keyboard goes when an edit ends. */
export type AfterEdit = 'stay' | 'down' | 'up' | 'right' | 'left';

/** An edit under way. */
export interface CellEdit {
  position: number;
  /** Column of the grid. */
  at: number;
  initial: string;
  commit: (value: string, after: AfterEdit) => void;
  cancel: () => void;
}

/** The field a cell turns into. Enter and Tab keep the value and move, Esc forgets it, leaving the field keeps it. */
export function CellEditor({ edit, label }: { edit: CellEdit; label: string }) {
  const [value, setValue] = useState(edit.initial);
  // Committing takes the field away, and a field that goes loses the focus: that must not commit again.
  const ended = useRef(false);
  const end = (deed: () => void): void => {
    if (ended.current) return;
    ended.current = true;
    deed();
  };
  const commit = (after: AfterEdit): void => end(() => edit.commit(value, after));
  return (
    <input
      className={classes['editor']}
      aria-label={label}
      value={value}
      autoFocus
      spellCheck={false}
      onChange={(event) => setValue(event.currentTarget.value)}
      onBlur={() => commit('stay')}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Escape') end(edit.cancel);
        else if (event.key === 'Enter') commit(event.shiftKey ? 'up' : 'down');
        else if (event.key === 'Tab') {
          event.preventDefault();
          commit(event.shiftKey ? 'left' : 'right');
        }
      }}
    />
  );
}
