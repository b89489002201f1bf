import type { CellFormats } from './cell-formats';
import { BOOLEAN, ISO_DATE, NUMBER } from './cell-type';
import { HIDDEN_TIME_BYTES, hidesTime, isoDateText, writeDate } from './date-text';
import { fillMask } from './number-mask';
import { DATE, MASKED, PLAIN, type NumberFormat } from './number-format';
import { isRoundedNumber, writeNumber } from './number-text';
import type { TextArena } from './text-arena';

const SPACE = 0x20;

/** What the numbers in a workbook's cells mean. */
export interface NumberMeaning {
  formats: CellFormats;
  /** Whether days are counted from 1904-01-01 instead of 1900. */
  isFrom1904: boolean;
}

// What a finished value is. Plain numbers, as there is one for nearly every cell.
export const EMPTY = 0;
export const WHOLE = 1;
/** A number with more than the fifteen digits that a spreadsheet computes with. */
export const ROUNDED = 2;
/** A date that is shown without its time. */
export const TIMED = 3;

/** Rewrites the text begun in the arena, which is the file's value of a cell of this type, as a person would have typed it. */
export function finishValue(arena: TextArena, meaning: NumberMeaning, type: number, style: number): number {
  switch (type) {
    case NUMBER:
      return finishNumber(arena, meaning, style);
    case BOOLEAN:
      return finishBoolean(arena);
    case ISO_DATE:
      return finishIsoDate(arena, meaning, style);
    default:
      return WHOLE;
  }
}

/**
 * Rewrites the text begun in the arena, which is a number in the file, as a person would have typed it, by the cell's style. Text that is
 * not a number is left as it is, so that nothing is lost. Returns what the value is.
 */
export function finishNumber(arena: TextArena, { formats, isFrom1904 }: NumberMeaning, style: number): number {
  trimSpace(arena);
  const { bytes } = arena;
  const start = arena.begun;
  const end = arena.length;
  if (start === end) return EMPTY;
  const { kinds, zeros, masks } = formats;
  const isStyled = style >= 0 && style < kinds.length;
  const kind = (isStyled ? kinds[style] : PLAIN) as NumberFormat['kind'];
  const isNumber = kind === PLAIN || kind === MASKED;
  let written = isNumber ? -1 : writeDate(bytes, start, end, kind, isFrom1904);
  const isDate = written >= 0;
  if (!isDate) written = writeNumber(bytes, start, end, isStyled ? (zeros[style] as number) : 0);
  if (written >= 0) arena.length = written;
  if (isDate) return kind === DATE && keepsTime(arena) ? TIMED : WHOLE;
  const isRounded = isRoundedNumber(bytes, start, arena.length);
  if (kind === MASKED) showMasked(arena, masks.get(style));
  return isRounded ? ROUNDED : WHOLE;
}

function keepsTime(arena: TextArena): boolean {
  if (!hidesTime(arena.bytes, arena.length)) return false;
  arena.keepBehind(HIDDEN_TIME_BYTES);
  return true;
}

/** Puts the digits into the format's mask. Anything but an unsigned whole number is left as it is. */
function showMasked(arena: TextArena, mask: string | undefined): void {
  const text = begunText(arena);
  if (mask !== undefined && /^\d+$/.test(text)) replaceText(arena, fillMask(mask, text));
}

/** White space around a number is not part of it (XML Schema part 2, 4.3.6). */
function trimSpace(arena: TextArena): void {
  const { bytes } = arena;
  const start = arena.begun;
  let end = arena.length;
  while (start < end && (bytes[end - 1] as number) <= SPACE) end -= 1;
  let first = start;
  while (first < end && (bytes[first] as number) <= SPACE) first += 1;
  if (first > start) bytes.copyWithin(start, first, end);
  arena.length = end - (first - start);
}

/** The same for a boolean: `true` or `false`. */
function finishBoolean(arena: TextArena): number {
  const text = begunText(arena).trim();
  if (text === '') return EMPTY;
  replaceText(arena, text === '0' || text === 'false' ? 'false' : 'true');
  return WHOLE;
}

/** The same for an ISO 8601 date. */
function finishIsoDate(arena: TextArena, { formats }: NumberMeaning, style: number): number {
  const text = begunText(arena).trim();
  const dateText = isoDateText(text, (formats.kinds[style] ?? PLAIN) as NumberFormat['kind']);
  replaceText(arena, dateText);
  if (text === '') return EMPTY;
  const shown = dateText.indexOf('\0');
  if (shown < 0) return WHOLE;
  arena.length = arena.begun + shown;
  return keepsTime(arena) ? TIMED : WHOLE;
}

function begunText(arena: TextArena): string {
  return arena.bytes.toString('utf8', arena.begun, arena.length);
}

function replaceText(arena: TextArena, text: string): void {
  arena.length = arena.begun;
  arena.reserve(Buffer.byteLength(text));
  arena.length += arena.bytes.write(text, arena.length);
}
