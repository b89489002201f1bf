import type { DeliverySummary } from '../../../shared/delivery/summary';

/** The sentence of a result and its colour; green only where the server confirmed every row. */
export interface Result {
  tone: 'ok' | 'warning';
  key: 'allAccepted' | 'someSkipped' | 'someFailed' | 'stopped' | 'nothing';
  /** Rows that the server confirmed, or that it had already. */
  accepted: number;
}

export function readResult({ state, outcomes }: Pick<DeliverySummary, 'state' | 'outcomes'>): Result {
  const { created, updated, unchanged, kept, exists, failed, skipped } = outcomes;
  const accepted = created + updated + unchanged + kept;
  if (state.status === 'stopped') return { tone: 'warning', key: 'stopped', accepted };
  if (failed > 0) return { tone: 'warning', key: 'someFailed', accepted };
  if (accepted + exists === 0) return { tone: 'warning', key: 'nothing', accepted };
  return skipped + kept > 0
    ? { tone: 'warning', key: 'someSkipped', accepted }
    : { tone: 'ok', key: 'allAccepted', accepted };
}
