import { MAX_COLUMNS } from '../../source/limits';
import { NUMBER_ROUNDED } from './cell-faults';
import { finishNumber, ROUNDED, TIMED, WHOLE, type NumberMeaning } from './cell-value';
import { PLAIN } from './number-format';
import type { RowWriter } from './row-writer';
import type { SharedStrings } from './shared-strings';
import type { TextArena } from './text-arena';
import { HIDES_TIME } from './text-edges';

/** Four letters as one number, so that a single memory read compares all of them. */
const word = (letters: string): number => Buffer.from(letters).readUInt32LE();
const CELL = word('<c r');
const STYLE = word(' s="');
const TYPE = word(' t="');
const VALUE = word('><v>');
const VALUE_END = word('</v>');
const CELL_END = word('</c>');

const DOUBLE_QUOTE = 0x22;
const PLUS = 0x2b;
const MINUS = 0x2d;
const POINT = 0x2e;
const SLASH = 0x2f;
const ZERO = 0x30;
const NINE = 0x39;
const EQUALS = 0x3d;
const GREATER = 0x3e;
const UPPER_A = 0x41;
const UPPER_E = 0x45;
const UPPER_Z = 0x5a;
const LOWER_E = 0x65;
const LOWER_N = 0x6e;
const LOWER_S = 0x73;

const MOST_LETTERS = 3;
const MOST_ROW_DIGITS = 7;
const MOST_STYLE_DIGITS = 8;
const MOST_INDEX_DIGITS = 9;
const MOST_NUMBER_BYTES = 40;
/** More than any cell within these limits takes, so that many bytes are read without checking for the end of the piece. */
const MOST_CELL_BYTES = 128;
/** Numbers with at most this many significant digits are final as they are in the file. */
const MOST_PLAIN_DIGITS = 15;

/** 1 for characters that numbers are written with. */
const OF_NUMBER = new Uint8Array(256);
for (let byte = ZERO; byte <= NINE; byte += 1) OF_NUMBER[byte] = 1;
for (const byte of [PLUS, MINUS, POINT, UPPER_E, LOWER_E]) OF_NUMBER[byte] = 1;

/**
 * Takes cells in the form that nearly all programs write, one after the other, touching each byte once:
 *
 *     <c r="B7" s="3" t="s"><v>1204</v></c>   a shared string
 *     <c r="C7" s="4"><v>45213.5</v></c>      a number, a date
 *     <c r="D7" s="1"/>                       nothing
 *
 * Reading a sheet tag by tag, as the scanner does for everything else, would take twice as long.
 */
export class UsualCells {
  /** 0-based column of the last cell taken. */
  column = -1;
  /** A view of the last bytes used. */
  #view: DataView = new DataView(new ArrayBuffer(0));

  constructor(
    private readonly arena: TextArena,
    private readonly writer: RowWriter,
    private readonly options: NumberMeaning & { strings: SharedStrings },
    private readonly onMissingString: (column: number, index: number) => void,
  ) {}

  /**
   * Takes cells into the current row, whose number is known, as long as they are complete and have the usual form.
   *
   * @param column 0-based, of the previous cell
   * @returns where the first other cell begins, or whatever follows the cells
   */
  take(b: Buffer, at: number, end: number, column: number): number {
    const { arena, writer } = this;
    if (
      this.#view.buffer !== b.buffer ||
      this.#view.byteOffset !== b.byteOffset ||
      this.#view.byteLength !== b.length
    ) {
      this.#view = new DataView(b.buffer, b.byteOffset, b.length);
    }
    const view = this.#view;
    const { formats, strings } = this.options;
    const { kinds, zeros } = formats;
    const { places, edges, count } = strings;
    const lastStart = end - MOST_CELL_BYTES;
    let last = column;
    let p = at;
    while (p < lastStart) {
      if (view.getUint32(p, true) !== CELL || b[p + 4] !== EQUALS || b[p + 5] !== DOUBLE_QUOTE) break;
      let q = p + 6;
      let byte = b[q] as number;
      let number = 0;
      for (let most = q + MOST_LETTERS; byte >= UPPER_A && byte <= UPPER_Z && q < most; byte = b[++q] as number) {
        number = number * 26 + byte - UPPER_A + 1;
      }
      const cellColumn = number - 1;
      const digits = q;
      while (byte >= ZERO && byte <= NINE && q < digits + MOST_ROW_DIGITS) byte = b[++q] as number;
      if (byte !== DOUBLE_QUOTE || q === digits || cellColumn < 0 || cellColumn >= MAX_COLUMNS) break;
      q += 1;

      let style = 0;
      if (view.getUint32(q, true) === STYLE) {
        q += 4;
        byte = b[q] as number;
        for (let most = q + MOST_STYLE_DIGITS; byte >= ZERO && byte <= NINE && q < most; byte = b[++q] as number) {
          style = style * 10 + byte - ZERO;
        }
        if (byte !== DOUBLE_QUOTE) break;
        q += 1;
      }
      let isShared = false;
      if (view.getUint32(q, true) === TYPE) {
        byte = b[q + 4] as number;
        if ((byte !== LOWER_S && byte !== LOWER_N) || b[q + 5] !== DOUBLE_QUOTE) break;
        isShared = byte === LOWER_S;
        q += 6;
      }
      if (b[q] === SLASH && b[q + 1] === GREATER) {
        last = cellColumn;
        p = q + 2;
        continue;
      }
      if (view.getUint32(q, true) !== VALUE) break;

      const start = q + 4;
      q = start;
      byte = b[q] as number;
      if (isShared) {
        let index = 0;
        for (const most = q + MOST_INDEX_DIGITS; byte >= ZERO && byte <= NINE && q < most; byte = b[++q] as number) {
          index = index * 10 + byte - ZERO;
        }
        if (q === start || view.getUint32(q, true) !== VALUE_END || view.getUint32(q + 4, true) !== CELL_END) break;
        if (index < count) writer.put(cellColumn, places[index] as number, edges[index] as number);
        else this.onMissingString(cellColumn, index);
      } else {
        arena.begin();
        const out = arena.bytes;
        let w = arena.length;
        let points = 0;
        let others = 0;
        for (const most = q + MOST_NUMBER_BYTES; OF_NUMBER[byte] === 1 && q < most; byte = b[++q] as number) {
          out[w] = byte;
          w += 1;
          if (byte === POINT) points += 1;
          else if (byte < ZERO) others += 1;
          else if (byte > NINE) others += 1;
        }
        if (q === start || view.getUint32(q, true) !== VALUE_END || view.getUint32(q + 4, true) !== CELL_END) break;
        arena.length = w;
        const isPlain = style >= kinds.length || (kinds[style] === PLAIN && zeros[style] === 0);
        // Digits, possibly with a decimal point between them, are final: no leading zeros, and no zeros at the end of a fraction.
        const isFinal =
          isPlain &&
          others === 0 &&
          q - start <= MOST_PLAIN_DIGITS &&
          (points === 0
            ? b[start] !== ZERO || q - start === 1
            : points === 1 && (b[start] as number) > ZERO && (b[q - 1] as number) > ZERO);
        const found = isFinal ? WHOLE : finishNumber(arena, this.options, style);
        if (found === ROUNDED) writer.addFault(cellColumn, NUMBER_ROUNDED);
        // Numbers and dates begin and end with visible characters.
        writer.put(cellColumn, arena.end(), found === TIMED ? HIDES_TIME : 0);
      }
      last = cellColumn;
      p = q + 8;
    }
    this.column = last;
    return p;
  }
}
