import { z } from 'zod';

/** The last export task of a shop, so that no second one is made within a minute, whatever becomes of this program. */
export const listTaskSchema = z.discriminatedUnion('state', [
  /** It was asked for, and the answer is not known: a task may be there. */
  z.object({ state: z.literal('asked'), askedAtMs: z.number() }),
  /** Its list was not read yet. */
  z.object({ state: z.literal('made'), askedAtMs: z.number(), taskId: z.string() }),
  z.object({ state: z.literal('done'), askedAtMs: z.number() }),
]);
export type ListTask = z.infer<typeof listTaskSchema>;
