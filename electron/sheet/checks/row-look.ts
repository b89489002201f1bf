import { markSuspects } from '../../../shared/consumer/rows/quick-check';
import type { CellKind } from '../../../shared/consumer/cells/read-cell';
import { hashKey } from './hash-key';
import { sharedBytes, sharedNumbers } from '../threads/shared-memory';
import { createSpans, type Table } from '../table/table';

/** Rows that are looked over in one go. */
export const LOOK_ROWS = 8_192;

/** Values that should be unique: kinds of cells, too. */
export const KEYS = ['id', 'email'] as const satisfies readonly CellKind[];
export type KeyName = (typeof KEYS)[number];

/** A column whose values should be unique. */
export interface LookKey {
  /** −1 where the sheet has no such column. */
  column: number;
  foldCase: boolean;
  /** Of the hashes, see `hashKey`. */
  seed: number;
}

/** What to look at in each row. Plain data, so that another thread can be given it. */
export interface LookPlan {
  /** Other columns than those of the keys, each with its bit of {@link FILLS}; ascending by that. */
  columns: readonly { column: number; kind: CellKind; fills: number }[];
  keys: Readonly<Record<KeyName, LookKey>>;
}

/** What a look needs of a table. */
export type LookSource = Pick<Table, 'bytes' | 'spans'>;

/** A row that may have an issue, as `markSuspects` marks it. */
export const SUSPECT = 1;
/** Rows whose key is not simply the bytes of its cell: it has to be made from the cell's text. */
export const KEY_BY_TEXT: Readonly<Record<KeyName, number>> = { id: 2, email: 4 };

/** A row of which the bytes do not tell what is filled. */
export const FILLED_BY_TEXT = 8;

/** What a row has beside its id: a bit for each field that a person is known by, and one for everything else. */
export const FILLS = { email: 1, name: 2, phone: 4, other: 8 } as const;

/** What a look over rows found; index 0 is row `firstRow`. */
export interface LookedRows {
  firstRow: number;
  /** Of {@link SUSPECT}, {@link KEY_BY_TEXT} and {@link FILLED_BY_TEXT}. */
  marks: Uint8Array;
  /** Of {@link FILLS}; `other` may be missing beside another one. */
  filled: Uint8Array;
  /** Hashes of the keys; 0 for none, or for one to be made from text. */
  hashes: Readonly<Record<KeyName, Uint32Array>>;
}

/** What was found while the file was still being read. */
export interface LookedAhead {
  plan: LookPlan;
  /** Index 0 stands for no row. */
  rows: LookedRows;
}

/** Room for what is found in so many rows, in memory that another thread can write to. */
export function emptyLook({ keys }: LookPlan, firstRow: number, count: number): LookedRows {
  const hashesOf = ({ column }: LookKey): Uint32Array => sharedNumbers(column === -1 ? 0 : count);
  return {
    firstRow,
    marks: sharedBytes(count),
    filled: sharedBytes(count),
    hashes: { id: hashesOf(keys.id), email: hashesOf(keys.email) },
  };
}

/** The first rows alone. */
export function firstLooked({ firstRow, marks, filled, hashes }: LookedRows, count: number): LookedRows {
  return {
    firstRow,
    marks: marks.subarray(0, count),
    filled: filled.subarray(0, count),
    hashes: { id: hashes.id.subarray(0, count), email: hashes.email.subarray(0, count) },
  };
}

/** Whether two plans look for the same; the seeds of their hashes may differ. */
export function isSamePlan(one: LookPlan, other: LookPlan): boolean {
  const shape = ({ columns, keys }: LookPlan): string =>
    JSON.stringify([columns, KEYS.map((key) => [keys[key].column, keys[key].foldCase])]);
  return shape(one) === shape(other);
}

/** Looks over rows without making a string. @param into where their marks and hashes go */
export function lookOver(plan: LookPlan, source: LookSource, firstRow: number, count: number, into: LookedRows): void {
  for (let done = 0; done < count; done += LOOK_ROWS) {
    lookOverSlice(plan, source, firstRow + done, Math.min(LOOK_ROWS, count - done), into);
  }
}

const spans = createSpans(LOOK_ROWS);
const keyMarks = new Uint8Array(LOOK_ROWS);

function lookOverSlice(plan: LookPlan, source: LookSource, firstRow: number, count: number, into: LookedRows): void {
  const { bytes } = source;
  const from = firstRow - into.firstRow;
  const marks = into.marks.subarray(from, from + count);
  const filled = into.filled.subarray(from, from + count);
  for (const key of KEYS) {
    const { column } = plan.keys[key];
    if (column === -1) continue;
    source.spans(column, firstRow, count, spans);
    markSuspects(key, { bytes, ...spans, count }, keyMarks.fill(0));
    hashKeys(plan.keys[key], bytes, count, into.hashes[key].subarray(from, from + count));
    const mark = SUSPECT | KEY_BY_TEXT[key];
    for (let at = 0; at < count; at += 1) if (keyMarks[at] === SUSPECT) marks[at] = (marks[at] as number) | mark;
    if (key === 'email') fillRows(FILLS.email, bytes, count, marks, filled);
  }
  let hasBareRows = true;
  for (const { column, kind, fills } of plan.columns) {
    source.spans(column, firstRow, count, spans);
    markSuspects(kind, { bytes, ...spans, count }, marks);
    // Rows that have a contact are not blank, whatever else they have.
    if (fills === FILLS.other) hasBareRows &&= filled.includes(0);
    if (hasBareRows) fillRows(fills, bytes, count, marks, filled);
  }
}

/** Hashes the cells of the present slice that are their own key (but for the case, where that is folded). */
function hashKeys({ foldCase, seed }: LookKey, bytes: Uint8Array, count: number, hashes: Uint32Array): void {
  for (let at = 0; at < count; at += 1) {
    const start = spans.starts[at] as number;
    const end = spans.ends[at] as number;
    if (end > start && keyMarks[at] === 0) hashes[at] = hashKey(bytes, start, end, foldCase, seed);
  }
}

/** First bytes of a cell that surely has text: not unseen, no quote or `=` that may stand around nothing, no `NULL`, no `\N`. */
const SURELY_TEXT = new Uint8Array(256).fill(1, 0x21, 0x7f).fill(1, 0xc3, 0xe0);
for (const sign of '"=N\\') SURELY_TEXT[sign.charCodeAt(0)] = 0;

/** Notes which rows of the present slice have something in a column. */
function fillRows(bit: number, bytes: Uint8Array, count: number, marks: Uint8Array, filled: Uint8Array): void {
  for (let at = 0; at < count; at += 1) {
    const start = spans.starts[at] as number;
    const known = filled[at] as number;
    if ((spans.ends[at] as number) <= start || (bit === FILLS.other && known !== 0)) continue;
    if (SURELY_TEXT[bytes[start] as number] === 1) filled[at] = known | bit;
    else marks[at] = (marks[at] as number) | FILLED_BY_TEXT;
  }
}
