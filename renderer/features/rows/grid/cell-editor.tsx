import { useEffect, useRef, useState } from 'react';
import { noteTyping } from '../../../model/change-sheet';
import { runCommand } from '../commands/command';
import { EDITOR_COMMANDS } from '../commands/grid-commands';
import type { GridMove } from '../state/grid-state';
import { cellTextOf, fieldText } from './line-breaks';
import classes from './row-grid.module.css';

/** An edit under way. */
export interface CellEdit {
  position: number;
  /** Column of the grid. */
  at: number;
  /** The cell's text. */
  before: string;
  /** What the person typed to begin with; null begins with the cell's text. */
  typed: string | null;
  /** Keeps the value, then moves; null leaves the focus where it is. */
  commit: (value: string, move: GridMove | null) => void;
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
  const commit = (move: GridMove | null): void => end(() => edit.commit(cellTextOf(value, edit.before), move));
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
        if (document.hasFocus()) commit(null);
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.nativeEvent.isComposing) return;
        const field = event.currentTarget;
        const isCommand = runCommand(EDITOR_COMMANDS, event, {
          commit,
          cancel: () => end(edit.cancel),
          breakLine: () => {
            edit.reveal();
            breakLine(field);
          },
        });
        if (!isCommand) edit.reveal();
      }}
    />
  );
}
