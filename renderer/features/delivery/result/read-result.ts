import { isAllAsSent, type DeliverySummary } from '../../../../shared/delivery/summary';

/** The sentence of a result and its colour: green only if the server confirmed every row. */
export interface Result {
  tone: 'ok' | 'warning';
  key: 'allAccepted' | 'allExisted' | 'someSkipped' | 'someFailed' | 'stopped' | 'nothing';
}

export function readResult({
  state,
  outcomes,
  notApplied,
}: Pick<DeliverySummary, 'state' | 'outcomes' | 'notApplied'>): Result {
  const { created, updated, unchanged, kept, exists, failed, skipped } = outcomes;
  // Rows that the server confirmed or already had, without differences.
  const accepted = created + updated + unchanged - notApplied + kept;
  if (state.status === 'stopped') return { tone: 'warning', key: 'stopped' };
  if (failed > 0) return { tone: 'warning', key: 'someFailed' };
  if (accepted === 0) {
    return { tone: 'warning', key: exists > 0 && skipped + notApplied === 0 ? 'allExisted' : 'nothing' };
  }
  return isAllAsSent({ outcomes, notApplied })
    ? { tone: 'ok', key: 'allAccepted' }
    : { tone: 'warning', key: 'someSkipped' };
}
