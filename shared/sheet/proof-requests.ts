import { z } from 'zod';
import type { ProofCounts } from '../delivery/proof/proof';
import type { ProvenRow, RowToProve } from '../delivery/proof/prove-row';
import { request } from '../protocol/request';
import { MAX_MESSAGE_ROWS } from './limits';

/**
 * Requests of main to a process that proves one delivery and then ends: first its rows, then a list of the shop's consumers as for a sheet
 * (`begin-list` to `trust-list`), then what that shows.
 */
export const proofRequests = {
  /** Adds rows that the shop accepted. Their hashes are made with the ledger's key. */
  'prove-rows': request(
    z.object({
      ledgerKey: z.string().max(1_024),
      rows: z.custom<RowToProve[]>((value) => Array.isArray(value) && value.length <= MAX_MESSAGE_ROWS),
    }),
  ).answers<undefined>(),
  /** What the trusted list shows, counted. */
  'proof-counts': request(z.object({})).answers<ProofOfList>(),
  /** The rows from index `from` on that did not arrive, at most `limit`. */
  'proof-rows': request(z.object({ from: z.int().min(0), limit: z.int().min(1).max(MAX_MESSAGE_ROWS) })).answers<
    ProvenRow[]
  >(),
} as const;

export type ProofRequests = typeof proofRequests;

/** See `ProofSummary`. */
export interface ProofOfList {
  takenAt: string;
  /** When it was asked for, by this machine's clock, ISO 8601 UTC. */
  askedAt: string;
  counts: ProofCounts;
  notShown: string[];
  withoutValues: number;
  forgotten: number;
}
