/**
 * Why a file cannot be read as a sheet. Every code has a sentence `fileProblems.<code>` in each locale that says what the file is and what
 * to do.
 */
export const FILE_PROBLEMS = [
  'not-found',
  'no-access',
  'is-folder',
  'empty',
  'no-header',
  'no-rows',
  'numbers',
  'password',
  'not-a-table',
  'several-tables',
  'damaged',
  'unsafe',
  'unsupported-encoding',
  'no-such-sheet',
  'too-large',
  'too-much-work',
  'too-many-rows',
  'too-much-text',
  'changed',
  'crashed',
  'out-of-memory',
] as const;
export type FileProblemCode = (typeof FILE_PROBLEMS)[number];

export interface FileProblem {
  code: FileProblemCode;
  /** Technical detail for «Подробнее», always shown together with the sentence. */
  detail: string;
  /** Names of the workbook's sheets if the problem is with one of them, since another may be the right one. */
  sheets?: string[];
}
