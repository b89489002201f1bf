import {
  adoptableSingly,
  AdoptionsAtOnce,
  type Adoption,
  type NotAtOnce,
} from '../../../shared/consumer/verdict/adoption';
import type { EmailDecision } from '../../../shared/consumer/verdict/email-decision';
import { rowKeys } from '../../../shared/consumer/rows/row-plan';
import type { RowRules } from '../../../shared/consumer/target';
import type { Operation, OperationOf } from '../../../shared/sheet/operation';
import type { EditedTable } from '../table/edited-table';
import { inTimeSlices } from '../threads/time-slices';
import type { RowDecisions } from './row-decisions';

/** Rows looked at before other requests are handled. */
const SLICE_ROWS = 512;

/** What a list says of a row whose e-mail belongs to another consumer. */
interface RowElsewhere {
  adoption: Adoption;
  /** Of the consumer that has the e-mail; null for none. */
  externalId: string | null;
  /** Whether anything is left to send without the e-mail. */
  sendsMore: boolean;
}

/** What a list says of the rows whose e-mail belongs to another consumer. */
export interface EmailsElsewhere {
  /** See `listShop`. */
  shop(): string;
  /** Those that would be sent otherwise, ascending; none without a list. */
  rows(): Promise<number[]>;
  /** Null for any other row. */
  of(row: number): RowElsewhere | null;
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
  rules: RowRules;
  decisions: RowDecisions;
  elsewhere: EmailsElsewhere;
}

/** What a choice comes to. */
export interface SettledEmails {
  /** The decisions, which need no list. Rows for which the choice is impossible are left out. */
  operation: OperationOf<'decide-emails'>;
  elsewhere: {
    /** Rows that cannot be adopted together with others, by reason. */
    notAdopted: Partial<Record<NotAtOnce, number>>;
    /** Rows that could be sent without their e-mail. */
    withoutEmail: number;
  };
}

/** Looks at each row once. */
export async function settleEmails(
  { choice, rows }: OperationOf<'settle-emails'>,
  { decisions, elsewhere }: DecidedOn,
): Promise<SettledEmails> {
  const asked = rows ?? (await elsewhere.rows());
  const found: (RowElsewhere & { row: number })[] = [];
  const atOnce = new AdoptionsAtOnce(decisions.taken);
  await inTimeSlices(asked.length, SLICE_ROWS, (start, end) => {
    for (const row of asked.slice(start, end)) {
      const one = elsewhere.of(row);
      if (one === null) continue;
      found.push({ row, ...one });
      atOnce.add(one.adoption);
    }
  });
  const withoutEmail = found.filter(({ sendsMore }) => sendsMore).map(({ row }) => row);
  const notAdopted: Counts = {};
  const adopted = { rows: [] as number[], internalIds: [] as string[], externalIds: [] as (string | null)[] };
  const goesTo = rows === null ? allAtOnce(atOnce, notAdopted) : singly(decisions);
  await inTimeSlices(found.length, SLICE_ROWS, (start, end) => {
    for (const { row, adoption, externalId } of found.slice(start, end)) {
      const internalId = goesTo(row, adoption);
      if (internalId === null) continue;
      adopted.rows.push(row);
      adopted.internalIds.push(internalId);
      adopted.externalIds.push(externalId);
    }
  });
  const { rows: adoptedRows, ...consumers } = adopted;
  return {
    operation:
      choice === 'without-email'
        ? { kind: 'decide-emails', rows: withoutEmail, decision: 'without-email' }
        : { kind: 'decide-emails', rows: adoptedRows, decision: { shop: elsewhere.shop(), ...consumers } },
    elsewhere: { notAdopted, withoutEmail: withoutEmail.length },
  };
}

/** The operation or, if it is a choice by the list, the decisions that this comes to. */
export async function withoutList<O extends Operation>(asked: O, on: DecidedOn) {
  if (asked.kind !== 'settle-emails') return { settled: null, done: asked };
  const settled = await settleEmails(asked, on);
  return { settled, done: settled.operation };
}

/** The change that decisions make; null if they are there already. No two rows get the same consumer. */
export async function decideEmails(
  { rows, decision }: OperationOf<'decide-emails'>,
  { table, rules, decisions }: Omit<DecidedOn, 'elsewhere'>,
): Promise<DecisionsChange | null> {
  const changed: DecisionChange[] = [];
  const taken = new Set<string>();
  const look = (row: number, at: number): void => {
    if (row > table.rowCount) return;
    const before = decisions.get(row);
    const after = decisionAt(decision, at, () => rowKeys(table.cells(row), rules));
    if (JSON.stringify(before) === JSON.stringify(after)) return;
    const internalId = after?.adopts?.internalId;
    if (internalId !== undefined && internalId !== before?.adopts?.internalId) {
      if (taken.has(internalId) || decisions.taken.has(internalId)) return;
      taken.add(internalId);
    }
    changed.push({ row, before, after });
  };
  await inTimeSlices(rows.length, SLICE_ROWS, (start, end) => {
    for (let at = start; at < end; at += 1) look(rows[at] as number, at);
  });
  return changed.length === 0 ? null : { kind: 'decisions', rows: changed };
}

/** @param keys of the row */
function decisionAt(
  decision: OperationOf<'decide-emails'>['decision'],
  at: number,
  keys: () => ReturnType<typeof rowKeys>,
): EmailDecision | null {
  if (decision === null) return null;
  if (decision === 'without-email') return { ...keys(), adopts: null };
  const internalId = decision.internalIds[at];
  if (internalId === undefined) return null;
  return { ...keys(), adopts: { internalId, externalId: decision.externalIds[at] ?? null, shop: decision.shop } };
}

type Counts = SettledEmails['elsewhere']['notAdopted'];
type GoesTo = (row: number, adoption: Adoption) => string | null;

/** Counts those that cannot be adopted. */
function allAtOnce(atOnce: AdoptionsAtOnce, counts: Counts): GoesTo {
  return (_, adoption) => {
    const why = atOnce.whyNot(adoption);
    if (why !== null) counts[why] = (counts[why] ?? 0) + 1;
    return why === null && adoption.can ? adoption.internalId : null;
  };
}

function singly(decisions: RowDecisions): GoesTo {
  const taken = new Set<string>();
  return (row, adoption) => {
    const before = decisions.takenBut(row);
    const found = adoptableSingly(adoption, { has: (id) => taken.has(id) || before.has(id) });
    if (!found.can) return null;
    taken.add(found.internalId);
    return found.internalId;
  };
}
