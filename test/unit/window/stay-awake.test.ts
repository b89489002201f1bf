import { expect, it } from 'vitest';
import { stayAwakeWhileSending } from '../../../electron/window/stay-awake';
import type { DeliveryState } from '../../../shared/delivery/state';
import type { DeliveryProgress } from '../../../shared/delivery/summary';

function bench() {
  let hear: (progress: DeliveryProgress) => void = () => undefined;
  let remove: (id: string) => void = () => undefined;
  const held = new Set<number>();
  let last = 0;
  stayAwakeWhileSending(
    {
      onProgress: (listener) => ((hear = listener), () => undefined),
      onRemoved: (listener) => ((remove = listener), () => undefined),
    },
    { start: () => (held.add((last += 1)), last), stop: (id) => held.delete(id) },
  );
  const tell = (id: string, state: DeliveryState) => hear({ summary: { id, state } } as DeliveryProgress);
  return { tell, remove: (id: string) => remove(id), isHeld: () => held.size > 0 };
}

it('the computer is kept awake only while something is being sent or waits for its server', () => {
  const { tell, isHeld } = bench();
  tell('a', { status: 'running' });
  tell('b', { status: 'running' });
  tell('a', { status: 'finished' });
  expect(isHeld()).toBe(true);
  tell('b', { status: 'paused', reason: { by: 'network', message: '' } });
  expect(isHeld()).toBe(true);
  tell('b', { status: 'paused', reason: { by: 'person' } });
  expect(isHeld()).toBe(false);
});

it('the computer may sleep once the waiting delivery is deleted', () => {
  const { tell, remove, isHeld } = bench();
  tell('a', { status: 'paused', reason: { by: 'network', message: '' } });
  remove('another');
  expect(isHeld()).toBe(true);
  remove('a');
  expect(isHeld()).toBe(false);
});
