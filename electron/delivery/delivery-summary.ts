import { noOutcomes, type OutcomeCounts } from '../../shared/delivery/outcome';
import type { DeliveryRun } from '../../shared/delivery/runs';
import type { DeliverySummary } from '../../shared/delivery/summary';
import type { DeliveryRecord } from './store/delivery-records';

/** A stored delivery and its runs, as the page knows them. */
export function summaryOf(delivery: DeliveryRecord, runs: DeliveryRun[]): DeliverySummary {
  const outcomes: OutcomeCounts = { ...noOutcomes(), ...delivery.outcome_counts };
  const decided = Object.values(outcomes).reduce((sum, count) => sum + count, 0);
  return {
    runs,
    rows: delivery.row_count,
    pending: delivery.row_count - decided,
    outcomes,
    id: delivery.id,
    shopId: delivery.shop_id,
    shopName: delivery.shop_name,
    baseUrl: delivery.base_url,
    fileName: delivery.file_name,
    mode: delivery.mode,
    state: delivery.state,
    requests: delivery.requests,
    createdAt: delivery.created_at,
    finishedAt: delivery.finished_at,
    activeSeconds: delivery.active_ms / 1000,
    failedWipedAt: delivery.failed_wiped_at,
    remembersPrevious: delivery.keep_before,
    reverts: delivery.takes_back,
    blocked: delivery.kept_back,
    excluded: delivery.excluded,
    notApplied: delivery.not_applied,
    settled: delivery.settled,
    byFile: delivery.by_file,
  };
}
