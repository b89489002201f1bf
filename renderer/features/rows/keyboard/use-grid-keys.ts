import { useEffect, useEffectEvent, useRef } from 'react';
import { findCommand, runCommand } from '../commands/command';
import { gridTargetStore, lookUpsStore } from '../../../model/navigation';
import { useStore } from '../../../model/store';
import { GRID_COMMANDS, PAGE_COMMANDS, type GridContext } from '../commands/grid-commands';
import { typedBy, type KeyPress } from '../commands/key-press';
import { useHeldKeys } from './use-held-keys';
import { isDialogOpen } from './use-kept-focus';

const TEXT_COMMANDS = PAGE_COMMANDS.filter(({ inTextFields }) => inTextFields);

/**
 * Runs the command of a pressed key. A key that is pressed while nothing has the keyboard is the grid's, except for the keys that
 * lead somewhere.
 *
 * @param isUnderWay whether the focus is about to move: keys wait for that
 * @returns the listener for keys that are pressed in the grid itself
 */
export function useGridKeys(on: GridContext, isUnderWay: () => boolean): (event: React.KeyboardEvent) => void {
  const isAfterEscape = useRef(false);
  // A render tells the keys pressed meanwhile that it is their turn.
  useStore(lookUpsStore);
  /** Returns whether the key is one of the grid. */
  const pressNow = (event: KeyPress & { preventDefault: () => void }): boolean => {
    // The browser moves the focus.
    if (isAfterEscape.current && findCommand(GRID_COMMANDS, event, 'Escape') !== null) return true;
    if (event.key !== 'Shift') isAfterEscape.current = event.key === 'Escape';
    if (runCommand(GRID_COMMANDS, event, on)) return true;
    const typed = typedBy(event);
    if (typed === null) return false;
    event.preventDefault();
    on.startEdit(typed);
    return true;
  };
  const pressInGrid = useHeldKeys(
    () => isUnderWay() || lookUpsStore.get() > 0 || gridTargetStore.get() !== null,
    pressNow,
    (event) => pressNow(event) || runCommand(PAGE_COMMANDS, event, on),
  );
  const pressOnPage = useEffectEvent((event: KeyboardEvent) => {
    // Esc may just have closed a dialog, which gives the keyboard back to its opener.
    const leadsAway = ['Tab', 'F6', 'Escape'].includes(event.key);
    if (event.target === document.body && !leadsAway && !isDialogOpen()) {
      on.focusGrid();
      pressInGrid(event);
    }
    if (!event.defaultPrevented) runCommand(isTextField(event.target) ? TEXT_COMMANDS : PAGE_COMMANDS, event, on);
  });
  useEffect(() => {
    document.addEventListener('keydown', pressOnPage);
    return () => document.removeEventListener('keydown', pressOnPage);
  }, []);
  return pressInGrid;
}

function isTextField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');
}
