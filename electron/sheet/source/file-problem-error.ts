import type { FileProblem, FileProblemCode } from '../../../shared/sheet/file-problem';

/** Thrown by whatever finds that a file cannot be read as a sheet; crosses to the others as its {@link FileProblem}. */
export class FileProblemError extends Error {
  override readonly name = 'FileProblemError';
  readonly problem: FileProblem;

  /** @param detail Technical, in English, for «Подробнее». */
  constructor(code: FileProblemCode, detail: string, options?: ErrorOptions) {
    super(`${code}: ${detail}`, options);
    this.problem = { code, detail };
  }

  /** The same of a sheet of a workbook that has these. */
  amongSheets(sheets: readonly string[]): FileProblemError {
    const { code, detail } = this.problem;
    const error = new FileProblemError(code, detail, { cause: this.cause });
    error.problem.sheets = [...sheets];
    return error;
  }
}

/** The problem an error stands for, or null where it is a defect of this program. */
export function fileProblemOf(error: unknown): FileProblem | null {
  return error instanceof FileProblemError ? error.problem : null;
}
