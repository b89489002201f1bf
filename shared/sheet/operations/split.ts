import { z } from 'zod';
import { cleanText } from '../../consumer/cells/clean-text';
import { isPlaceholder } from '../../consumer/cells/placeholder';
import { MAX_CELL_LETTERS, MAX_COLUMNS } from '../../consumer/excel-limits';
import { nameParts } from './name-parts';
import { MAX_PARTS, newColumnSchema } from './new-column';

/** Where a text is split: at a sign, after so many characters, or between surname, first name and patronymic. */
const splitBySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('sign'), sign: z.string().min(1).max(10) }),
  z.object({ kind: z.literal('place'), place: z.int().min(1).max(MAX_CELL_LETTERS) }),
  z.object({ kind: z.literal('name') }),
]);
export type SplitBy = z.infer<typeof splitBySchema>;

/** Splits the texts of a column into new columns. */
export const splitSchema = z.object({
  kind: z.literal('split'),
  column: z.int().min(0).max(MAX_COLUMNS),
  by: splitBySchema,
  /** A column for each part, in order; null for a part that gets none. */
  into: z.array(newColumnSchema.nullable()).min(2).max(MAX_PARTS),
  /** Whether the split column is still sent. */
  keep: z.boolean(),
});

/**
 * Splits a text into at most this many parts, trimmed. The last part takes everything that is left. A name always has three parts, of which
 * any may be empty. A mark for a missing value has no parts.
 */
export function splitText(text: string, by: SplitBy, parts: number): string[] {
  const clean = cleanText(text);
  if (isPlaceholder(clean)) return [];
  switch (by.kind) {
    case 'sign':
      return splitAtSign(clean, by.sign, parts);
    case 'place':
      return splitAfter(clean, by.place);
    case 'name':
      return nameParts(clean);
  }
}

function splitAtSign(text: string, sign: string, parts: number): string[] {
  const found: string[] = [];
  let rest = text;
  while (found.length < parts - 1) {
    const at = placeOf(sign, rest);
    if (at === -1) break;
    found.push(cleanText(rest.slice(0, at)));
    // With a space as the sign, this also removes the rest of a run of spaces.
    rest = cleanText(rest.slice(at + sign.length));
  }
  return [...found, rest];
}

/** A space stands for any white space. */
function placeOf(sign: string, text: string): number {
  return sign === ' ' ? text.search(/\s/u) : text.indexOf(sign);
}

/** Counts code points, so that no character is cut in two. */
function splitAfter(text: string, place: number): string[] {
  let at = 0;
  for (let count = 0; count < place && at < text.length; count += 1) at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  return at >= text.length ? [text] : [text.slice(0, at), text.slice(at)].map(cleanText);
}
