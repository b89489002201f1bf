/**
 * Either all rows are kept, as a window that shows them needs it, or each is dropped after its checks, which is faster but gives no table.
 */
export const PAPAPARSE_WAYS = ['all rows kept', 'row by row'] as const;
export type PapaparseWay = (typeof PAPAPARSE_WAYS)[number];
