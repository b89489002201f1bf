import { describe, expect, it } from 'vitest';
import { wipingOldFailedRows } from '../../../electron/delivery/wipe-old-failed-rows';
import { failedRowsEndBy, isShorter, type FailedRowsRetention } from '../../../shared/delivery/retention';
import type { DeliveryProgress } from '../../../shared/delivery/summary';

const NOW = new Date('2026-11-25T12:00:00.000Z');

describe('how long contents of failed rows stay', () => {
  it.each<[FailedRowsRetention, string | null]>([
    [7, '2026-11-18T12:00:00.000Z'],
    [30, '2026-10-26T12:00:00.000Z'],
    [90, '2026-08-27T12:00:00.000Z'],
    ['until-deleted', null],
  ])('%s', (kept, endedBy) => {
    expect(failedRowsEndBy(kept, NOW)).toBe(endedBy);
  });

  it('is shorter if contents would have to be deleted', () => {
    expect(isShorter('until-deleted', 90)).toBe(true);
    expect(isShorter(30, 7)).toBe(true);
    expect(isShorter(7, 30)).toBe(false);
    expect(isShorter(30, 30)).toBe(false);
  });
});

describe('wiping', () => {
  function bench(failing = false) {
    const wiped: string[] = [];
    const logged: string[] = [];
    const settings = { kept: 30 as FailedRowsRetention };
    let hear: (progress: DeliveryProgress) => void = () => undefined;
    const wipe = wipingOldFailedRows({
      deliveries: {
        wipeFailed: (endedBy) => {
          if (failing) return Promise.reject(new Error('busy'));
          return Promise.resolve(wiped.push(endedBy));
        },
        onProgress: (listener) => {
          hear = listener;
          return () => undefined;
        },
      },
      settings: {
        get: () => ({
          language: 'ru',
          colorScheme: 'auto',
          failedRowsRetention: settings.kept,
          tray: false,
          updates: 'never',
        }),
      },
      now: () => NOW,
      log: { info: (message) => logged.push(message), error: (message) => logged.push(message) },
    });
    const tell = (status: string) => hear({ summary: { state: { status } } } as DeliveryProgress);
    return { wipe, wiped, logged, settings, tell };
  }

  it('follows the current setting, and runs again when a delivery stops', async () => {
    const { wipe, wiped, settings, tell } = bench();
    await wipe();
    settings.kept = 'until-deleted';
    await wipe();
    settings.kept = 7;
    tell('running');
    tell('finished');
    expect(wiped).toEqual(['2026-10-26T12:00:00.000Z', '2026-11-18T12:00:00.000Z']);
  });

  it('blocks nothing if it fails', async () => {
    const { wipe, logged } = bench(true);
    await expect(wipe()).resolves.toBeUndefined();
    expect(logged).toEqual(['wiping failed rows']);
  });
});
