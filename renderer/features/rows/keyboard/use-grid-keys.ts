import { useEffect, useEffectEvent, useRef } from 'react';
import { findCommand, runCommand, type Command } from '../commands/command';
import { GRID_COMMAND_IDS, type GridCommandId } from '../../../../shared/commands/command-list';
import { offerCommands } from '../../../model/commands/offered-commands';
import { gridTargetStore, lookUpsStore } from '../../../model/navigation';
import { useStore } from '../../../model/store';
import { MENU_ONLY } from '../commands/cell-menu';
import { GRID_COMMANDS, PAGE_COMMANDS, type GridContext } from '../commands/grid-commands';
import { pressOf, typedBy, type KeyPress } from '../../../../shared/commands/key-press';
import { GRID_ID } from '../state/focus-grid';
import { focusedElsewhere, isTextField, pressOn, typeIn } from './press-later';
import { isDialogOpen } from './use-kept-focus';
import { useTurns } from './use-turns';

/** What can be chosen from the program's menu. */
const CHOSEN: readonly Pick<Command<GridContext>, 'id' | 'canRun' | 'run'>[] = [
  ...GRID_COMMANDS,
  ...PAGE_COMMANDS,
  ...MENU_ONLY,
];
const TEXT_COMMANDS = PAGE_COMMANDS.filter(({ inTextFields }) => inTextFields);

/**
 * Runs the command of a pressed key. A key that is pressed while nothing has the keyboard is the grid's, except for the keys that
 * lead somewhere. Keys pressed while the focus is about to move are meant for the cell that it goes to, and wait for it.
 *
 * @param isUnderWay whether the focus is about to move
 * @param isCellLate whether the focused cell has yet to arrive: keys that need it wait for it
 * @returns the listener for keys that are pressed in the grid itself
 */
export function useGridKeys(
  on: GridContext,
  isUnderWay: () => boolean,
  isCellLate: () => boolean,
): (event: React.KeyboardEvent) => void {
  const isAfterEscape = useRef(false);
  // A render tells the keys pressed meanwhile that it is their turn.
  useStore(lookUpsStore);
  /** Returns whether the key is one of the grid. */
  const pressNow = (event: KeyPress & { preventDefault: () => void }): boolean => {
    // The browser moves the focus.
    const isLeaving = isAfterEscape.current && findCommand(GRID_COMMANDS, event, 'Escape') !== null;
    if (event.key !== 'Shift') isAfterEscape.current = event.key === 'Escape';
    if (isLeaving) return true;
    if (runCommand(GRID_COMMANDS, event, on)) return true;
    const typed = typedBy(event);
    if (typed === null) return false;
    event.preventDefault();
    on.startEdit(typed);
    return true;
  };
  const pressLater = (press: KeyPress): void => {
    const command = findCommand(GRID_COMMANDS, press);
    // The browser did not get the key. Its own command makes the same event.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    if (command?.run === null) document.execCommand(command.id);
    const event = { ...press, preventDefault: () => undefined };
    if (!pressNow(event)) runCommand(PAGE_COMMANDS, event, on);
  };
  const keep = useTurns<KeyPress | ClipboardEvent>(
    (next) =>
      isUnderWay() ||
      lookUpsStore.get() > 0 ||
      gridTargetStore.get() !== null ||
      (!(next instanceof ClipboardEvent) && needsCell(next) && isCellLate()),
    (next) => {
      const element = focusedElsewhere();
      if (next instanceof ClipboardEvent) {
        if (element === null) document.dispatchEvent(next);
        else typeIn(next.clipboardData?.getData('text/plain') ?? '');
      } else if (element !== null) pressOn(element, next);
      else pressLater(next);
    },
  );
  const pressInGrid = (event: KeyPress & { preventDefault: () => void }): void => {
    // Pasting waits in `keepPasted`, because only the browser's own event has what is in the clipboard.
    const isPaste = findCommand(GRID_COMMANDS, event)?.id === 'paste';
    if (!isPaste && keep(pressOf(event))) event.preventDefault();
    else pressNow(event);
  };
  const keepPasted = useEffectEvent((event: ClipboardEvent) => {
    if (!event.isTrusted || document.activeElement?.id !== GRID_ID || !keep(copyOf(event))) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  });
  const pressOnPage = useEffectEvent((event: KeyboardEvent) => {
    // Esc may just have closed a dialog, which gives the keyboard back to its opener.
    const leadsAway = ['Tab', 'F6', 'Escape'].includes(event.key);
    if (event.target === document.body && !leadsAway && !isDialogOpen()) {
      on.focusGrid();
      // An open menu of the grid gets the keyboard in its place.
      if (focusedElsewhere() === null) pressInGrid(event);
    }
    if (!event.defaultPrevented) runCommand(isTextField(event.target) ? TEXT_COMMANDS : PAGE_COMMANDS, event, on);
  });
  const runChosen = useEffectEvent((id: GridCommandId) => {
    const command = CHOSEN.find((one) => one.id === id);
    if (command?.canRun?.(on) ?? true) command?.run?.(on);
  });
  useEffect(() => {
    const endOffer = offerCommands(GRID_COMMAND_IDS, (id) => runChosen(id));
    const forgetEscape = (): void => {
      isAfterEscape.current = false;
    };
    document.addEventListener('mousedown', forgetEscape);
    document.addEventListener('keydown', pressOnPage);
    // Before the listener that pastes.
    document.addEventListener('paste', keepPasted, { capture: true });
    return () => {
      endOffer();
      document.removeEventListener('mousedown', forgetEscape);
      document.removeEventListener('keydown', pressOnPage);
      document.removeEventListener('paste', keepPasted, { capture: true });
    };
  }, []);
  return pressInGrid;
}

function needsCell(press: KeyPress): boolean {
  const command = findCommand(GRID_COMMANDS, press);
  return command === null ? typedBy(press) !== null : command.needsCell === true;
}

/** The browser takes the clipboard away from its own event. */
function copyOf({ type, clipboardData }: ClipboardEvent): ClipboardEvent {
  const copy = new DataTransfer();
  for (const format of clipboardData?.types ?? []) copy.setData(format, clipboardData?.getData(format) ?? '');
  return new ClipboardEvent(type, { clipboardData: copy, cancelable: true });
}
