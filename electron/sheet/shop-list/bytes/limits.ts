const MIB = 1024 * 1024;

/** What a list may cost. Beyond it, it is refused. */
export interface ListLimits {
  /** Of the file as it is sent, and of its text. */
  fileBytes: number;
  textBytes: number;
  /** How many times larger than the file its text may be, once it has more than `freeTextBytes`. */
  ratio: number;
  freeTextBytes: number;
  lineBytes: number;
  consumers: number;
  /** Of the consumers that rows of the sheet meet. */
  keptBytes: number;
}

/**
 * Archives of a hundred megabytes occur (api-contract.md). Lines of consumers become ten to thirty times smaller, a bomb a thousand times.
 */
export const LIST_LIMITS: ListLimits = {
  fileBytes: 1024 * MIB,
  textBytes: 16 * 1024 * MIB,
  ratio: 200,
  freeTextBytes: 16 * MIB,
  lineBytes: MIB,
  consumers: 10_000_000,
  keptBytes: 1024 * MIB,
};
