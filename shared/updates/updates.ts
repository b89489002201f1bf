/** What the person wants: no looking, to be told of a new version, or to have it downloaded and be asked. */
export const UPDATE_CHOICES = ['never', 'tell', 'download'] as const;
export type UpdateChoice = (typeof UPDATE_CHOICES)[number];

/**
 * How this copy of the program is updated: by itself; by the person, whom it can tell of a new version (an archive, a portable program); by
 * the system's package manager; or not at all, since the build has no address to look at.
 */
export type UpdateWay = 'by-itself' | 'by-hand' | 'by-system' | 'not-set-up';

/** Why something did not work, by what the person can do about it. */
export type UpdateProblem = 'unreachable' | 'proxy' | 'certificate' | 'feed' | 'damaged' | 'disk';

/** A version that is newer than this one. */
export interface NewVersion {
  version: string;
  /** Of what would be downloaded; null if the feed does not say. */
  bytes: number | null;
}

export type UpdateStatus =
  | { step: 'unknown' }
  | { step: 'looking' }
  /** There was none at that time, ISO 8601 UTC. */
  | { step: 'newest'; at: string }
  | ({ step: 'found' } & NewVersion)
  | ({ step: 'downloading'; doneBytes: number } & NewVersion)
  | ({ step: 'ready' } & NewVersion)
  | { step: 'look-failed'; problem: UpdateProblem; detail: string }
  | ({ step: 'download-failed'; problem: UpdateProblem; detail: string } & NewVersion);

/** What the page shows of updates. */
export interface UpdatesState {
  way: UpdateWay;
  status: UpdateStatus;
}

/** What can be chosen where the program is updated in this way. */
export function choicesOf(way: UpdateWay): readonly UpdateChoice[] {
  if (way === 'by-itself') return UPDATE_CHOICES;
  return way === 'by-hand' ? ['never', 'tell'] : [];
}
