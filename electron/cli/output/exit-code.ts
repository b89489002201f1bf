/** The exit codes of the command line. Scripts depend on them, so they never change. */
export const EXIT = {
  accepted: 0,
  unexpected: 1,
  /** Wrong usage, or a sheet that cannot be sent as it is. */
  usage: 2,
  /** No token, or one the shop refused. */
  token: 3,
  /** Interrupted. The same command resumes. */
  interrupted: 4,
  /** Finished, but some rows failed or were blocked, or so many failed alike that the rest was not sent. */
  someRows: 6,
  rateLimit: 7,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Facts for the sentence, and for scripts. */
export interface CliErrorFacts {
  /** The sentence, if it is not `cli.errors.<code>`. */
  says?: string;
  /** The argument, column or consumer field that is wrong. */
  field: string | null;
  /** What to type instead, if that is short. */
  hint: string | null;
  requestId: string | null;
  /** The server's or the system's own words. */
  detail: string;
  /** Set if the arguments are wrong, so that the error says how to get help. `nearest` is the word probably meant, or null. */
  usage?: { nearest: string | null };
  /** Further lines to print. */
  words?: string[];
}

/** Ends a command with an exit code and a reason. Never contains a token. */
export class CliError extends Error {
  readonly facts: CliErrorFacts;

  constructor(
    readonly exitCode: ExitCode,
    readonly code: string,
    facts: Partial<CliErrorFacts> = {},
  ) {
    super(code);
    this.name = 'CliError';
    this.facts = { field: null, hint: null, requestId: null, detail: '', ...facts };
  }
}

/** An error in the arguments. */
export function usageError(
  code: string,
  { nearest = null, ...facts }: Partial<CliErrorFacts> & { nearest?: string | null },
): CliError {
  return new CliError(EXIT.usage, code, { ...facts, hint: facts.hint ?? nearest, usage: { nearest } });
}
