import type { PowerSaveBlocker } from 'electron';
import { goesOnByItself, type DeliveryState } from '../../shared/delivery/state';
import type { Deliveries } from '../delivery/deliveries';

/** A delivery that looks for its server by itself has to be awake for that. */
function isAtWork(state: DeliveryState): boolean {
  return state.status === 'running' || (state.status === 'paused' && goesOnByItself(state.reason));
}

/**
 * Keeps the computer from falling asleep by itself while anything is being sent: a delivery runs for hours with nobody at the keyboard.
 * The screen may go dark, and a person who closes the lid is not held up.
 */
export function stayAwakeWhileSending(
  deliveries: Pick<Deliveries, 'onProgress' | 'onRemoved'>,
  blocker: Pick<PowerSaveBlocker, 'start' | 'stop'>,
): void {
  const sending = new Set<string>();
  let blockerId: number | null = null;
  const hold = (): void => {
    if (sending.size > 0) blockerId ??= blocker.start('prevent-app-suspension');
    else if (blockerId !== null) {
      blocker.stop(blockerId);
      blockerId = null;
    }
  };
  deliveries.onProgress(({ summary }) => {
    if (isAtWork(summary.state)) sending.add(summary.id);
    else sending.delete(summary.id);
    hold();
  });
  deliveries.onRemoved((id) => {
    sending.delete(id);
    hold();
  });
}
