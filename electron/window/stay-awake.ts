import type { PowerSaveBlocker } from 'electron';
import { goesOnByItself, type DeliveryState } from '../../shared/delivery/state';
import type { Deliveries } from '../delivery/deliveries';

/** A delivery that waits for its server needs the computer awake. */
function isAtWork(state: DeliveryState): boolean {
  return state.status === 'running' || (state.status === 'paused' && goesOnByItself(state.reason));
}

/**
 * Keeps the computer awake while anything is being sent: deliveries run for hours without anybody at the keyboard. The screen may turn
 * off, and closing the lid still works.
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
