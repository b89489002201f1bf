import { randomUUID } from 'node:crypto';
import { isSameName, recipeFor, savedRecipeSchema, type SavedRecipe } from '../../shared/sheet/recipe';
import { AppError } from '../errors/app-error';
import { openJsonFile, type SetAside } from '../storage/json-file';
import { readableEntries } from '../storage/readable-entries';

/** The recipes of all shops, in `recipes.json`. */
export interface RecipeStore {
  /** Of one shop, or of all, by name. */
  list(shopId: string | null): SavedRecipe[];
  /** The one that is done to files with these headers; null if there is none. */
  recall(shopId: string, headers: readonly string[]): SavedRecipe | null;
  /** Adds a recipe (`id` null) or replaces one. Throws `recipe-name-taken`. */
  save(recipe: Omit<SavedRecipe, 'id'> & { id: string | null }): SavedRecipe;
  /** The same for several, in one write. */
  saveAll(recipes: readonly (Omit<SavedRecipe, 'id'> & { id: string | null })[]): SavedRecipe[];
  /** Throws `recipe-not-found`. */
  get(id: string): SavedRecipe;
  remove(id: string): void;
  /** Removes all recipes of a shop. */
  removeOfShop(shopId: string): void;
}

export function openRecipeStore(options: { userData: string; now: () => Date; setAside: SetAside }): RecipeStore {
  const file = openJsonFile({
    ...options,
    name: 'recipes',
    mend: (content) => {
      const { recipes = [] } = content;
      const readable = readableEntries(recipes, savedRecipeSchema);
      return Array.isArray(recipes) && readable.length === recipes.length ? content : { ...content, recipes: readable };
    },
  });
  const all = (): SavedRecipe[] => readableEntries(file.read()['recipes'], savedRecipeSchema);
  const put = (recipes: readonly SavedRecipe[]): void => file.set('recipes', recipes);
  const list: RecipeStore['list'] = (shopId) =>
    all()
      .filter((recipe) => shopId === null || recipe.shopId === shopId)
      .sort((one, other) => one.name.localeCompare(other.name));

  /** The recipes with this one added, or in place of the one with its id. */
  const withRecipe = (recipes: readonly SavedRecipe[], saved: SavedRecipe): SavedRecipe[] => {
    const others = recipes.filter(({ id }) => id !== saved.id);
    if (others.some(({ shopId, name }) => shopId === saved.shopId && isSameName(name, saved.name)))
      throw new AppError('recipe-name-taken', saved.name);
    return [...others, saved];
  };
  const saveAll: RecipeStore['saveAll'] = (recipes) => {
    const saved = recipes.map((recipe) => ({ ...recipe, id: recipe.id ?? randomUUID() }));
    put(saved.reduce(withRecipe, all()));
    return saved;
  };

  return {
    list,
    recall: (shopId, headers) => recipeFor(list(shopId), headers),
    save: (recipe) => {
      const id = recipe.id ?? randomUUID();
      saveAll([{ ...recipe, id }]);
      return { ...recipe, id };
    },
    saveAll,
    get: (wanted) => {
      const found = all().find(({ id }) => id === wanted);
      if (found === undefined) throw new AppError('recipe-not-found');
      return found;
    },
    remove: (unwanted) => put(all().filter(({ id }) => id !== unwanted)),
    removeOfShop: (unwanted) => put(all().filter(({ shopId }) => shopId !== unwanted)),
  };
}
