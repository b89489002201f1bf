import { EXCEL_ROWS, MAX_COLUMNS } from '../../../../shared/consumer/excel-limits';
import { FORMULA_ERROR, FORMULA_NO_VALUE, NUMBER_ROUNDED, TEXT_DAMAGED } from './cell-faults';
import { readReference, reference } from './cell-reference';
import { CellTag } from './cell-tag';
import { ERROR, NUMBER, PLAIN_TEXT, readFlag, SHARED } from './cell-type';
import { EMPTY, finishValue, ROUNDED, TIMED, type NumberMeaning } from './cell-value';
import { shortName } from './markup-scanner';
import { MergedAreas } from './merged-areas';
import { RowTail } from './row-tail';
import { RowWriter } from './row-writer';
import * as State from './scan-states';
import type { SharedStrings } from './shared-strings';
import type { TextArena } from './text-arena';
import { HIDES_TIME, textEdges } from './text-edges';
import { TextScanner } from './text-scanner';
import { UsualCells } from './usual-cells';

const ROW = shortName('row');
const C = shortName('c');
const V = shortName('v');
const F = shortName('f');
const IS = shortName('is');
const T = shortName('t');
const R = shortName('r');
const SHEET_DATA = Buffer.from('sheetData');
const MERGE_CELLS = Buffer.from('mergeCells');
const MERGE_CELL = Buffer.from('mergeCell');
const WORKSHEET = Buffer.from('worksheet');
const HIDDEN = Buffer.from('hidden');
const REF = Buffer.from('ref');

const ZERO = 0x30;
const SPACE = 0x20;
const LESS = 0x3c;
const LOWER_R = 0x72;

export interface SheetScannerOptions extends NumberMeaning {
  strings: SharedStrings;
  /** Rows above this one are skipped. */
  firstRow: number;
  /** The scan stops after this many rows. */
  maxRows: number;
}

/**
 * Reads the part of a worksheet (ECMA-376 part 1, 18.3). Writes texts to the arena and their positions to the rows. A single pass does
 * everything except for merged cells, which come after the rows in the part.
 */
export class SheetScanner extends TextScanner {
  readonly writer: RowWriter;
  readonly merges = new MergedAreas();
  /** The highest index of a missing shared string that a cell refers to; −1 if none is missing. */
  lastMissingString = -1;

  #state = State.IN_DOCUMENT as number;
  #textParent = State.IN_STRING as number;
  #skipParent = State.IN_DOCUMENT as number;
  #skipDepth = 0;

  // The current row.
  #rowNumber = 0;
  #rowHasNumber = false;
  readonly #rowTail = new RowTail();

  // The current cell.
  readonly #tag = new CellTag();
  readonly #usual: UsualCells;
  #column = -1;
  #style = 0;
  #type = NUMBER as number;
  #hasFormula = false;
  #hasValue = false;
  #index = 0;
  #indexDigits = 0;

  readonly #places: Uint32Array;
  readonly #edges: Uint8Array;
  readonly #stringCount: number;

  constructor(
    part: string,
    arena: TextArena,
    private readonly options: SheetScannerOptions,
  ) {
    super(part, arena);
    this.writer = new RowWriter(arena);
    this.#places = options.strings.places;
    this.#edges = options.strings.edges;
    this.#stringCount = options.strings.count;
    this.#usual = new UsualCells(arena, this.writer, options, (column, index) => this.#missString(column, index));
  }

