/** What is watched where the person chose nothing else. */
export const DEFAULT_PATTERNS: readonly string[] = ['*.csv', '*.xlsx'];
export const MAX_PATTERNS = 10;
export const PATTERN_LETTERS = 100;

/** The subfolder of a watched folder that the reports go to. */
export const REPORTS_FOLDER = 'Aplaut';

/**
 * Whether a file directly in a watched folder is one that is sent. Never those that another program has not finished or keeps for itself:
 * hidden ones, Excel's lock files (`~$…`) and `.part`.
 */
export function isWatchedName(name: string, patterns: readonly string[]): boolean {
  if (name.startsWith('.') || name.startsWith('~$') || /\.part$/i.test(name)) return false;
  return patterns.some((pattern) => matches(sameCase(name), sameCase(pattern)));
}

/** Patterns as a person types them, separated by `;` or `,`. Null if there is none, or too many, or one that can match no file of a folder. */
export function parsePatterns(typed: string): string[] | null {
  const patterns = typed
    .split(/[;,]/)
    .map((pattern) => pattern.trim())
    .filter((pattern) => pattern !== '');
  return isPatternList(patterns) ? patterns : null;
}

/** Whether these can be stored. */
export function isPatternList(patterns: readonly string[]): boolean {
  return (
    patterns.length > 0 &&
    patterns.length <= MAX_PATTERNS &&
    patterns.every((pattern) => pattern !== '' && pattern.length <= PATTERN_LETTERS && !/[/\\\0]/.test(pattern))
  );
}

/** Systems differ in case and in how they write «й», and nobody means two different files by that. */
function sameCase(text: string): string {
  return text.normalize('NFC').toLowerCase();
}

/** `*` is any run of letters, `?` any one letter. Takes at most the product of both lengths, whatever the pattern. */
function matches(name: string, pattern: string): boolean {
  const letters = Array.from(name);
  const signs = Array.from(pattern);
  let at = 0;
  let sign = 0;
  let star = -1;
  let resumeAt = 0;
  while (at < letters.length) {
    if (signs[sign] === '*') {
      star = sign;
      resumeAt = at;
      sign += 1;
    } else if (signs[sign] === '?' || (sign < signs.length && signs[sign] === letters[at])) {
      at += 1;
      sign += 1;
    } else if (star !== -1) {
      // The last star takes one letter more.
      sign = star + 1;
      resumeAt += 1;
      at = resumeAt;
    } else return false;
  }
  return signs.slice(sign).every((rest) => rest === '*');
}
