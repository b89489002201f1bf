import { z } from 'zod';
import type { ArrivalState } from './arrival';
import type { Hold } from './hold';
import { watchLimitsSchema } from './limits';
import { isPatternList, MAX_PATTERNS, PATTERN_LETTERS } from './watched-name';

/** How the files of a folder are sent, as a person sets it up. */
export const watchRulesSchema = watchLimitsSchema.extend({
  patterns: z.array(z.string().max(PATTERN_LETTERS)).max(MAX_PATTERNS).refine(isPatternList, 'no patterns'),
  /** Takes the list of the shop's customers before each file, and sends only what the list shows to be new or different. */
  usesList: z.boolean(),
});
export type WatchRules = z.infer<typeof watchRulesSchema>;

/** A watched folder. */
export interface Watch extends WatchRules {
  id: string;
  /** Absolute, without links. */
  folder: string;
  shopId: string;
  /** False while it is paused. */
  isOn: boolean;
  /** Who looks at it: the program while it runs, or only a command that the system's scheduler starts. */
  by: 'window' | 'cli';
}

/** The contents of a file that was in a watched folder, and what became of them. */
export interface Arrival {
  watchId: string;
  /** SHA-256 of the contents, in hexadecimal digits. */
  hash: string;
  /** The name that these contents had last. */
  fileName: string;
  state: ArrivalState;
  /** Why it waits; null in all other states. */
  hold: Hold | null;
  /** Null if nothing of it was taken to be sent. */
  deliveryId: string | null;
  /** Rows of the sheet; null if that is not known. */
  rows: number | null;
  /** Name of the report in the subfolder; null for none. */
  report: string | null;
  /** When it came into this state, ISO 8601 UTC. */
  at: string;
}
