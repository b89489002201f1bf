/** Endings of files that usually hold a sheet. Any file may be opened: its content tells what it is. */
export const SHEET_ENDINGS = ['csv', 'tsv', 'txt', 'xlsx', 'xlsm', 'xls', 'xlsb', 'ods', 'htm', 'html'] as const;
