import { z } from 'zod';

/** Characters of a text or regular expression to look for in cells. */
export const FIND_LETTERS = 1_000;

/** What to look for in a cell. */
export const textQuerySchema = z.object({
  find: z.string().min(1).max(FIND_LETTERS),
  /** Whether `find` is a regular expression, as JavaScript has it. */
  isRegex: z.boolean(),
  matchCase: z.boolean(),
  /** Only the whole text of a cell matches. */
  wholeCell: z.boolean(),
});
export type TextQuery = z.infer<typeof textQuerySchema>;

const SPECIAL = /[.*+?^${}()|[\]\\]/g;

/**
 * The regular expression that finds the query's text.
 *
 * @param flags `g` to find all places
 * @throws SyntaxError if the query is no valid expression
 */
export function expressionOf({ find, isRegex, matchCase, wholeCell }: TextQuery, flags: '' | 'g'): RegExp {
  const source = isRegex ? find : find.replace(SPECIAL, '\\$&');
  // For plain text without `u`, whose case folding takes K for the sign of kelvin.
  const all = `${flags}${isRegex ? 'u' : ''}${matchCase ? '' : 'i'}`;
  // Alone first: in a group, `a)(b` would be valid.
  const expression = new RegExp(source, all);
  return wholeCell ? new RegExp(`^(?:${source})$`, all) : expression;
}

/** Whether the query can be looked for. */
export function isValidQuery(query: TextQuery): boolean {
  if (!textQuerySchema.safeParse(query).success) return false;
  try {
    expressionOf(query, '');
    return true;
  } catch {
    return false;
  }
}
