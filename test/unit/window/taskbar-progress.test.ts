import { describe, expect, it } from 'vitest';
import { createTaskbarProgress, type ProgressWindow } from '../../../electron/window/taskbar-progress';
import { noOutcomes } from '../../../shared/delivery/outcome';
import type { DeliveryState } from '../../../shared/delivery/state';
import type { DeliveryProgress } from '../../../shared/delivery/summary';

const RUNNING: DeliveryState = { status: 'running' };
const PAUSED: DeliveryState = { status: 'paused', reason: { by: 'network', message: '' } };
const FINISHED: DeliveryState = { status: 'finished' };

function recordingWindow() {
  const shown: [number, string | undefined][] = [];
  const listeners: Record<string, () => void> = {};
  const state = { focused: false };
  const window: ProgressWindow = {
    setProgressBar: (share, options) => shown.push([share, options?.mode]),
    on: (event, listener) => (listeners[event] = listener),
    isFocused: () => state.focused,
  };
  return {
    window,
    shown,
    last: () => shown.at(-1),
    focus: () => {
      state.focused = true;
      listeners['focus']?.();
    },
    close: () => listeners['closed']?.(),
  };
}

function bench() {
  let hear: (progress: DeliveryProgress) => void = () => undefined;
  let remove: (id: string) => void = () => undefined;
  const taskbar = createTaskbarProgress({
    onProgress: (listener) => {
      hear = listener;
      return () => undefined;
    },
    onRemoved: (listener) => {
      remove = listener;
      return () => undefined;
    },
  });
  /** Besides the rows to send, ten rows are blocked, which the bar must not count. */
  const tell = (id: string, state: DeliveryState, toSend: number, pending: number, failed = 0) => {
    const outcomes = { ...noOutcomes(), updated: toSend - pending - failed, failed, skipped: 10 };
    const summary = { id, state, rows: toSend + 10, pending, blocked: 10, excluded: 0, outcomes };
    hear({ summary } as unknown as DeliveryProgress);
  };
  return { taskbar, tell, remove: (id: string) => remove(id) };
}

describe('the progress on the taskbar', () => {
  it('is the total of all running deliveries, and ends with the last of them', () => {
    const { taskbar, tell } = bench();
    const { window, last } = recordingWindow();
    taskbar.attach(window);
    expect(last()).toEqual([-1, undefined]);
    tell('a', RUNNING, 100, 50);
    expect(last()).toEqual([0.5, 'normal']);
    tell('b', RUNNING, 300, 300);
    expect(last()).toEqual([50 / 400, 'normal']);
    tell('a', FINISHED, 100, 0);
    expect(last()).toEqual([0, 'normal']);
    tell('b', { status: 'stopped' }, 300, 100, 3);
    expect(last()).toEqual([-1, undefined]);
  });

  it('is yellow during a pause until the delivery is resumed or removed, unless another one runs', () => {
    const { taskbar, tell, remove } = bench();
    const { window, last } = recordingWindow();
    taskbar.attach(window);
    tell('a', PAUSED, 100, 25);
    expect(last()).toEqual([0.75, 'paused']);
    tell('b', RUNNING, 10, 5);
    expect(last()).toEqual([0.5, 'normal']);
    tell('b', FINISHED, 10, 0);
    expect(last()).toEqual([0.75, 'paused']);
    tell('a', RUNNING, 100, 20);
    expect(last()).toEqual([0.8, 'normal']);
    tell('a', PAUSED, 100, 20);
    remove('a');
    expect(last()).toEqual([-1, undefined]);
  });

  it('is red after an end with failures until the person is back', () => {
    const { taskbar, tell } = bench();
    const recording = recordingWindow();
    taskbar.attach(recording.window);
    tell('a', FINISHED, 10, 0, 2);
    expect(recording.last()).toEqual([1, 'error']);
    recording.focus();
    expect(recording.last()).toEqual([-1, undefined]);
    tell('b', FINISHED, 10, 0, 2);
    expect(recording.last()).toEqual([-1, undefined]);
  });

  it('does nothing while the window is closed, and appears at once when it is opened again', () => {
    const { taskbar, tell } = bench();
    const closed = recordingWindow();
    taskbar.attach(closed.window);
    closed.close();
    const before = closed.shown.length;
    tell('a', RUNNING, 4, 1);
    expect(closed.shown).toHaveLength(before);
    const opened = recordingWindow();
    taskbar.attach(opened.window);
    expect(opened.shown).toEqual([[0.75, 'normal']]);
  });
});
