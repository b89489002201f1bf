import { MAX_CELL_LETTERS } from '../consumer/excel-limits';
import { RATE_LIMIT_REST_MINUTES } from '../delivery/state';
import { MAX_ROWS, MAX_TEXT_BYTES } from '../sheet/limits';
import { DEFAULT_PACE } from '../shop/shop-limits';

/** Limits by the names that sentences of both languages have for them: `{{maxRows, number}}`. */
export const LIMITS_IN_TEXTS = {
  apiPace: DEFAULT_PACE,
  cellLetters: MAX_CELL_LETTERS,
  maxRows: MAX_ROWS,
  maxTextGb: MAX_TEXT_BYTES / 1024 ** 3,
  restMinutes: RATE_LIMIT_REST_MINUTES,
} as const;
