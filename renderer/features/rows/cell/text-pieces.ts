import { hiddenSigns, type SignKind } from '../../../../shared/sheet/grid/hidden-signs';

/** A piece of a cell's text as it is shown. */
export interface TextPiece {
  text: string;
  /** Set where the piece is easily overlooked. */
  sign: SignKind | null;
  /** Whether it is part of what was searched for. */
  isFound: boolean;
}

/** A cell's text in pieces: hidden signs and found text are separate pieces. */
export function textPieces(text: string, search: string): TextPiece[] {
  const signs = hiddenSigns(text);
  const found = search === '' ? [] : placesOf(search, text);
  if (signs.length === 0 && found.length === 0) return text === '' ? [] : [{ text, sign: null, isFound: false }];
  const edges = [...signs, ...found].flatMap(({ start, end }) => [start, end]);
  const cuts = [...new Set([0, ...edges, text.length])].sort((one, other) => one - other);
  const isIn = (at: number) => (place: { start: number; end: number }) => at >= place.start && at < place.end;
  return cuts.slice(0, -1).map((start, index) => ({
    text: text.slice(start, cuts[index + 1]),
    sign: signs.find(isIn(start))?.kind ?? null,
    isFound: found.some(isIn(start)),
  }));
}

function placesOf(search: string, text: string): { start: number; end: number }[] {
  const expression = new RegExp(search.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'giu');
  return Array.from(text.matchAll(expression), ({ index, 0: found }) => ({ start: index, end: index + found.length }));
}
