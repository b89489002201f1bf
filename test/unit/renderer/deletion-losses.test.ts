import { describe, expect, it } from 'vitest';
import { deletionLosses } from '../../../renderer/features/history/deletion-losses';
import { noOutcomes } from '../../../shared/delivery/outcome';
import type { DeliveryState } from '../../../shared/delivery/state';

const finished: DeliveryState = { status: 'finished' };
const paused: DeliveryState = { status: 'paused', reason: { by: 'person' } };
const delivery = { state: finished, pending: 0, outcomes: noOutcomes(), failedWipedAt: null };
const failed = { ...noOutcomes(), created: 3, failed: 2 };

describe('what is lost with a delivery', () => {
  it('is only its outcomes if it has ended and all rows were accepted', () => {
    expect(deletionLosses({ ...delivery, outcomes: { ...noOutcomes(), created: 3 } }, 0)).toEqual([]);
  });

  it('includes rows not sent that could still be sent', () => {
    expect(deletionLosses({ ...delivery, state: paused, pending: 7 }, 0)).toEqual([{ key: 'deleteUnsent', count: 7 }]);
    expect(deletionLosses({ ...delivery, state: { status: 'ready' }, pending: 7 }, 0)).toHaveLength(1);
    expect(deletionLosses({ ...delivery, state: { status: 'stopped' }, pending: 7 }, 0)).toEqual([]);
  });

  it('includes contents of refused rows until they are wiped', () => {
    expect(deletionLosses({ ...delivery, outcomes: failed }, 0)).toEqual([{ key: 'deleteFailed', count: 2 }]);
    expect(deletionLosses({ ...delivery, outcomes: failed, failedWipedAt: '2024-01-01T00:00:00Z' }, 0)).toEqual([]);
  });

  it('includes previous values if they are stored', () => {
    const all = deletionLosses({ ...delivery, state: paused, pending: 1, outcomes: failed }, 4);
    expect(all.map(({ key, count }) => [key, count])).toEqual([
      ['deleteUnsent', 1],
      ['deleteFailed', 2],
      ['deleteBefore', 4],
    ]);
  });
});