  protected open(code: number, nameStart: number, nameEnd: number): number {
    switch (this.#state) {
      case State.IN_ROW:
        if (code === C) return this.#openCells(nameStart - 1);
        break;
      case State.IN_CELL:
        if (code === V && !this.#hasValue) return this.#openValue(State.IN_VALUE, true);
        if (code === IS) return this.#openValue(State.IN_STRING, false);
        if (code === F) this.#hasFormula = true;
        break;
      case State.IN_STRING:
        if (code === T) return this.#openText();
        if (code === R) return this.#enter(State.IN_RUN);
        break;
      case State.IN_RUN:
        if (code === T) return this.#openText();
        break;
      case State.IN_ROWS:
        if (code === ROW) return this.#openRow();
        break;
      case State.IN_WORKSHEET:
        if (this.isName(nameStart, nameEnd, SHEET_DATA)) return this.#enter(State.IN_ROWS);
        if (this.isName(nameStart, nameEnd, MERGE_CELLS)) return this.#enter(State.IN_MERGES);
        return this.#skip();
      case State.IN_MERGES:
        if (this.isName(nameStart, nameEnd, MERGE_CELL)) return this.#openMerge();
        return this.#skip();
      case State.IN_DOCUMENT:
        if (!this.isName(nameStart, nameEnd, WORKSHEET)) throw this.damaged('is no worksheet');
        return this.#enter(State.IN_WORKSHEET);
      case State.SKIPPING:
        return this.skipAttributes();
      default:
    }
    return this.#skip();
  }

  protected close(): void {
    switch (this.#state) {
      case State.IN_VALUE:
        this.#state = State.IN_CELL;
        this.wantsText = false;
        return;
      case State.IN_USUAL_CELLS:
        this.#state = State.IN_ROW;
        return;
      case State.IN_CELL:
        this.#closeCell();
        this.#state = State.IN_ROW;
        return;
      case State.IN_ROW:
        this.#closeRow();
        this.#state = State.IN_ROWS;
        return;
      case State.IN_TEXT:
        this.#state = this.#textParent;
        this.wantsText = false;
        return;
      case State.IN_RUN:
        this.#state = State.IN_STRING;
        return;
      case State.IN_STRING:
        this.#state = State.IN_CELL;
        return;
      case State.SKIPPING:
        if (this.depth === this.#skipDepth) this.#state = this.#skipParent;
        return;
      case State.IN_ROWS:
      case State.IN_MERGES:
        this.#state = State.IN_WORKSHEET;
        return;
      default:
        this.#state = State.IN_DOCUMENT;
    }
  }

  protected override text(at: number): number {
    return this.#state === State.IN_VALUE && this.#type === SHARED ? this.#readIndex(at) : super.text(at);
  }

  protected override literalText(start: number, end: number): void {
    if (this.#state === State.IN_VALUE && this.#type === SHARED) this.#takeIndex(start, end);
    else super.literalText(start, end);
  }

  #enter(state: number): number {
    const next = this.skipAttributes();
    if (next >= 0) this.#state = state;
    return next;
  }

  #skip(): number {
    const next = this.skipAttributes();
    if (next >= 0) this.#pass();
    return next;
  }

  /** Skips everything up to the end of the current element. */
  #pass(): void {
    this.#skipParent = this.#state;
    this.#skipDepth = this.depth;
    this.#state = State.SKIPPING;
  }

  #openRow(): number {
    const b = this.bytes;
    let number = -1;
    let isHiddenBefore = false;
    let isHiddenBehind = false;
    let tailStart = -1;
    while (this.nextAttribute()) {
      const start = this.attributeStart;
      const end = this.attributeEnd;
      if (end - start === 1 && b[start] === LOWER_R) {
        if (!readReference(b, this.valueStart, this.valueEnd)) throw this.damaged('has a row with a broken number');
        number = reference.row;
        tailStart = this.at;
        if (this.#rowTail.isAt(b, tailStart, this.end)) {
          this.at = tailStart + this.#rowTail.length;
          this.selfClosed = false;
          isHiddenBehind = this.#rowTail.isHidden;
          tailStart = -1;
          break;
        }
      } else if (this.isName(start, end, HIDDEN)) {
        const isHidden = readFlag(b, this.valueStart, this.valueEnd);
        if (number < 0) isHiddenBefore = isHidden;
        else isHiddenBehind = isHidden;
      }
    }
    const next = this.at;
    if (next < 0) return next;
    if (tailStart >= 0 && !this.selfClosed) this.#rowTail.keep(b, tailStart, next, isHiddenBehind);
    this.#rowHasNumber = number >= 0;
    this.#rowNumber = this.#checked(this.#rowHasNumber ? number : this.#rowNumber + 1);
    if (this.#rowNumber < this.options.firstRow) {
      this.#pass();
      return next;
    }
    this.writer.begin(this.#rowNumber, isHiddenBefore || isHiddenBehind);
    this.#column = -1;
    this.#state = State.IN_ROW;
    return next;
  }

