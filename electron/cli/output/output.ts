import type { Translate } from '../../i18n/translate';
import type { CliError } from './exit-code';
import type { StreamWriter } from './stream-writer';
import { terminalJson, terminalLine } from './terminal-text';

/** A result that is mainly a list, which may be larger than memory. */
export interface ListedResult<T> {
  /** What comes before the list in JSON; at least one fact. */
  facts: Record<string, unknown>;
  /** The list's name in JSON. */
  name: string;
  parts: AsyncIterable<T[]>;
  /** One item of the list as text. */
  line: (item: T) => string;
  /** What comes after the list, once that is known. */
  end: () => Promise<{ words: string[]; facts: Record<string, unknown>; warnings: string[] }>;
}

/** The two streams of a command: progress and messages for people on stderr, only the result on stdout. */
export interface Output {
  /** One line on stderr, unless `--quiet`. */
  say(line: string): void;
  /** A progress line that overwrites itself on a terminal. In a log it is written every half minute. */
  progress(line: string): void;
  /** The command's result: text on stdout, or with `--json` one line of JSON at the end. */
  result(words: string[], result: unknown, warnings: string[]): void;
  /** The same for a long list, written part by part as it is read. Ends early if nobody reads it. */
  listed<T>(result: ListedResult<T>): Promise<void>;
  /** Writes data to stdout unchanged. If stdout is a terminal, control characters are escaped. */
  data(text: string): Promise<void>;
  error(error: CliError): void;
}

const PROGRESS_INTERVAL_MS = 30_000;

export function createOutput(options: {
  json: boolean;
  quiet: boolean;
  command: string;
  dryRun: boolean;
  version: string;
  t: Translate;
  stdout: StreamWriter & { isTTY: boolean };
  stderr: StreamWriter & { isTTY: boolean };
  /** What to type to read the command's usage. */
  wayToHelp: string;
  nowMs: () => number;
}): Output {
  const { stdout, stderr, t, json, quiet } = options;
  const head = { command: options.command, version: options.version, dry_run: options.dryRun };
  let lastProgressMs = -Infinity;
  let progressShown = false;

  const endProgressLine = () => {
    if (progressShown) void stderr.write('\n');
    progressShown = false;
  };
  const tell = (to: StreamWriter, lines: readonly string[]) =>
    to.write(lines.map((line) => `${terminalLine(line)}\n`).join(''));
  const warn = (warnings: readonly string[]) => {
    if (!quiet) void tell(stderr, warnings);
  };

  return {
    say: (line) => {
      if (quiet) return;
      endProgressLine();
      void tell(stderr, [line]);
    },
    progress: (line) => {
      if (quiet) return;
      if (stderr.isTTY) {
        void stderr.write(`\r\u001b[K${terminalLine(line)}`);
        progressShown = true;
      } else if (options.nowMs() - lastProgressMs >= PROGRESS_INTERVAL_MS) {
        lastProgressMs = options.nowMs();
        void tell(stderr, [line]);
      }
    },
    result: (words, result, warnings) => {
      endProgressLine();
      void (json ? stdout.write(`${terminalJson({ ok: true, ...head, result, warnings })}\n`) : tell(stdout, words));
      warn(warnings);
    },
    listed: async ({ facts, name, parts, line, end }) => {
      endProgressLine();
      // The document without its two closing braces, so that the list can follow.
      if (json) await stdout.write(`${terminalJson({ ok: true, ...head, result: facts }).slice(0, -2)},"${name}":[`);
      let separator = '';
      for await (const part of parts) {
        if (stdout.failure() !== null) break;
        if (part.length === 0) continue;
        await (json ? stdout.write(separator + terminalJson(part).slice(1, -1)) : tell(stdout, part.map(line)));
        separator = ',';
      }
      const ended = await end();
      const more = Object.entries(ended.facts).map(([key, value]) => `,"${key}":${terminalJson(value)}`);
      if (json) await stdout.write(`]${more.join('')}},"warnings":${terminalJson(ended.warnings)}}\n`);
      else await tell(stdout, ended.words);
      warn(ended.warnings);
    },
    data: (text) => stdout.write(stdout.isTTY ? text.split('\n').map(terminalLine).join('\n') : text),
    error: (error) => {
      endProgressLine();
      const { field, hint, requestId, detail, usage, words = [] } = error.facts;
      const nearest = usage?.nearest ?? null;
      const message =
        error.facts.says ??
        t(`cli.errors.${error.code}`, {
          field: field ?? '',
          detail,
          defaultValue: `${error.code}: ${detail}`,
        });
      void tell(stderr, [
        message,
        ...(nearest === null ? [] : [t('cli.didYouMean', { word: nearest })]),
        ...(hint === null || hint === nearest ? [] : [hint]),
        ...words,
        ...(usage === undefined ? [] : [t('cli.wayToHelp', { command: options.wayToHelp })]),
      ]);
      if (json) {
        const body = { code: error.code, message, field, hint, request_id: requestId };
        void stdout.write(`${terminalJson({ ok: false, ...head, error: body })}\n`);
      }
    },
  };
}
