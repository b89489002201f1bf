import { markSuspects } from '../../../shared/consumer/rows/quick-check';
import type { CellKind } from '../../../shared/consumer/cells/read-cell';
import { hashKey } from '../keys/hash-key';
import type { LookKey } from '../keys/key-column';
import { keyOfPlainPhone } from '../keys/phone-numbers';
import { sharedDoubles, sharedFlags, sharedNumbers } from '../threads/shared-memory';
import { createSpans, type CellSpans } from '../table/table';

/** Rows scanned in one go. */
export const LOOK_ROWS = 8_192;

/** Values that should be unique; also kinds of cells. */
export const KEYS = ['id', 'email'] as const satisfies readonly CellKind[];
export type KeyName = (typeof KEYS)[number];

/** What to look for in each row. Plain data that can be passed to another thread. */
export interface LookPlan {
  /** Columns other than the key columns, each with its bit of {@link FILLS}, in ascending order of that bit. */
  columns: readonly { column: number; kind: CellKind; fills: number }[];
  keys: Readonly<Record<KeyName, LookKey>>;
  /** The column of the phone; −1 if there is none. */
  phone: number;
}

/** What a scan needs from a table. */
export interface LookSource {
  /** As `Table.spans`. Returns the bytes that the positions are in, until the next call. */
  spans(column: number, firstRow: number, count: number, into: CellSpans): Uint8Array;
}

/** A row that may have an issue; `markSuspects` sets this bit. */
export const SUSPECT = 1;
/** A row whose key differs from its cell's bytes and has to be made from the text. */
export const KEY_BY_TEXT: Readonly<Record<KeyName, number>> = { id: 2, email: 4 };

/** A row whose bytes do not show which cells are filled. */
export const FILLED_BY_TEXT = 8;

/** A row whose phone has to be read from the text. */
export const PHONE_BY_TEXT = 16;

/** What a row has besides its id: one bit for each field that identifies a person, and one for everything else. */
export const FILLS = { email: 1, name: 2, phone: 4, other: 8 } as const;

/** The results of scanning some rows. Index 0 is row `firstRow`. */
export interface LookedRows {
  firstRow: number;
  /** Bits {@link SUSPECT}, {@link KEY_BY_TEXT}, {@link FILLED_BY_TEXT} and {@link PHONE_BY_TEXT}. */
  marks: Uint8Array;
  /** Bits of {@link FILLS}; `other` may be missing if another one is set. */
  filled: Uint8Array;
  /** Hashes of the keys; 0 for no key, or for one to be made from text. */
  hashes: Readonly<Record<KeyName, Uint32Array>>;
  /** The phones, see `phone-numbers.ts`; 0 for none, or for one to be read from text. */
  phones: Float64Array;
}

/** Results of the scan that ran while the file was being read. */
export interface LookedAhead {
  plan: LookPlan;
  /** Index 0 is unused. */
  rows: LookedRows;
}

/** Space for the results of this many rows, in memory that another thread can write to. */
export function emptyLook({ keys, phone }: LookPlan, firstRow: number, count: number): LookedRows {
  const hashesOf = ({ column }: LookKey): Uint32Array => sharedNumbers(column === -1 ? 0 : count);
  return {
    firstRow,
    marks: sharedFlags(count),
    filled: sharedFlags(count),
    hashes: { id: hashesOf(keys.id), email: hashesOf(keys.email) },
    phones: sharedDoubles(phone === -1 ? 0 : count),
  };
}

/** The results for the first rows only. */
export function firstLooked({ firstRow, marks, filled, hashes, phones }: LookedRows, count: number): LookedRows {
  return {
    firstRow,
    marks: marks.subarray(0, count),
    filled: filled.subarray(0, count),
    hashes: { id: hashes.id.subarray(0, count), email: hashes.email.subarray(0, count) },
    phones: phones.subarray(0, count),
  };
}

/** Whether two plans look for the same things. The seeds of their hashes may differ. */
export function isSamePlan(one: LookPlan, other: LookPlan): boolean {
  const shape = ({ columns, keys, phone }: LookPlan): string =>
    JSON.stringify([columns, phone, KEYS.map((key) => [keys[key].column, keys[key].foldCase])]);
  return shape(one) === shape(other);
}

