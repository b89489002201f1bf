import { countDeliveryRows } from '../../../../shared/delivery/row-counts';
import type { DeliverySummary } from '../../../../shared/delivery/summary';

/** A part of a delivery's rows. Each has a sentence `delivery.<key>`. */
export interface ResultPart {
  key:
    | 'accepted'
    | 'acceptedInPart'
    | 'existed'
    | 'refused'
    | 'notThere'
    | 'unchanged'
    | 'notApplied'
    | 'blocked'
    | 'excluded'
    | 'notSent';
  count: number;
}

/** The rows of a delivery by result, in parts that add up to all rows. Empty parts are left out. */
export function resultParts(
  summary: Pick<DeliverySummary, 'outcomes' | 'pending' | 'notApplied' | 'blocked' | 'excluded'>,
): ResultPart[] {
  const { sent, toSend, unchanged, blocked, excluded } = countDeliveryRows(summary);
  const { exists, failed, created, updated, kept } = summary.outcomes;
  const accepted = created + updated;
  const parts: ResultPart[] = [
    { key: 'accepted', count: accepted },
    { key: 'acceptedInPart', count: kept },
    { key: 'existed', count: exists },
    { key: 'refused', count: failed },
    { key: 'notThere', count: sent - accepted - kept - exists - failed },
    { key: 'unchanged', count: unchanged - summary.notApplied },
    { key: 'notApplied', count: summary.notApplied },
    { key: 'blocked', count: blocked },
    { key: 'excluded', count: excluded },
    { key: 'notSent', count: toSend },
  ];
  return parts.filter(({ count }) => count > 0);
}
