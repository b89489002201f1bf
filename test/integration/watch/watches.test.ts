import { expect, it } from 'vitest';
import { openWatchStore } from '../../../electron/watch/store/watch-store';
import { createWatches } from '../../../electron/watch/watches';
import type { WatchServices } from '../../../electron/watch/watch-services';
import { MOST_WAITING } from '../../../shared/watch/watches-state';
import { tempFolder } from '../../fakes/delivery-bench';
import { watchOf } from '../../fakes/watch-bench';

it('thousands of files that wait are counted, the last are listed, and the person is told of them once', async () => {
  const watch = watchOf(tempFolder());
  const store = openWatchStore(
    ':memory:',
    () => new Date(),
    () => undefined,
  );
  await store.save(watch);
  const wait = (name: string): Promise<void> =>
    store.note(
      'w',
      `hash of ${name}`,
      { name, sizeBytes: 1, modifiedMs: 1 },
      { state: 'waits', hold: { why: 'no-rows' } },
    );
  for (let n = 0; n < 2_000; n += 1) await wait(`old ${n}`);

  const told: [string, number][] = [];
  /** Ends the wait after a look. */
  let lookAgain: () => void = () => undefined;
  let looked: () => void = () => undefined;
  const nextLook = () => new Promise<void>((resolve) => (looked = resolve));
  const watches = createWatches({
    services: { store } as WatchServices,
    locks: tempFolder(),
    nowMs: () => 0,
    sleep: () => {
      looked();
      return new Promise((resolve) => (lookAgain = resolve));
    },
    onChanged: () => undefined,
    onWaits: ({ fileName }, count) => told.push([fileName, count]),
    onUnexpected: (error) => expect.unreachable(String(error)),
  });
  const first = nextLook();
  watches.begin();
  await first;
  const { waiting, waitingCount } = watches.state();
  expect([waiting.length, waiting[0]?.fileName, waitingCount]).toEqual([MOST_WAITING, 'old 1999', 2_000]);
  expect(told).toEqual([]);

  for (let n = 0; n < 1_000; n += 1) await wait(`new ${n}`);
  for (let look = 0; look < 2; look += 1) {
    const next = nextLook();
    lookAgain();
    await next;
  }
  expect(told).toEqual([['new 999', 1_000]]);
  watches.end();
  lookAgain();
  store.close();
});
