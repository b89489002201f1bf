import { z } from 'zod';

/** Why a file of a watched folder waits for a person, and nothing of it was sent. No values of the file. */
export const holdSchema = z.discriminatedUnion('why', [
  /** The file cannot be read. `problem` is a `FileProblemCode`. */
  z.object({ why: z.literal('unreadable'), problem: z.string() }),
  z.object({ why: z.literal('no-rows') }),
  /** The shop has no saved layout for these headers. */
  z.object({ why: z.literal('layout-unknown') }),
  /** The saved layout cannot be sent. `problem` is the code of a `LayoutProblem`. */
  z.object({ why: z.literal('layout-incomplete'), problem: z.string() }),
  /** A step of the shop's recipe does not fit. `column` is the header that it names. */
  z.object({ why: z.literal('recipe-undecided'), recipe: z.string() }),
  z.object({ why: z.literal('recipe-misfit'), recipe: z.string(), column: z.string(), misfit: z.string() }),
  z.object({ why: z.literal('fewer-rows'), rows: z.number(), before: z.number() }),
  /** `rows` have errors, of `ofRows` that are not excluded. */
  z.object({ why: z.literal('too-many-errors'), rows: z.number(), ofRows: z.number(), percent: z.number() }),
  z.object({ why: z.literal('too-many-changes'), rows: z.number(), limit: z.number() }),
  z.object({ why: z.literal('no-token') }),
  z.object({ why: z.literal('token-refused') }),
  /** `ending` is the key of a list that could not be had, see `listEndingKey`. */
  z.object({ why: z.literal('no-list'), ending: z.string() }),
  /** The delivery stopped in the middle, for a reason that only a person can end. `by` is the one of a `PauseReason`. */
  z.object({ why: z.literal('delivery-paused'), by: z.string() }),
]);
export type Hold = z.infer<typeof holdSchema>;

/**
 * What a person can have the program do with a waiting file. `send`: send it in spite of the limits. `retry`: after something else was put
 * right. Null if the file itself must change.
 */
export type HoldAnswer = 'send' | 'retry' | null;

export function answerTo({ why }: Hold): HoldAnswer {
  switch (why) {
    case 'fewer-rows':
    case 'too-many-errors':
    case 'too-many-changes':
      return 'send';
    case 'no-rows':
      return null;
    default:
      return 'retry';
  }
}
