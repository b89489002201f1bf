import { z } from 'zod';
import { PAGE_FAILURE_LETTERS } from './page-failure-letters';

/** A failure of the page, as it reaches main. */
export const pageFailureSchema = z.object({
  name: z.string().max(PAGE_FAILURE_LETTERS.name),
  message: z.string().max(PAGE_FAILURE_LETTERS.message),
  stack: z.string().max(PAGE_FAILURE_LETTERS.stack),
});
export type PageFailure = z.infer<typeof pageFailureSchema>;
