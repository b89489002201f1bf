import { useEffect, useRef, useState } from 'react';
import { noteTyping } from '../../../model/change-sheet';
import { runCommand } from '../commands/command';
import { EDITOR_COMMANDS, OVERTYPE_COMMANDS } from '../commands/grid-commands';
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
  /** What the person typed to start the edit; null starts with the cell's text. */
  typed: string | null;
  /** Keeps the value, then moves; null leaves the focus where it is. */
  commit: (value: string, move: GridMove | null) => void;
  /** Keeps the value in every selected cell; the focus stays. */
  commitAll: (value: string) => void;
  cancel: () => void;
  /** Scrolls the cell back into sight. */
  reveal: () => void;
}

const MOST_LINES = 8;
const ALL_COMMANDS = [...EDITOR_COMMANDS, ...OVERTYPE_COMMANDS];

/**
 * The text field of a cell under edit. Enter and Tab keep the value and move, and so do arrows if the person typed over the cell; F2 gives
 * them back to the caret. Alt+Enter breaks the line, Esc discards the value, leaving
 * the field keeps it. The field stays open while the grid is scrolled and while another window has the focus.
 */
export function CellEditor({ edit, label }: { edit: CellEdit; label: string }) {
  const [value, setValue] = useState(edit.typed ?? fieldText(edit.before));
  const [isOvertype, setOvertype] = useState(edit.typed !== null);
  // Ending the edit removes the field, which then loses the focus. That must not commit a second time.
  const ended = useRef(false);
  const isTyped = edit.typed !== null || value !== fieldText(edit.before);
  useEffect(() => (isTyped ? noteTyping() : undefined), [isTyped]);
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
      // The caret is set on purpose.
      onPointerDown={() => setOvertype(false)}
      onFocus={({ currentTarget: field }) => field.setSelectionRange(field.value.length, field.value.length)}
      onChange={(event) => setValue(event.currentTarget.value)}
      onBlur={() => {
        if (document.hasFocus()) commit(null);
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.nativeEvent.isComposing) return;
        const field = event.currentTarget;
        const isCommand = runCommand(isOvertype ? ALL_COMMANDS : EDITOR_COMMANDS, event, {
          commit,
          commitAll: () => end(() => edit.commitAll(cellTextOf(value, edit.before))),
          moveCaret: () => setOvertype(false),
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
