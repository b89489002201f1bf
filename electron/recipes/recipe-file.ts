import { readFile, stat, writeFile } from 'node:fs/promises';
import {
  isPersonal,
  MAX_RECIPE_BYTES,
  recipeFileSchema,
  type RecipeFile,
  type SavedRecipe,
} from '../../shared/sheet/recipe';
import { AppError } from '../errors/app-error';

/**
 * A recipe as it goes into a file: without its shop, and without steps that may hold values of people.
 *
 * @param personal indexes of such steps that the person wants in the file all the same
 */
export function recipeToExport({ name, headers, steps }: SavedRecipe, personal: readonly number[]): RecipeFile {
  const kept = steps.filter((step, index) => !isPersonal(step) || personal.includes(index));
  return { format: 'aplaut-import-recipe/1', name, headers, steps: kept };
}

/** Throws `file-not-writable`. */
export async function writeRecipe(path: string, recipe: RecipeFile): Promise<void> {
  await writeFile(path, `${JSON.stringify(recipe, null, 2)}\n`).catch((error: unknown) => {
    throw new AppError('file-not-writable', (error as NodeJS.ErrnoException).code ?? '');
  });
}

/** Reads a recipe that may come from anywhere. Throws `recipe-unreadable`, `recipe-too-long`. */
export async function readRecipe(path: string): Promise<RecipeFile> {
  const found = await stat(path).catch(() => null);
  // A pipe has no size, and would never end.
  if (found?.isFile() !== true || found.size > MAX_RECIPE_BYTES) throw new AppError('recipe-unreadable');
  const parsed = recipeFileSchema.safeParse(jsonOf(await readFile(path, 'utf8').catch(() => '')));
  if (!parsed.success) {
    const [first] = parsed.error.issues;
    const path = first?.path.join('.') ?? '';
    throw new AppError(first?.code === 'too_big' && path === 'steps' ? 'recipe-too-long' : 'recipe-unreadable', path);
  }
  return parsed.data;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
