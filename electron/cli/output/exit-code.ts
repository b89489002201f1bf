/** How the unattended import ends; the numbers are a promise to the scripts that call it. */
export const EXIT = {
  accepted: 0,
  unexpected: 1,
  /** Wrong usage, or a sheet that cannot be sent as it is. */
  usage: 2,
  /** No token, or one the shop refused. */
  token: 3,
  /** Interrupted; the same command continues. */
  interrupted: 4,
  /** Finished, but some rows failed or were kept back; or so many failed alike that the others were not sent. */
  someRows: 6,
  rateLimit: 7,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Facts for the sentence `cli.errors.<code>` of the locale, and for scripts. */
export interface CliErrorFacts {
  /** The argument, column or consumer field at fault. */
  field: string | null;
  /** What to type instead, where that is short. */
  hint: string | null;
  requestId: string | null;
  /** The server's or the system's own words. */
  detail: string;
  /** Set where the words of the command line are at fault, so that the way to the help is named: the word that was meant, or null. */
  usage?: { nearest: string | null };
  /** What there is to say besides, line by line. */
  words?: string[];
}

/** Ends a command with an exit code and a reason. Never holds a token. */
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

/** An error in the words of the command line. */
export function usageError(
  code: string,
  { nearest = null, ...facts }: Partial<CliErrorFacts> & { nearest?: string | null },
): CliError {
  return new CliError(EXIT.usage, code, { ...facts, hint: facts.hint ?? nearest, usage: { nearest } });
}
