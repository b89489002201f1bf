import { z } from 'zod';

/** Milliseconds between two new tasks of one token (api-contract.md, export tasks). */
const A_MINUTE_MS = 60_000;

/** How the practice shop makes export tasks and their archives. By default, quickly and correctly. */
export const exportSwitchesSchema = z.object({
  /** How a task ends; `unknown` is a state that the contract does not name. */
  ends: z.enum(['completed', 'rejected', 'start-time-exceeded', 'unknown']).default('completed'),
  /** Time in the state `waiting`, and then in `processing`, which grows with the shop. */
  waitMs: z.number().min(0).default(300),
  workMs: z.number().min(0).default(300),
  workMsPerThousand: z.number().min(0).default(20),
  /** A second task within this time is throttled. */
  betweenTasksMs: z.number().min(0).default(A_MINUTE_MS),
  /** The day's quota, and how much of it was used up by others: a task beyond it is refused. */
  minutesADay: z.number().min(0).default(60),
  minutesUsed: z.number().min(0).default(0),
  /** The form of a line: the real one is unknown. */
  shape: z.enum(['flat', 'json-api', 'under-data']).default('flat'),
  linesPerMember: z.int().min(1).default(500),
  /** A field that every line gives wrongly, or `left-out`: every second consumer is not listed at all. */
  lie: z
    .enum(['external_id', 'email', 'name', 'phone', 'created_at', 'unsubscribed', 'custom_attributes', 'left-out'])
    .nullable()
    .default(null),
  /** How the archive is damaged. `bomb` unpacks to ten gigabytes of one line. */
  spoil: z
    .enum(['cut', 'not-gzip', 'bad-line', 'not-utf8', 'deep-line', 'duplicate-ids', 'bomb'])
    .nullable()
    .default(null),
  /** Redirects before the archive, each with a cookie. */
  redirects: z.int().min(0).default(0),
  /** Where the last redirect leads, if not to the archive: any address. */
  redirectTo: z.url().nullable().default(null),
  /** The origin that links name, if not the listener's own, such as `http://archives.example.com`. */
  origin: z.url().nullable().default(null),
});
/** The format of `--exports FILE`. */
export type ExportSwitches = z.input<typeof exportSwitchesSchema>;
export type ExportWays = z.output<typeof exportSwitchesSchema>;
