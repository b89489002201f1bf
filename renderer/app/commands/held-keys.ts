import { flushSync } from 'react-dom';
import { pressOf, type KeyPress } from '../../../shared/commands/key-press';
import { pressOn } from '../../features/rows/keyboard/press-later';

/** Keys that are meant for what the person has opened, which does not have the keyboard yet. */
export interface HeldKeys {
  /** Presses them in the element that has got the keyboard, and ends the holding. */
  giveTo(element: HTMLElement): void;
  /** Ends the holding. The keys are lost. */
  drop(): void;
}

/** Keeps all keys pressed from now on from whatever still has the keyboard. */
export function holdKeys(): HeldKeys {
  const held: KeyPress[] = [];
  let isGiving = false;
  const hold = (event: KeyboardEvent): void => {
    if (isGiving || event.isComposing) return;
    held.push(pressOf(event));
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const drop = (): void => window.removeEventListener('keydown', hold, { capture: true });
  // Before all other listeners, which are on the document or below it.
  window.addEventListener('keydown', hold, { capture: true });

  // No key of the keyboard comes between these steps.
  const give = async (element: HTMLElement): Promise<void> => {
    // Nothing can be rendered while the element gets the focus.
    await Promise.resolve();
    for (let press = held.shift(); press !== undefined && element.isConnected; press = held.shift()) {
      isGiving = true;
      const next = press;
      flushSync(() => pressOn(element, next));
      isGiving = false;
      // What follows from it, such as the entry that is chosen by what was typed.
      await Promise.resolve();
    }
    drop();
  };
  return { giveTo: (element) => void give(element), drop };
}
