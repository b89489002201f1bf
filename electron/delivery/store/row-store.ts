import type { z } from 'zod';
import type { PreparedRow } from '../../../shared/consumer/payload-types';
import { wellFormed } from '../../../shared/consumer/cells/well-formed';
import type { OutcomeKind, OutcomeReason, RowOutcome } from '../../../shared/delivery/outcome';
import {
  CONTACT_NOT_TAKEN,
  VALUE_NOT_TAKEN,
  type SendingVerdict,
} from '../../../shared/delivery/compare/ledger-verdict';
import type { Previous } from '../../../shared/delivery/compare/previous-values';
import type { RowFingerprints } from '../../../shared/delivery/compare/row-fingerprints';
import type { OutcomeTimeline } from '../../../shared/delivery/timeline';
import { openAdoptions, REMEMBERED, type GoesTo } from '../prints/adoptions';
import { openSentPrints } from '../prints/sent-prints';
import { inStep, inTransaction, type Connection } from './database';
import {
  outcomeCountsSchema,
  outcomeRowSchema,
  pendingRowSchema,
  sentRowSchema,
  type OutcomeCountsOnDisk,
} from './delivery-records';
import type { SkippedInput } from './new-delivery';
import { openOutcomeTallies } from './outcome-tallies';

/** A row to send, with the number of attempts so far. */
export interface PendingRow extends PreparedRow {
  attempts: number;
  /** An earlier run was about to send it, so the shop may have it although the outcome is unknown; only create-only mode stores that. */
  wasTaken: boolean;
  /** Null or left out for the consumer with the row's own id. */
  goesTo?: GoesTo | null;
}

/** A row to send, with what the ledger will store of it. */
export interface RowToSend {
  verdict: 'send';
  prepared: PreparedRow;
  fingerprints: RowFingerprints;
  /** Null or left out if it is not known. */
  before?: Previous | null;
}

/** A row that needs no request. `cells` is null if they are not stored. */
export interface KnownRow {
  verdict: Exclude<SendingVerdict, 'send'>;
  row: number;
  externalId: string;
  fingerprints: RowFingerprints;
  cells: readonly string[] | null;
  adopts?: PreparedRow['adopts'];
}

/** A row with the verdict on it. */
export type JudgedRow = RowToSend | KnownRow;

/** The rows of deliveries, and what the ledger learns from their outcomes. Everything is durable when a call returns. */
export interface RowStore {
  /** Adds rows to a delivery that is being prepared; few at a time, since everything else waits meanwhile. */
  addRows(id: string, rows: readonly JudgedRow[], skipped: readonly SkippedInput[], at: string): void;
  /**
   * The next rows without an outcome after row `after`, to be sent now. Deletes the ledger entries of their consumers until they are
   * accepted, so that none has values that a lost request may have changed.
   */
  takeRows(id: string, after: number, limit: number): PendingRow[];
  /** Stores that a row is about to be sent, or was not after all, for requests that must not be repeated unknowingly. */
  markTaken(id: string, row: number, isTaken: boolean): void;
  saveOutcomes(id: string, outcomes: readonly RowOutcome[], spent: { requests: number; activeMs: number }): void;
  outcomes(
    id: string,
    page: { kinds: readonly OutcomeKind[]; offset: number; limit: number },
  ): { total: number; outcomes: RowOutcome[] };
  /** The numbers of the first failed rows after `after` that can be sent again, at most `limit`. */
  failedNumbers(id: string, after: number, limit: number): { row: number }[];
  /** The same rows, with what was sent. */
  failed(id: string, after: number, limit: number): PreparedRow[];
  /** Outcomes over time, or null while there are none. */
  timeline(id: string): OutcomeTimeline | null;
}

/** Outcomes that mean that the server accepted what was sent. */
const ACCEPTED: ReadonlySet<OutcomeKind> = new Set(['created', 'updated', 'kept']);

/** Whether the server confirmed what was sent, apart from values that it keeps of its own. */
const isConfirmed = ({ kind, reason }: RowOutcome): boolean => ACCEPTED.has(kind) && reason !== 'off-contract-answer';

/** Why a row without a request is not simply unchanged. */
const WITHOUT_REQUEST: Readonly<Record<KnownRow['verdict'], readonly [OutcomeKind, OutcomeReason | null]>> = {
  unchanged: ['unchanged', null],
  listed: ['unchanged', 'as-listed'],
  'listed-contact': ['unchanged', 'contact-not-applied'],
  'listed-exists': ['exists', 'already-exists'],
  'listed-absent': ['skipped', 'not-found'],
  'contact-only': ['unchanged', 'contact-not-applied'],
  'not-taken': ['unchanged', 'not-taken-before'],
};

