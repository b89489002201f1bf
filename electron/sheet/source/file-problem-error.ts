import type { FileProblem, FileProblemCode } from '../../../shared/sheet/file-problem';

/** Thrown if a file cannot be read as a sheet. Other processes receive it as its {@link FileProblem}. */
export class FileProblemError extends Error {
  override readonly name = 'FileProblemError';
  readonly problem: FileProblem;

  /** @param detail technical detail in English, for «Подробнее» */
  constructor(code: FileProblemCode, detail: string, options?: ErrorOptions) {
    super(`${code}: ${detail}`, options);
    this.problem = { code, detail };
  }

  /** The same problem for one sheet of a workbook with these sheets. */
  amongSheets(sheets: readonly string[]): FileProblemError {
    const { code, detail } = this.problem;
    const error = new FileProblemError(code, detail, { cause: this.cause });
    error.problem.sheets = [...sheets];
    return error;
  }
}

/** The file problem behind an error, or null if it is a defect of this program. */
export function fileProblemOf(error: unknown): FileProblem | null {
  return error instanceof FileProblemError ? error.problem : null;
}
