import type { DeliverySummary } from '../../../shared/delivery/summary';

/** The list with what is newly known of one delivery; one that it lacks was begun meanwhile, and is the newest. */
export function withDelivery(list: readonly DeliverySummary[], summary: DeliverySummary): DeliverySummary[] {
  const isKnown = list.some(({ id }) => id === summary.id);
  return isKnown ? list.map((known) => (known.id === summary.id ? summary : known)) : [summary, ...list];
}
