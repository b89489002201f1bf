import type { CellFormats } from './cell-formats';
import { isoDateText, writeDate } from './date-text';
import { PLAIN, type NumberFormat } from './number-format';
import { writeNumber } from './number-text';
import type { TextArena } from './text-arena';

const SPACE = 0x20;

/** What the numbers of a workbook's cells mean. */
export interface NumberMeaning {
  formats: CellFormats;
  /** Whether days are counted from 1904-01-01 instead of 1900. */
  isFrom1904: boolean;
}

/**
 * Makes the text that was begun in the arena, which is the file's number, what a person would have typed, by the cell's style.
 * What is no number stays as it is: nothing is lost. False where there is nothing.
 */
export function finishNumber(arena: TextArena, { formats, isFrom1904 }: NumberMeaning, style: number): boolean {
  trimSpace(arena);
  const { bytes } = arena;
  const start = arena.begun;
  const end = arena.length;
  if (start === end) return false;
  const { kinds, zeros } = formats;
  const isStyled = style >= 0 && style < kinds.length;
  const kind = (isStyled ? kinds[style] : PLAIN) as NumberFormat['kind'];
  let written = kind === PLAIN ? -1 : writeDate(bytes, start, end, kind, isFrom1904);
  if (written < 0) written = writeNumber(bytes, start, end, isStyled ? (zeros[style] as number) : 0);
  if (written >= 0) arena.length = written;
  return true;
}

/** White space around a number is no part of it (XML Schema part 2, 4.3.6). */
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
export function finishBoolean(arena: TextArena): boolean {
  const text = begunText(arena).trim();
  if (text === '') return false;
  replaceText(arena, text === '0' || text === 'false' ? 'false' : 'true');
  return true;
}

/** The same for a date in ISO 8601. */
export function finishIsoDate(arena: TextArena, { formats }: NumberMeaning, style: number): boolean {
  const text = begunText(arena).trim();
  replaceText(arena, isoDateText(text, (formats.kinds[style] ?? PLAIN) as NumberFormat['kind']));
  return text !== '';
}

function begunText(arena: TextArena): string {
  return arena.bytes.toString('utf8', arena.begun, arena.length);
}

function replaceText(arena: TextArena, text: string): void {
  arena.length = arena.begun;
  arena.reserve(Buffer.byteLength(text));
  arena.length += arena.bytes.write(text, arena.length);
}
