import type { KeyboardEvent } from 'react';

const ITEMS = '[data-menu-item]:not(:disabled)';

/**
 * Props for the dropdown of a menu that opens from the grid, in place of Mantine's focus trap. That waits for a timer, and a key pressed
 * before it would go to the grid. Here the first item has the keyboard as soon as the menu is rendered. Tab goes round in the menu.
 */
export const menuKeyboard = {
  ref: (menu: HTMLElement | null): void => {
    menu?.querySelector<HTMLElement>(ITEMS)?.focus({ preventScroll: true });
  },
  onKeyDown: (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key !== 'Tab') return;
    event.preventDefault();
    const items = [...event.currentTarget.querySelectorAll<HTMLElement>(ITEMS)];
    const from = items.findIndex((item) => item === document.activeElement);
    const to = event.shiftKey ? Math.max(from, 0) - 1 : (from + 1) % items.length;
    items.at(to)?.focus();
  },
};