  #closeRow(): void {
    this.writer.end();
    const { rowCount } = this.writer.rows;
    this.stopped = rowCount >= this.options.maxRows;
    if (rowCount > EXCEL_ROWS) throw this.damaged(`has more than ${EXCEL_ROWS} rows`);
  }

  #checked(rowNumber: number): number {
    if (rowNumber < 1 || rowNumber > EXCEL_ROWS) throw this.damaged(`has a row ${rowNumber}`);
    return rowNumber;
  }

  /** @param at where the cell's tag begins, if its name has no prefix */
  #openCells(at: number): number {
    if (!this.#rowHasNumber) return this.#openCell();
    const behind = this.#usual.take(this.bytes, at, this.end, this.#column);
    if (behind === at) return this.#openCell();
    this.#column = this.#usual.column;
    this.#state = State.IN_USUAL_CELLS;
    this.selfClosed = true;
    return behind;
  }

  #openCell(): number {
    const b = this.bytes;
    const tag = this.#tag;
    tag.clear(this.#column + 1);
    while (this.nextAttribute()) {
      if (this.attributeEnd - this.attributeStart !== 1) continue;
      if (!tag.readAttribute(b, b[this.attributeStart] as number, this.valueStart, this.valueEnd)) {
        throw this.damaged('has a cell with a broken reference');
      }
    }
    const next = this.at;
    if (next < 0) return next;
    const { column, row } = tag;
    if (column >= MAX_COLUMNS) throw this.damaged(`has a column ${column + 1}`);
    if (!this.#rowHasNumber && row >= 0) this.writer.number = this.#rowNumber = this.#checked(row);
    // Only now is the tag known to be complete. Until then the previous cell must stay the last one.
    this.#column = column;
    this.#style = tag.style;
    this.#type = tag.type;
    this.#hasFormula = false;
    this.#hasValue = false;
    this.#state = State.IN_CELL;
    return next;
  }

  #openValue(state: number, wantsText: boolean): number {
    const next = this.skipAttributes();
    if (next < 0) return next;
    // An inline string is text even if the cell has another type.
    if (state === State.IN_STRING) this.#type = PLAIN_TEXT;
    if (this.#type !== SHARED) this.arena.begin();
    this.#index = 0;
    this.#indexDigits = 0;
    this.#hasValue = true;
    this.#state = state;
    this.wantsText = wantsText;
    return next;
  }

  #openText(): number {
    const next = this.skipAttributes();
    if (next < 0) return next;
    this.#textParent = this.#state;
    this.#state = State.IN_TEXT;
    this.wantsText = true;
    return next;
  }

  /** Reads the index of a shared string as a number, without writing it to the arena. */
  #readIndex(at: number): number {
    const b = this.bytes;
    const end = this.end;
    let p = at;
    while (p < end && (b[p] as number) !== LESS) p += 1;
    if (p >= end) return -1;
    this.#takeIndex(at, p);
    return p;
  }

  #takeIndex(start: number, end: number): void {
    const b = this.bytes;
    let index = this.#index;
    for (let p = start; p < end; p += 1) {
      const digit = (b[p] as number) - ZERO;
      if (digit >= 0 && digit <= 9) {
        index = Math.min(index * 10 + digit, 0xffff_ffff);
        this.#indexDigits += 1;
      } else if ((b[p] as number) > SPACE) index = 0xffff_ffff;
    }
    this.#index = index;
  }

  #closeCell(): void {
    if (!this.#hasValue) {
      if (this.#hasFormula) this.writer.addFault(this.#column, FORMULA_NO_VALUE);
      return;
    }
    const { arena, options } = this;
    if (this.#type === SHARED) {
      this.#closeShared();
      return;
    }
    if (this.#type === ERROR) this.writer.addFault(this.#column, FORMULA_ERROR);
    const found = finishValue(arena, options, this.#type, this.#style);
    if (found === ROUNDED) this.writer.addFault(this.#column, NUMBER_ROUNDED);
    if (found === EMPTY && this.#hasFormula) this.writer.addFault(this.#column, FORMULA_NO_VALUE);
    const edges = textEdges(arena.bytes, arena.begun, arena.length);
    this.writer.put(this.#column, arena.end(), found === TIMED ? edges | HIDES_TIME : edges);
  }

  #closeShared(): void {
    const index = this.#index;
    if (this.#indexDigits === 0) return;
    if (index < this.#stringCount)
      this.writer.put(this.#column, this.#places[index] as number, this.#edges[index] as number);
    else this.#missString(this.#column, index);
  }

  #missString(column: number, index: number): void {
    this.lastMissingString = Math.max(this.lastMissingString, index);
    this.writer.addFault(column, TEXT_DAMAGED);
  }

  #openMerge(): number {
    let areaStart = 0;
    let areaEnd = 0;
    while (this.nextAttribute()) {
      if (!this.isName(this.attributeStart, this.attributeEnd, REF)) continue;
      areaStart = this.valueStart;
      areaEnd = this.valueEnd;
    }
    const next = this.at;
    if (next < 0) return next;
    this.merges.add(this.bytes, areaStart, areaEnd);
    this.#pass();
    return next;
  }
}
