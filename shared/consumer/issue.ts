/**
 * What can be wrong with a cell or a row. An `error` keeps the row back, a `warning` does not. Every code has a
 * sentence `issues.<code>` in each locale, with `params` as its placeholders.
 */
export const ISSUE_SEVERITY = {
  'id-empty': 'error',
  'id-duplicate': 'error',
  /** Ids with a dot or a slash hit another consumer when sent by PUT (api-contract.md, trap 2). */
  'id-not-addressable': 'error',
  /** The same in create-only mode, which carries the id in the body. */
  'id-not-updatable': 'warning',
  'id-control-character': 'error',
  /** The id is a word such as «Итого», or a count of rows: the row stands below the table, not in it. */
  'id-total': 'error',
  /** There is an id and none of e-mail, name and phone, which most rows have: a signature below the table, for instance. */
  'row-without-contact': 'error',
  /** There is an id and nothing to send with it. */
  'row-empty': 'error',
  /** An apostrophe, spaces in threes or noughts behind a comma show that a program took the id for a number. */
  'id-formatted': 'error',
  /** 24 hexadecimal digits may address another record (trap 4). */
  'id-looks-internal': 'warning',
  /** Digits beyond the fifteenth, or an exponent, show that a spreadsheet has rounded the id. */
  'id-rounded': 'warning',
  'email-invalid': 'error',
  'email-duplicate': 'warning',
  'phone-invalid': 'warning',
  /** An exponent shows that a spreadsheet has thrown digits away. */
  'phone-rounded': 'warning',
  /** As `id-formatted`. */
  'phone-formatted': 'warning',
  'date-invalid': 'error',
  'number-invalid': 'error',
  'boolean-invalid': 'error',
  /** The cell showed a formula's error, such as `#N/A`, in the file. */
  'formula-error': 'error',
  /** The workbook holds a formula there but not what it comes to. */
  'formula-no-value': 'error',
  /** The cell says only that there is no value (`nan`, `N/A`, a dash), where that cannot be one. */
  placeholder: 'error',
  /** The same in a cell that is sent as it stands. */
  'placeholder-sent': 'warning',
  /** UTF-8 that was taken for another encoding before it came into the file: `ÐÐ½Ð½Ð°`. */
  'text-garbled': 'error',
  /** Question marks in the place of letters: `????`. */
  'text-lost': 'error',
  /** A picture lies in the cell, as WPS keeps it; what stands there is no text of anybody. */
  'cell-picture': 'error',
  /** An error of the one bad cell in the row, `cause`, where the person chose to send such rows without it. */
  'cell-skipped': 'warning',
  /** The row has fewer cells than the header. */
  'row-short': 'warning',
  /** The row has more cells than the header. */
  'row-long': 'warning',
  /** A quote opens a cell and closes nowhere: what belongs to the cell is a guess. */
  'quote-unclosed': 'error',
  /** Bytes that are no text in the file's encoding stand as � in the row. */
  'text-damaged': 'warning',
  /** The shop refused the row in an earlier delivery; an edit of the row takes it away. */
  'server-refused': 'warning',
} as const;

export type IssueCode = keyof typeof ISSUE_SEVERITY;
export const ISSUE_CODES = Object.keys(ISSUE_SEVERITY) as IssueCode[];

/** Issues whose repair is always to clear the cell. */
export const REPAIRED_BY_CLEARING: ReadonlySet<IssueCode> = new Set<IssueCode>([
  'placeholder',
  'placeholder-sent',
  'text-lost',
]);

/** Faults of a cell that has no value to send, and that say nothing against the cells beside it, as an open quote would. */
export const WITHOUT_VALUE: ReadonlySet<IssueCode> = new Set<IssueCode>([
  'date-invalid',
  'number-invalid',
  'boolean-invalid',
  'formula-error',
  'formula-no-value',
  'cell-picture',
  'placeholder',
  'text-garbled',
  'text-lost',
]);
export type Severity = 'error' | 'warning';

/** What is wrong with one cell, or with the whole row where `column` is null. */
export interface Issue {
  code: IssueCode;
  severity: Severity;
  /** 0-based index of the sheet's column. */
  column: number | null;
  /** Values for the sentence of the locale, e.g. the other row of a duplicate. */
  params: Record<string, string | number>;
  /** A value that would put the cell right, where one can be offered without guessing. */
  repair: string | null;
}

/** What keeps the whole sheet, or one of its columns, from being sent. */
export type LayoutProblem =
  | { code: 'required-missing'; field: import('./fields').RequiredField }
  | { code: 'field-twice'; field: import('./fields').ConsumerField; columns: number[] }
  | { code: 'custom-key-empty'; column: number }
  | { code: 'custom-key-twice'; key: string; columns: number[] }
  | {
      /** Unknown to the contract (trap 5): a warning. */
      code: 'custom-key-unsafe';
      column: number;
      key: string;
      safeKey: string;
    }
  /** A warning: the server resets `first_name` whenever `name` comes with it (trap 7). The column is that of `first_name`. */
  | { code: 'first-name-reset'; column: number }
  /** The value that stands for a field in every row cannot be sent as one. */
  | { code: 'constant-faulty'; field: import('./fields').ConsumerField; value: string }
  /** A warning: the column is not sent unless it is given a key. */
  | { code: 'header-empty'; column: number }
  /** A warning: the column goes by a name with a number. */
  | { code: 'header-repeated'; column: number; header: string };
