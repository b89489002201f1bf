import {
  adoptableAtOnce,
  adoptableSingly,
  whyNotAtOnce,
  type AdoptionCandidate,
} from '../../../shared/consumer/verdict/adoption';
import type { EmailDecision } from '../../../shared/consumer/verdict/email-decision';
import type { RowKeys } from '../../../shared/consumer/rows/row-plan';
import type { OperationOf, OperationPreview, SingleOperation } from '../../../shared/sheet/operation';
import type { EditedTable } from '../table/edited-table';
import type { RowDecisions } from './row-decisions';

/** The most rows that are decided in one go: a draft holds each of them. */
const MOST_ROWS = 100_000;

/** What a list says of the rows whose e-mail belongs to another consumer. */
export interface EmailsElsewhere {
  /** Those that would be sent otherwise, ascending; none without a list. */
  rows(): number[];
  /** Null for any other row. */
  of(
    row: number,
  ): (AdoptionCandidate & { keys: RowKeys; externalId: string | null; shop: string; sendsMore: boolean }) | null;
}

/** What was decided for a row whose e-mail belongs to another consumer. */
interface DecisionChange {
  row: number;
  before: EmailDecision | null;
  after: EmailDecision | null;
}

/** Decisions that changed, as an undo needs them. */
export interface DecisionsChange {
  kind: 'decisions';
  rows: readonly DecisionChange[];
}

/** The sheet that is decided on. */
export interface DecidedOn {
  table: EditedTable;
  decisions: RowDecisions;
  elsewhere: EmailsElsewhere;
}

/** A choice as the decisions it comes to, so that it can be done again without the list. Rows for which it is impossible are left out. */
export function decisionsOf(
  { choice, rows }: OperationOf<'settle-emails'>,
  { decisions, elsewhere }: DecidedOn,
): OperationOf<'decide-emails'> {
  const meant = (rows ?? elsewhere.rows()).slice(0, MOST_ROWS);
  const found = meant.flatMap((row) => elsewhere.of(row) ?? []);
  if (choice === 'without-email') {
    const decided = found.filter(({ sendsMore }) => sendsMore);
    return {
      kind: 'decide-emails',
      decisions: decided.map(({ row, keys }) => ({ row, decision: { ...keys, adopts: null } })),
    };
  }
  const adopted = rows === null ? adoptableAtOnce(found, decisions.taken) : singly(found, decisions);
  const internalIds = new Map(adopted.map(({ row, internalId }) => [row, internalId]));
  return {
    kind: 'decide-emails',
    decisions: found.flatMap(({ row, keys, externalId, shop }) => {
      const internalId = internalIds.get(row);
      if (internalId === undefined) return [];
      return [{ row, decision: { ...keys, adopts: { internalId, externalId, shop } } satisfies EmailDecision }];
    }),
  };
}

/** Why the rows that a choice for all of them leaves as they are cannot be adopted at once. */
export function adoptionFacts(
  operation: SingleOperation,
  { decisions, elsewhere }: DecidedOn,
): Pick<OperationPreview, 'notAdopted'> {
  if (operation.kind !== 'settle-emails' || operation.choice !== 'adopt' || operation.rows !== null) return {};
  const found = elsewhere.rows().flatMap((row) => elsewhere.of(row) ?? []);
  return { notAdopted: whyNotAtOnce(found, decisions.taken) };
}

/** The change that decisions make; null if they are there already. No two rows get the same consumer. */
export function decideEmails(
  { decisions: wanted }: OperationOf<'decide-emails'>,
  { table, decisions }: Pick<DecidedOn, 'table' | 'decisions'>,
): DecisionsChange | null {
  const rows: DecisionChange[] = [];
  const taken = new Set<string>();
  for (const { row, decision: after } of wanted) {
    const before = decisions.get(row);
    if (row > table.rowCount || JSON.stringify(before) === JSON.stringify(after)) continue;
    const internalId = after?.adopts?.internalId;
    if (internalId !== undefined && internalId !== before?.adopts?.internalId) {
      if (taken.has(internalId) || decisions.taken.has(internalId)) continue;
      taken.add(internalId);
    }
    rows.push({ row, before, after });
  }
  return rows.length === 0 ? null : { kind: 'decisions', rows };
}

function singly(
  candidates: readonly AdoptionCandidate[],
  decisions: RowDecisions,
): { row: number; internalId: string }[] {
  const taken = new Set<string>();
  return candidates.flatMap(({ row, adoption }) => {
    const before = decisions.takenBut(row);
    const found = adoptableSingly(adoption, { has: (id) => taken.has(id) || before.has(id) });
    if (!found.can) return [];
    taken.add(found.internalId);
    return [{ row, internalId: found.internalId }];
  });
}
