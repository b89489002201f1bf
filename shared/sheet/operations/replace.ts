import { expressionOf, type TextQuery } from './text-query';

/**
 * Replaces every place that matches in a text. In the replacement for a regular expression, `$1` and `$<name>` are its groups and `$&` is
 * the place itself; any other replacement is put in as it is.
 *
 * @throws SyntaxError if the query is no valid expression
 */
export function createReplacer(query: TextQuery, replacement: string): (text: string) => string {
  const expression = expressionOf(query, 'g');
  const template = query.isRegex ? replacement : replacement.replaceAll('$', '$$$$');
  return (text) => {
    // Replacing by a template is slow even where nothing matches, and most cells often do not.
    expression.lastIndex = 0;
    return expression.test(text) ? text.replace(expression, template) : text;
  };
}
