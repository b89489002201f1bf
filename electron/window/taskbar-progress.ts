import type { BrowserWindow } from 'electron';
import { progressOf } from '../../shared/delivery/row-counts';
import type { Deliveries } from '../delivery/deliveries';

type Mode = 'normal' | 'paused' | 'error';
/** The part of a window that is used here. */
export type ProgressWindow = Pick<BrowserWindow, 'setProgressBar'> & {
  on(event: 'focus' | 'closed', listener: () => void): unknown;
  isFocused(): boolean;
};

export interface TaskbarProgress {
  /** Shows progress on this window until it is closed. */
  attach(window: ProgressWindow): void;
}

/**
 * Shows the total progress of all running deliveries on the taskbar or dock icon. A pause stays visible until the delivery is resumed, and
 * failed rows until the person returns to the window.
 */
export function createTaskbarProgress(deliveries: Pick<Deliveries, 'onProgress' | 'onRemoved'>): TaskbarProgress {
  const shown = new Map<string, { mode: Mode; sent: number; ofRows: number }>();
  let window: ProgressWindow | undefined;

  const show = (): void => {
    const all = [...shown.values()];
    const mode = (['normal', 'paused', 'error'] as const).find((one) => all.some((delivery) => delivery.mode === one));
    if (mode === undefined) {
      window?.setProgressBar(-1);
      return;
    }
    const counted = all.filter((delivery) => delivery.mode === mode);
    const sum = (part: 'sent' | 'ofRows') => counted.reduce((total, delivery) => total + delivery[part], 0);
    window?.setProgressBar(sum('ofRows') === 0 ? 1 : sum('sent') / sum('ofRows'), { mode });
  };

  deliveries.onProgress(({ summary }) => {
    const { id, state, outcomes } = summary;
    const isSeen = window?.isFocused() === true;
    const progress = progressOf(summary);
    if (state.status === 'running') shown.set(id, { mode: 'normal', ...progress });
    else if (state.status === 'paused') shown.set(id, { mode: 'paused', ...progress });
    else if (state.status === 'finished' && outcomes.failed > 0 && !isSeen)
      shown.set(id, { mode: 'error', ...progress });
    else shown.delete(id);
    show();
  });

  deliveries.onRemoved((id) => {
    if (shown.delete(id)) show();
  });

  return {
    attach: (opened) => {
      window = opened;
      opened.on('closed', () => (window = undefined));
      opened.on('focus', () => {
        for (const [id, { mode }] of shown) if (mode === 'error') shown.delete(id);
        show();
      });
      show();
    },
  };
}
