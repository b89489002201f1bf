import type { Translate } from '../app/translate';
import { storageProblem } from '../delivery/storage-problem';
import { CliError, EXIT, type ExitCode } from './exit-code';

/** The two streams of a command: progress and words for people on stderr, the result alone on stdout. */
export interface Output {
  /** One line on stderr, unless `--quiet`. */
  say(line: string): void;
  /** A line of progress that overwrites itself on a terminal, and comes at most every few seconds elsewhere. */
  progress(line: string): void;
  /** What the command is for: words on stdout, or with `--json` one line of JSON at the end. */
  result(words: string[], result: unknown, warnings: string[]): void;
  error(error: CliError): void;
}

const PROGRESS_INTERVAL_MS = 5_000;

export function createOutput(options: {
  json: boolean;
  quiet: boolean;
  command: string;
  dryRun: boolean;
  version: string;
  t: Translate;
  stdout: NodeJS.WritableStream;
  stderr: NodeJS.WritableStream & { isTTY?: boolean };
  nowMs: () => number;
}): Output {
  const { stdout, stderr, t } = options;
  const head = { command: options.command, version: options.version, dry_run: options.dryRun };
  let lastProgressMs = -Infinity;
  let progressShown = false;

  const endProgressLine = () => {
    if (progressShown && stderr.isTTY === true) stderr.write('\n');
    progressShown = false;
  };

  return {
    say: (line) => {
      if (options.quiet) return;
      endProgressLine();
      stderr.write(`${line}\n`);
    },
    progress: (line) => {
      if (options.quiet) return;
      if (stderr.isTTY === true) {
        stderr.write(`\r\u001b[K${line}`);
        progressShown = true;
      } else if (options.nowMs() - lastProgressMs >= PROGRESS_INTERVAL_MS) {
        lastProgressMs = options.nowMs();
        stderr.write(`${line}\n`);
      }
    },
    result: (words, result, warnings) => {
      endProgressLine();
      if (options.json) stdout.write(`${JSON.stringify({ ok: true, ...head, result, warnings })}\n`);
      else stdout.write(words.map((line) => `${line}\n`).join(''));
      if (!options.quiet) for (const warning of warnings) stderr.write(`${warning}\n`);
    },
    error: (error) => {
      endProgressLine();
      const { field, hint, requestId, detail } = error.facts;
      const message = t(`cli.errors.${error.code}`, {
        field: field ?? '',
        detail,
        defaultValue: `${error.code}: ${detail}`,
      });
      stderr.write(`${message}${hint === null ? '' : `\n${hint}`}\n`);
      if (options.json) {
        const body = { code: error.code, message, field, hint, request_id: requestId };
        stdout.write(`${JSON.stringify({ ok: false, ...head, error: body })}\n`);
      }
    },
  };
}

/** The {@link CliError} of whatever was thrown. */
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
      return EXIT.usage;
    default:
      return EXIT.unexpected;
  }
}
