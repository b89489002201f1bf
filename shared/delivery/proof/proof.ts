import { isOver } from '../state';
import type { DeliverySummary } from '../summary';
import { PROOF_KINDS, type ProofKind, type ProvenRow } from './prove-row';

export type ProofCounts = Record<ProofKind, number>;

/** What a list of the shop's consumers shows of a delivery. */
export interface ProofSummary {
  deliveryId: string;
  /** When the shop made the list, RFC 3339. */
  takenAt: string;
  /** Rows that the shop accepted; the counts add up to it. */
  rows: number;
  counts: ProofCounts;
  /** Sent fields that the list does not show. */
  notShown: string[];
  /** Rows of which it is not known what was sent: an older version sent them, and their file is not open. */
  withoutValues: number;
  /** Rows that went to a consumer that they adopt, of which it was forgotten with the ledger which one it was. */
  forgotten: number;
}

/** Rows of a proof, for a list. Those that arrived are only counted. */
export interface ProofPage {
  total: number;
  rows: ProvenRow[];
}

export function noProofCounts(): ProofCounts {
  return Object.fromEntries(PROOF_KINDS.map((kind) => [kind, 0])) as ProofCounts;
}

/** Whether a delivery is over, and the shop accepted any of its rows or a file has some. */
export function isProvable({ shopId, state, outcomes, byFile = 0 }: DeliverySummary): boolean {
  const { created, updated, kept } = outcomes;
  return shopId !== null && isOver(state) && created + updated + kept + byFile > 0;
}

/** Whether the list showed every row as it was sent. */
export function isAllProven({ counts, rows }: Pick<ProofSummary, 'counts' | 'rows'>): boolean {
  return counts.arrived === rows;
}
