import { DEFAULT_LIMITS } from '../../../shared/watch/limits';
import type { Watch, WatchRules } from '../../../shared/watch/watch';
import { DEFAULT_PATTERNS, parsePatterns } from '../../../shared/watch/watched-name';

/** What is chosen and typed for a watched folder. */
export interface WatchFormValues {
  /** Of the folder that was chosen in this form; null to keep the one it has. */
  choiceId: string | null;
  path: string;
  shopId: string;
  patterns: string;
  /** A text while the field is not a number. */
  errorPercent: number | string;
  changes: number | string;
  usesList: boolean;
}

/** What the form begins with; `watch` null for a new folder. */
export function watchFormOf(watch: Watch | null, shopId: string): WatchFormValues {
  const { errorPercent, changes } = watch ?? DEFAULT_LIMITS;
  return {
    choiceId: null,
    path: watch?.folder ?? '',
    shopId: watch?.shopId ?? shopId,
    patterns: (watch?.patterns ?? DEFAULT_PATTERNS).join('; '),
    errorPercent,
    changes,
    usesList: watch?.usesList ?? false,
  };
}

/** The fields that keep the form from being saved. */
export type WatchFormProblem = 'path' | 'patterns' | 'errorPercent' | 'changes';

/** The rules to save, or what is wrong. */
export function readWatchForm(
  form: WatchFormValues,
): { rules: WatchRules; problems: null } | { rules: null; problems: ReadonlySet<WatchFormProblem> } {
  const { path, errorPercent, changes, usesList } = form;
  const patterns = parsePatterns(form.patterns);
  if (path !== '' && patterns !== null && typeof errorPercent === 'number' && typeof changes === 'number')
    return { rules: { patterns, errorPercent, changes, usesList }, problems: null };
  const problems = new Set<WatchFormProblem>();
  if (path === '') problems.add('path');
  if (patterns === null) problems.add('patterns');
  if (typeof errorPercent !== 'number') problems.add('errorPercent');
  if (typeof changes !== 'number') problems.add('changes');
  return { rules: null, problems };
}
