import type { AppliedEntry, EarlierDraft } from '../../../shared/sheet/draft';
import { stepAgain } from '../../../shared/sheet/step';
import { readEntries } from './read-entries';

/**
 * What a draft holds, as far as it can be done to another table. Reads up to the first damaged line. Throws the system's error if the file
 * is gone.
 */
export async function earlierSteps(source: {
  path: string;
  offset: number;
}): Promise<Pick<EarlierDraft, 'steps' | 'byRow'>> {
  const done: AppliedEntry[] = [];
  let undone: AppliedEntry[] = [];
  for await (const { entry } of readEntries(source.path, source.offset)) {
    if (entry === null) break;
    if (entry.do === 'apply') {
      undone = [];
      const same = done.findIndex((earlier) => isSameRecipe(earlier, entry));
      if (same === -1) done.push(entry);
      else done[same] = entry;
    } else if (entry.do === 'undo') {
      const last = done.findLastIndex(isUndoable);
      if (last !== -1) undone.push(...done.splice(last, 1));
    } else if (entry.do === 'redo') done.push(...undone.splice(-1));
  }
  const steps = done.map(stepsIn);
  return {
    steps: steps.flat(),
    byRow: done.filter(({ operation: { kind } }, index) => !PASSED_OVER.has(kind) && steps[index]?.length === 0).length,
  };
}

/** The layout is remembered anyway, and a recipe may have no step that is on. */
const PASSED_OVER: ReadonlySet<string> = new Set<AppliedEntry['operation']['kind']>(['rules', 'recipe']);

/** A recipe that is done once more takes the place of the first time. */
function isSameRecipe(one: AppliedEntry, other: AppliedEntry): boolean {
  if (one.operation.kind !== 'recipe' || other.operation.kind !== 'recipe') return false;
  return one.operation.id === other.operation.id;
}

/** A recipe that changed nothing is no step of undo. */
function isUndoable({ operation, changed }: AppliedEntry): boolean {
  return operation.kind !== 'recipe' || changed > 0;
}

function stepsIn({ operation, columns = [] }: AppliedEntry): EarlierDraft['steps'] {
  if (operation.kind === 'recipe')
    return operation.steps.flatMap(({ on, ...step }) => (on ? [{ ...step, recipeId: operation.id }] : []));
  const step = stepAgain(operation, columns);
  return step === null ? [] : [{ ...step, recipeId: null }];
}
