import { storageProblem } from '../../storage/storage-problem';
import { CliError, EXIT, type ExitCode } from './exit-code';

/** Turns anything thrown into a {@link CliError}. */
export function toCliError(error: unknown): CliError {
  if (error instanceof CliError) return error;
  if (hasAppCode(error)) return new CliError(exitCodeOf(error.code), error.code, { detail: error.detail });
  const detail = error instanceof Error ? error.message : String(error);
  const problem = storageProblem(error);
  return new CliError(EXIT.unexpected, problem === null ? 'unexpected' : `storage-${problem}`, { detail });
}

function hasAppCode(error: unknown): error is { code: string; detail: string } {
  return error instanceof Error && error.name === 'AppError' && 'code' in error && 'detail' in error;
}

function exitCodeOf(code: string): ExitCode {
  switch (code) {
    case 'no-token':
    case 'token-invalid':
      return EXIT.token;
    case 'shop-not-found':
    case 'shop-busy':
    case 'shop-name-taken':
    case 'base-url-invalid':
    case 'time-zone-invalid':
    case 'practice-shop-fixed':
    case 'nothing-to-send':
    case 'layout-incomplete':
    case 'delivery-not-found':
    case 'delivery-elsewhere':
    case 'delivery-not-allowed':
    case 'file-not-writable':
    case 'user-data-no-folder':
    case 'user-data-read-only':
    case 'user-data-too-long':
      return EXIT.usage;
    default:
      return EXIT.unexpected;
  }
}
