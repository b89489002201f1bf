import { expect, it } from 'vitest';
import { withDelivery } from '../../../renderer/features/history/with-delivery';
import type { DeliverySummary } from '../../../shared/delivery/summary';

const delivery = (id: string, pending = 0) => ({ id, pending }) as DeliverySummary;

it('an open history shows what becomes of its deliveries, and one that is begun meanwhile', () => {
  const list = [delivery('b'), delivery('a')];
  expect(withDelivery(list, delivery('a', 5))).toEqual([delivery('b'), delivery('a', 5)]);
  expect(withDelivery(list, delivery('c'))).toEqual([delivery('c'), ...list]);
});