/** What a pending row of a delivery `d` is read from, as row `r`. */
const PENDING = `r.row, r.external_id, r.attributes, r.cells, r.attempts, r.was_taken, r.adopts, ${REMEMBERED} AS remembered`;

/** The columns that {@link toOutcome} reads. */
export const OUTCOME_COLUMNS =
  'row, external_id, cells, kind, reason, message, field, sent_value, server_value, other_fields, http_status, request_id, at, attempts';

export function createRowStore(database: Connection): RowStore {
  const tallies = openOutcomeTallies(database);
  const prints = openSentPrints(database);
  const adoptions = openAdoptions(database);
  const insertPending = database.prepare(
    `INSERT INTO delivery_rows (delivery_id, row, external_id, cells, attributes, consumer_print, applied_print, contact_print, adopts)
     VALUES (?, ?, ?, ?, ?, unhex(?), unhex(?), unhex(?), ?)`,
  );
  const insertSkipped = database.prepare(
    `INSERT INTO delivery_rows (delivery_id, row, external_id, cells, kind, reason, message, at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  // Writes many rows at once, since binding each value would cost as much as writing it.
  const insertWithCells = database.prepare(
    `INSERT INTO delivery_rows (delivery_id, row, external_id, cells, kind, reason, at)
     SELECT ?1, key, value ->> 0, value ->> 1, ?5, ?4, ?2 FROM json_each(?3)`,
  );
  // A sheet that was sent before has only such rows, and extracting parts of each value would double the cost.
  const insertWithoutCells = database.prepare(
    `INSERT INTO delivery_rows (delivery_id, row, external_id, kind, reason, at)
     SELECT ?1, key, value, ?5, ?4, ?2 FROM json_each(?3)`,
  );
  // Writes a group of outcomes at once. It is an insertion because that finds each row by its key, while an update might read all rows.
  const writeOutcomes = database.prepare(
    `INSERT INTO delivery_rows (delivery_id, row, external_id, kind, reason, message, field, sent_value, server_value, other_fields, http_status, request_id, at, attempts)
     SELECT ?1, value ->> 0, '', value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7, value ->> 8,
       value ->> 9, value ->> 10, value ->> 11 FROM json_each(?2) WHERE true
     ON CONFLICT (delivery_id, row) DO UPDATE SET kind = excluded.kind, reason = excluded.reason, message = excluded.message,
       field = excluded.field, sent_value = excluded.sent_value, server_value = excluded.server_value,
       other_fields = excluded.other_fields, http_status = excluded.http_status, request_id = excluded.request_id, at = excluded.at,
       attempts = excluded.attempts
     WHERE kind IS NULL`,
  );
  // What the server accepted. A row that an older version sent without fingerprints leaves no entry. If the first difference is contact
  // data, there is no other difference (see `differencesOf`).
  const enterInLedger = database.prepare(
    `INSERT INTO ledger (scope, consumer, applied, contact)
     SELECT d.ledger_scope, r.consumer_print, r.applied_print,
       CASE WHEN r.kind <> 'kept' THEN r.contact_print WHEN r.field IN ('email', 'phone') THEN x'${CONTACT_NOT_TAKEN}'
         ELSE x'${VALUE_NOT_TAKEN}' END
     FROM deliveries d CROSS JOIN json_each(?2) taken CROSS JOIN delivery_rows r ON r.delivery_id = d.id AND r.row = taken.value
     WHERE d.id = ?1 AND r.consumer_print IS NOT NULL AND d.ledger_scope <> ''
     ON CONFLICT (scope, consumer) DO UPDATE SET applied = excluded.applied, contact = excluded.contact`,
  );
  const dropFromLedger = database.prepare(
    `DELETE FROM ledger WHERE (scope, consumer) IN (
       SELECT d.ledger_scope, r.consumer_print
       FROM deliveries d CROSS JOIN json_each(?2) taken CROSS JOIN delivery_rows r ON r.delivery_id = d.id AND r.row = taken.value
       WHERE d.id = ?1)`,
  );
  const addSpent = database.prepare(
    'UPDATE deliveries SET requests = requests + ?, active_ms = active_ms + ?, outcome_counts = ? WHERE id = ?',
  );
  const selectUndecided = database.prepare(
    `SELECT r.row FROM json_each(?2) asked CROSS JOIN delivery_rows r ON r.delivery_id = ?1 AND r.row = asked.value
     WHERE r.kind IS NULL`,
  );
  // Names the index. Otherwise SQLite reads all decided rows, which at a delivery's end is all of them.
  const selectPending = database.prepare(
    `SELECT ${PENDING} FROM deliveries d JOIN delivery_rows r INDEXED BY delivery_rows_kind ON r.delivery_id = d.id
     WHERE d.id = ? AND r.kind IS NULL AND r.row > ? ORDER BY r.row LIMIT ?`,
  );
  const selectSent = database.prepare(
    `SELECT r.row, r.external_id, r.attributes FROM json_each(?2) asked CROSS JOIN delivery_rows r ON r.delivery_id = ?1 AND r.row = asked.value
     WHERE r.attributes IS NOT NULL`,
  );
  const markTaken = database.prepare('UPDATE delivery_rows SET was_taken = ? WHERE delivery_id = ? AND row = ?');
  const selectFailedNumbers = database.prepare(
    `SELECT row FROM delivery_rows WHERE delivery_id = ? AND kind = 'failed' AND attributes IS NOT NULL AND row > ? ORDER BY row LIMIT ?`,
  );
  const selectFailed = database.prepare(
    `SELECT ${PENDING} FROM deliveries d JOIN delivery_rows r ON r.delivery_id = d.id
     WHERE d.id = ? AND r.kind = 'failed' AND r.attributes IS NOT NULL AND r.row > ? ORDER BY r.row LIMIT ?`,
  );

  const selectCounts = database.prepare('SELECT outcome_counts FROM deliveries WHERE id = ?');
  const countsOf = (id: string): OutcomeCountsOnDisk => outcomeCountsSchema.parse(selectCounts.get(id)).outcome_counts;

  /** A delivery's counts with these outcomes added; rows that have an outcome already are not counted again. */
  const withOutcomes = (id: string, outcomes: readonly RowOutcome[]): OutcomeCountsOnDisk => {
    const counts = { ...countsOf(id) };
    const asked = outcomes.length === 0 ? [] : selectUndecided.all(id, numbersOf(outcomes));
    const undecided = new Set((asked as { row: number }[]).map(({ row }) => row));
    for (const { row, kind } of outcomes) if (undecided.delete(row)) counts[kind] = (counts[kind] ?? 0) + 1;
    return counts;
  };

  return {
    addRows: (id, rows, skipped, at) =>
      inStep(database, () => {
        const known = new Map<KnownRow['verdict'], { withCells: JsonByRow; without: JsonByRow }>();
        for (const judged of rows) {
          if (judged.verdict === 'send') {
            const { row, externalId, cells, attributes, adopts } = judged.prepared;
            const adoptsJson = adopts === undefined ? null : JSON.stringify(adopts);
            const { consumer, applied, contact } = judged.fingerprints;
            const [cellsJson, attributesJson] = [JSON.stringify(cells), JSON.stringify(attributes)];
            insertPending.run(id, row, externalId, cellsJson, attributesJson, consumer, applied, contact, adoptsJson);
          } else {
            const { row, externalId, cells, verdict } = judged;
            const alike = known.get(verdict) ?? { withCells: {}, without: {} };
            known.set(verdict, alike);
            if (cells === null) alike.without[row] = externalId;
            else alike.withCells[row] = [externalId, JSON.stringify(cells)];
          }
        }
        for (const [verdict, { withCells, without }] of known) {
          const [kind, reason] = WITHOUT_REQUEST[verdict];
          insertWithCells.run(id, at, JSON.stringify(withCells), reason, kind);
          insertWithoutCells.run(id, at, JSON.stringify(without), reason, kind);
        }
        for (const { row, externalId, cells, reason, message } of skipped) {
          insertSkipped.run(id, row, externalId, cells && JSON.stringify(cells), 'skipped', reason, message, at);
        }
      }),
    takeRows: (id, after, limit) => {
      const rows = selectPending.all(id, after, limit).map((stored) => {
        const { adopts, remembered, ...row } = toPendingRow(stored);
        return { ...row, goesTo: adoptions.goesTo(adopts, remembered) };
      });
      if (rows.length > 0) dropFromLedger.run(id, numbersOf(rows));
      return rows;
    },
    markTaken: (id, row, isTaken) => void markTaken.run(isTaken ? 1 : 0, id, row),
    saveOutcomes: (id, outcomes, { requests, activeMs }) => {
      inTransaction(database, () => {
        const confirmed = outcomes.filter(isConfirmed);
        const counts = withOutcomes(id, outcomes);
        if (outcomes.length > 0) writeOutcomes.run(id, JSON.stringify(outcomes.map(toValues)));
        if (confirmed.length > 0) {
          enterInLedger.run(id, numbersOf(confirmed));
          adoptions.keep(
            id,
            confirmed.map(({ row }) => row),
          );
        }
        const notFound = outcomes.filter(({ reason }) => reason === 'adoption-changed').map(({ row }) => row);
        if (notFound.length > 0) adoptions.drop(id, notFound);
        const accepted = outcomes.filter(({ kind }) => ACCEPTED.has(kind));
        if (accepted.length > 0) {
          prints.keep(id, selectSent.all(id, numbersOf(accepted)).map(toSentRow));
          adoptions.note(
            id,
            accepted.map(({ row }) => row),
          );
        }
        // Another delivery may have had the consumer accepted since the row was taken.
        if (confirmed.length < outcomes.length)
          dropFromLedger.run(id, numbersOf(outcomes.filter((outcome) => !isConfirmed(outcome))));
        tallies.add(id, outcomes);
        addSpent.run(requests, activeMs, JSON.stringify(counts), id);
      });
    },
    outcomes: (id, { kinds, offset, limit }) => {
      const where = `delivery_id = ?1 AND kind IN (${kinds.map((_, index) => `?${index + 4}`).join(', ')})`;
      const counts = countsOf(id);
      // Skipped rows are counted using only the index.
      const page = database.prepare(
        `SELECT ${OUTCOME_COLUMNS} FROM delivery_rows
         WHERE ${where} AND row >= (SELECT row FROM delivery_rows WHERE ${where} ORDER BY row LIMIT 1 OFFSET ?3)
         ORDER BY row LIMIT ?2`,
      );
      return {
        total: kinds.reduce((sum, kind) => sum + (counts[kind] ?? 0), 0),
        outcomes: page.all(id, limit, offset, ...kinds).map((row) => toOutcome(row).outcome),
      };
    },
    failedNumbers: (id, after, limit) => selectFailedNumbers.all(id, after, limit) as { row: number }[],
    failed: (id, after, limit) => selectFailed.all(id, after, limit).map(toPendingRow).map(toPreparedRow),
    timeline: (id) => tallies.timeline(id),
  };
}

/** Values to write by row number, to be turned into JSON. */
type JsonByRow = Record<number, string | [externalId: string, cells: string]>;

function toPendingRow(
  stored: unknown,
): Omit<PendingRow, 'goesTo' | 'adopts'> & Pick<z.infer<typeof pendingRowSchema>, 'adopts' | 'remembered'> {
  const { external_id: externalId, was_taken: wasTaken, ...row } = pendingRowSchema.parse(stored);
  return { ...row, externalId, wasTaken };
}

function toSentRow(stored: unknown): Pick<PreparedRow, 'row' | 'externalId' | 'attributes'> {
  const { external_id: externalId, ...row } = sentRowSchema.parse(stored);
  return { ...row, externalId };
}

function toPreparedRow({ row, externalId, attributes, cells, adopts }: ReturnType<typeof toPendingRow>): PreparedRow {
  return { row, externalId, attributes, cells, ...(adopts === null ? {} : { adopts }) };
}

/** As JSON, for statements on many rows at once. */
const numbersOf = (rows: readonly { row: number }[]): string => JSON.stringify(rows.map(({ row }) => row));

/** In the order of `writeOutcomes`. */
function toValues(outcome: RowOutcome): (string | number | null)[] {
  const { row, kind, reason, message, field, sentValue, serverValue, otherFields } = outcome;
  const { httpStatus, requestId, at, attempts } = outcome;
  const words = [message, field, sentValue, serverValue, otherFields].map((text) => text && wellFormed(text));
  return [row, kind, reason, ...words, httpStatus, requestId, at, attempts];
}

/** A stored row with its outcome. */
export function toOutcome(stored: unknown): { outcome: RowOutcome; cells: string[] | null } {
  const { external_id, sent_value, server_value, other_fields, http_status, request_id, cells, ...rest } =
    outcomeRowSchema.parse(stored);
  return {
    cells,
    outcome: {
      ...rest,
      externalId: external_id,
      sentValue: sent_value,
      serverValue: server_value,
      otherFields: other_fields,
      httpStatus: http_status,
      requestId: request_id,
    },
  };
}
