/**
 * Everything that can be wrong with a cell or a row. A row with an `error` is not sent; a `warning` does not stop it. Every code has a
 * sentence `issues.<code>` in each locale, with `params` as its placeholders.
 */
export const ISSUE_SEVERITY = {
  'id-empty': 'error',
  'id-duplicate': 'error',
  /** Ids with a dot or a slash hit another consumer when sent by PUT (api-contract.md, trap 2). */
  'id-not-addressable': 'error',
  /** The same in create-only mode, which sends the id in the body. */
  'id-not-updatable': 'warning',
  'id-control-character': 'error',
  /** The id is a word such as «Итого», or a row count: the row is below the table, not part of it. */
  'id-total': 'error',
  /** The row has an id but no e-mail, name or phone, while most rows have one. It may be a signature below the table. */
  'row-without-contact': 'error',
  /** The row has an id but nothing to send with it. */
  'row-empty': 'error',
  /** An apostrophe, grouped digits or zeros after a comma show that a program took the id for a number. */
  'id-formatted': 'error',
  /** 24 hexadecimal digits may address another record (trap 4). */
  'id-looks-internal': 'warning',
  /** Digits beyond the fifteenth, or an exponent, show that a spreadsheet has rounded the id. */
  'id-rounded': 'warning',
  'email-invalid': 'error',
  /** The host is one slip away from a common provider and seems to have no mail itself: `gmial.com`. */
  'email-slip': 'warning',
  'email-duplicate': 'warning',
  /** Very many customers have the same e-mail or phone: it was typed to fill the field. */
  'shared-by-many': 'warning',
  'phone-invalid': 'warning',
  /** The cell has several phone numbers. The repair keeps the first. */
  'phone-several': 'warning',
  /** An exponent shows that a spreadsheet has dropped digits. */
  'phone-rounded': 'warning',
  /** Like `id-formatted`. */
  'phone-formatted': 'warning',
  'date-invalid': 'error',
  /** Day and month may be either of two numbers, and the column does not show which. The order day, month is sent. */
  'date-order': 'warning',
  'number-invalid': 'error',
  'boolean-invalid': 'error',
  /** The cell shows a formula's error in the file, such as `#N/A`. */
  'formula-error': 'error',
  /** The workbook holds a formula here but not its result. */
  'formula-no-value': 'error',
  /** The cell holds only a mark for a missing value (`nan`, `N/A`, a dash), which is no value for its column. */
  placeholder: 'error',
  /** The same in a cell that is sent as it is. */
  'placeholder-sent': 'warning',
  /** An e-mail or phone that was made up to fill the field: `test@mail.ru`, `0000000`. */
  'made-up': 'warning',
  /** Runs of spaces, line breaks or invisible characters in a name. */
  'spaces-inside': 'warning',
  /** A name all in capitals or all in small letters. */
  'name-case': 'warning',
  /** UTF-8 that was read in another encoding before it came into the file: `ÐÐ½Ð½Ð°`. */
  'text-garbled': 'error',
  /** Question marks in place of letters: `????`. */
  'text-lost': 'error',
  /** The cell holds a picture, as WPS stores it, and no text that anybody typed. */
  'cell-picture': 'error',
  /** The error of the one bad cell in the row, named by `cause`. The person chose to send such rows without that cell. */
  'cell-skipped': 'warning',
  /** A word has Latin and Cyrillic letters, and those of one alphabet look like letters of the other. */
  'letters-mixed': 'warning',
  /** The row has fewer cells than the header. */
  'row-short': 'warning',
  /** The row has more cells than the header. */
  'row-long': 'warning',
  /** A quote opens in a cell and is never closed, so where the cell ends is a guess. */
  'quote-unclosed': 'error',
  /** The row has bytes that are invalid in the file's encoding. They are shown as �. */
  'text-damaged': 'warning',
  /** The shop refused the row in an earlier delivery. Editing the row removes the issue. */
  'server-refused': 'warning',
  /** By a list of the shop's consumers: the e-mail belongs to another one, so the shop would refuse the row (trap 9). */
  'email-elsewhere': 'error',
  /** By such a list: the id leads to another consumer, whom sending the row would change (trap 4). */
  'id-elsewhere': 'error',
} as const;

export type IssueCode = keyof typeof ISSUE_SEVERITY;
export const ISSUE_CODES = Object.keys(ISSUE_SEVERITY) as IssueCode[];

/** Whether a text is the code of an issue. */
export function isIssueCode(text: string): text is IssueCode {
  return Object.hasOwn(ISSUE_SEVERITY, text);
}

/** Issues that only a list of the shop's consumers shows. They go when the list is dropped. */
export const LIST_ISSUES = ['email-elsewhere', 'id-elsewhere'] as const satisfies readonly IssueCode[];
export type ListIssue = (typeof LIST_ISSUES)[number];

/** What only the shop says. It means nothing in another file. */
export const SHOP_ISSUES = ['server-refused', ...LIST_ISSUES] as const satisfies readonly IssueCode[];

export function isShopIssue(code: IssueCode): code is (typeof SHOP_ISSUES)[number] {
  return (SHOP_ISSUES as readonly IssueCode[]).includes(code);
}

export function isListIssue(code: IssueCode): code is ListIssue {
  return (LIST_ISSUES as readonly IssueCode[]).includes(code);
}

/** Issues whose repair is always to clear the cell. */
export const REPAIRED_BY_CLEARING: ReadonlySet<IssueCode> = new Set<IssueCode>([
  'placeholder',
  'placeholder-sent',
  'made-up',
  'shared-by-many',
  'text-lost',
]);

/** Faults of a cell that has no value to send but does not affect the cells beside it, as an open quote would. */
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
  /** Values for the placeholders of the locale's sentence, e.g. the other row of a duplicate. */
  params: Record<string, string | number>;
  /** A value that would fix the cell, if one can be offered without guessing. */
  repair: string | null;
}

/** What is wrong with the layout of the sheet or one of its columns. Some are warnings, see `blocksSending`. */
export type LayoutProblem =
  | { code: 'required-missing'; field: import('./fields').RequiredField }
  | { code: 'field-twice'; field: import('./fields').ConsumerField; columns: number[] }
  | { code: 'custom-key-empty'; column: number }
  | { code: 'custom-key-twice'; key: string; columns: number[] }
  | {
      /** A warning: the API contract does not say how the server treats such keys (trap 5). */
      code: 'custom-key-unsafe';
      column: number;
      key: string;
      safeKey: string;
    }
  /** A warning: the server resets `first_name` whenever `name` is sent with it (trap 7). `column` is that of `first_name`. */
  | { code: 'first-name-reset'; column: number }
  /** The constant for a field is not a valid value for it. */
  | { code: 'constant-faulty'; field: import('./fields').ConsumerField; value: string }
  /** A warning: the column has no header and is not sent until it gets a key. */
  | { code: 'header-empty'; column: number }
  /** A warning: another column has the same header, so this one got a number. */
  | { code: 'header-repeated'; column: number; header: string };
