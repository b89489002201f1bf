import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { KeyPress } from '../commands/key-press';

type Press = KeyPress & { preventDefault: () => void };

/**
 * Holds keys back while a move is under way, because they are meant for the cell that it leads to, and presses them afterwards one by one.
 *
 * @param press a key that need not wait
 * @param pressLater a key that had to; the browser and the page around it did not get it
 * @returns takes a key in place of `press`
 */
export function useHeldKeys(
  isUnderWay: () => boolean,
  press: (event: Press) => void,
  pressLater: (event: Press) => void,
): (event: Press) => void {
  const held = useRef<KeyPress[]>([]);
  const [, setPressed] = useState(0);
  const pressNext = useEffectEvent(() => {
    const next = isUnderWay() ? undefined : held.current.shift();
    if (next === undefined) return;
    pressLater({ ...next, preventDefault: () => undefined });
    setPressed((count) => count + 1);
  });
  // After every render: the next key needs what the one before has changed.
  useEffect(() => pressNext());
  return (event) => {
    if (!isUnderWay() && held.current.length === 0) return press(event);
    const { key, code, ctrlKey, metaKey, altKey, shiftKey } = event;
    event.preventDefault();
    held.current.push({ key, code, ctrlKey, metaKey, altKey, shiftKey });
  };
}