/** The part of a plan that concerns these columns. */
export function planOfColumns({ columns, keys, phone }: LookPlan, wanted: ReadonlySet<number>): LookPlan {
  const only = (key: LookKey): LookKey => (wanted.has(key.column) ? key : { ...key, column: -1 });
  return {
    columns: columns.filter(({ column }) => wanted.has(column)),
    keys: { id: only(keys.id), email: only(keys.email) },
    phone: wanted.has(phone) ? phone : -1,
  };
}

/**
 * Scans rows without making strings.
 *
 * @param into receives their marks and hashes
 */
export function lookOver(plan: LookPlan, source: LookSource, firstRow: number, count: number, into: LookedRows): void {
  for (let done = 0; done < count; done += LOOK_ROWS) {
    lookOverSlice(plan, source, firstRow + done, Math.min(LOOK_ROWS, count - done), into);
  }
}

const spans = createSpans(LOOK_ROWS);
const keyMarks = new Uint8Array(LOOK_ROWS);

function lookOverSlice(plan: LookPlan, source: LookSource, firstRow: number, count: number, into: LookedRows): void {
  const from = firstRow - into.firstRow;
  const marks = into.marks.subarray(from, from + count);
  const filled = into.filled.subarray(from, from + count);
  for (const key of KEYS) {
    const { column } = plan.keys[key];
    if (column === -1) continue;
    const bytes = source.spans(column, firstRow, count, spans);
    markSuspects(key, { bytes, ...spans, count }, keyMarks.fill(0));
    hashKeys(plan.keys[key], bytes, count, into.hashes[key].subarray(from, from + count));
    const mark = SUSPECT | KEY_BY_TEXT[key];
    for (let at = 0; at < count; at += 1) if (keyMarks[at] === SUSPECT) marks[at] = (marks[at] as number) | mark;
    if (key === 'email') fillRows(FILLS.email, bytes, count, marks, filled);
  }
  if (plan.phone !== -1) {
    const bytes = source.spans(plan.phone, firstRow, count, spans);
    markSuspects('phone', { bytes, ...spans, count }, keyMarks.fill(0));
    readPhones(bytes, count, marks, into.phones.subarray(from, from + count));
    fillRows(FILLS.phone, bytes, count, marks, filled);
  }
  let hasBareRows = true;
  for (const { column, kind, fills } of plan.columns) {
    const bytes = source.spans(column, firstRow, count, spans);
    markSuspects(kind, { bytes, ...spans, count }, marks);
    // Rows with a contact are not blank, whatever else they have.
    if (fills === FILLS.other) hasBareRows &&= filled.includes(0);
    if (hasBareRows) fillRows(fills, bytes, count, marks, filled);
  }
}

/** Hashes the current slice's cells that are themselves the key (apart from case, if that is folded). */
function hashKeys({ foldCase, seed }: LookKey, bytes: Uint8Array, count: number, hashes: Uint32Array): void {
  for (let at = 0; at < count; at += 1) {
    const start = spans.starts[at] as number;
    const end = spans.ends[at] as number;
    if (end > start && keyMarks[at] === 0) hashes[at] = hashKey(bytes, start, end, foldCase, seed);
  }
}

/** Reads the current slice's phones that are in a usual form. */
function readPhones(bytes: Uint8Array, count: number, marks: Uint8Array, phones: Float64Array): void {
  for (let at = 0; at < count; at += 1) {
    const start = spans.starts[at] as number;
    const end = spans.ends[at] as number;
    if (keyMarks[at] !== 0) marks[at] = (marks[at] as number) | SUSPECT | PHONE_BY_TEXT;
    else if (end > start) phones[at] = keyOfPlainPhone(bytes, start, end);
  }
}

/**
 * First bytes that prove a cell has text: not an invisible character, not a quote or `=` that may enclose nothing, not the start of `NULL`
 * or `\N`.
 */
const SURELY_TEXT = new Uint8Array(256).fill(1, 0x21, 0x7f).fill(1, 0xc3, 0xe0);
for (const sign of '"=N\\') SURELY_TEXT[sign.charCodeAt(0)] = 0;

/** Records which rows of the current slice have something in a column. */
function fillRows(bit: number, bytes: Uint8Array, count: number, marks: Uint8Array, filled: Uint8Array): void {
  for (let at = 0; at < count; at += 1) {
    const start = spans.starts[at] as number;
    const known = filled[at] as number;
    if ((spans.ends[at] as number) <= start || (bit === FILLS.other && known !== 0)) continue;
    if (SURELY_TEXT[bytes[start] as number] === 1) filled[at] = known | bit;
    else marks[at] = (marks[at] as number) | FILLED_BY_TEXT;
  }
}
