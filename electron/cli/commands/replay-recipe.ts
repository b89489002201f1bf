import { isSameName, type SavedRecipe } from '../../../shared/sheet/recipe';
import { changesOf } from '../../../shared/sheet/step';
import { stepSentence } from '../../../shared/sheet/step-sentence';
import { sheetState } from '../../sending/sheet-state';
import { doRecipe } from '../../sending/unattended/do-recipe';
import type { SheetHost } from '../../sheet/host/host';
import type { ImportCommand } from '../arguments/arguments';
import { CliError, EXIT } from '../output/exit-code';
import type { CliContext } from './context';

/** The recipe done to the sheet, for the result. */
export interface ReplayedRecipe {
  name: string;
  steps: {
    kind: string;
    /** What the step does, for people. */
    what: string;
    /** Headers, as the recipe names them. */
    columns: string[];
    on: boolean;
    /** Cells or rows. */
    changed: number;
    /** Why the step does not fit; null if it does. */
    misfit: string | null;
  }[];
}

/**
 * Does the shop's recipe to the sheet: the one that is asked for or, with a saved shop, the one for files with these headers. Null if there
 * is none. Throws a usage {@link CliError} if a step does not fit, unless the rest is wanted all the same.
 *
 * @param shopId null for an address without a saved shop
 */
export async function replayRecipe(
  command: Pick<ImportCommand, 'recipe' | 'noRecipe' | 'recipePartly'>,
  context: Pick<CliContext, 'recipes' | 'output' | 't'>,
  host: Pick<SheetHost, 'request'>,
  shopId: string | null,
): Promise<ReplayedRecipe | null> {
  const { t, output } = context;
  const { columns } = await sheetState(host);
  const recipe = findRecipe(
    command,
    context,
    columns.map(({ header }) => header),
    shopId,
  );
  if (recipe === null) return null;
  const { name } = recipe;
  const done = await doRecipe(host, recipe);
  const unfit = done.find(({ misfit }) => misfit !== null);
  if (unfit !== undefined && !command.recipePartly) {
    const field = unfit.column?.header ?? null;
    const words = [`${stepSentence(unfit, t)}: ${t(`recipes.misfits.${unfit.misfit ?? ''}`, { column: field ?? '' })}`];
    throw new CliError(EXIT.usage, 'recipe-misfit', { field, detail: name, hint: '--recipe-partly', words });
  }
  const { cells, rows } = changesOf(done);
  output.say(t('cli.recipeDone', { name, count: cells }));
  if (rows > 0) output.say(t('cli.recipeExcluded', { name, count: rows }));
  return {
    name,
    steps: done.map((step) => ({
      kind: step.operation.kind,
      what: stepSentence(step, t),
      columns: step.columns.map(({ header }) => header),
      on: step.on,
      changed: step.changed,
      misfit: step.misfit,
    })),
  };
}

function findRecipe(
  { recipe: name, noRecipe }: Pick<ImportCommand, 'recipe' | 'noRecipe'>,
  { recipes }: Pick<CliContext, 'recipes'>,
  headers: readonly string[],
  shopId: string | null,
): SavedRecipe | null {
  if (noRecipe) return null;
  if (name === null) return shopId === null ? null : recipes.recall(shopId, headers);
  const known = recipes.list(shopId);
  const [found, another] = known.filter((recipe) => isSameName(recipe.name, name));
  const hint = known.map((recipe) => recipe.name).join(', ');
  if (found === undefined) throw new CliError(EXIT.usage, 'no-such-recipe', { field: '--recipe', detail: name, hint });
  if (another !== undefined) throw new CliError(EXIT.usage, 'recipe-ambiguous', { field: '--recipe', detail: name });
  if (!found.accepted) throw new CliError(EXIT.usage, 'recipe-not-accepted', { field: '--recipe', detail: name });
  return found;
}
