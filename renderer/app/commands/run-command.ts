import { commandOf, type PageCommandId } from '../../../shared/commands/command-list';
import { isTextField } from '../../features/rows/keyboard/press-later';
import { GRID_ID } from '../../features/rows/state/focus-grid';
import { runOffered } from '../../model/commands/offered-commands';
import { refreshUsable } from '../../model/commands/situation';

/** Does a command of the page, where it can be done now. Returns whether it could. */
export function runPageCommand(id: PageCommandId): boolean {
  if (!refreshUsable().includes(id)) return false;
  if ((id === 'undo' || id === 'redo') && isTextField(document.activeElement)) {
    // The field's own, as its key does.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    document.execCommand(id);
    return true;
  }
  if (commandOf(id).by === 'page') endEdit();
  runOffered(id);
  return true;
}

/** Keeps what was typed into a cell: the command may leave the grid, or save the table. */
function endEdit(): void {
  const { activeElement } = document;
  if (activeElement instanceof HTMLTextAreaElement && activeElement.closest(`#${GRID_ID}`) !== null)
    activeElement.blur();
}
