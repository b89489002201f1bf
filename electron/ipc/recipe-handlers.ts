import { readRecipe, recipeToExport, writeRecipe } from '../recipes/recipe-file';
import { isSameName } from '../../shared/sheet/recipe';
import type { RecipeStore } from '../recipes/recipe-store';
import type { ShopStore } from '../shops/shop-store';
import type { IpcHandlers } from './answer-requests';

type RecipeChannels =
  | 'recipes-list'
  | 'recipe-recall'
  | 'recipe-save'
  | 'recipe-change'
  | 'recipe-delete'
  | 'recipe-export'
  | 'recipe-import';

/** Recipes kept with the layouts of shops. */
export function recipeHandlers(options: {
  recipes: RecipeStore;
  shops: Pick<ShopStore, 'get' | 'rememberLayout'>;
  /** Ask for a file; undefined if the person cancelled the dialog. */
  chooseToOpen: () => Promise<string | undefined>;
  chooseToSave: (suggestedName: string) => Promise<string | undefined>;
}): Pick<IpcHandlers, RecipeChannels> {
  const { recipes, shops } = options;
  return {
    'recipes-list': ({ shopId }) => recipes.list(shopId),
    'recipe-recall': ({ shopId, headers }) => recipes.recall(shopId, headers),
    'recipe-save': ({ layout, shopId, ...recipe }) => {
      const shop = shops.get(shopId);
      shops.rememberLayout(shop.id, recipe.headers, layout);
      return recipes.save({ ...recipe, shopId: shop.id, accepted: true });
    },
    'recipe-change': ({ id, ...changed }) => {
      const recipe = recipes.get(id);
      const { name = recipe.name, steps = recipe.steps, accepted = recipe.accepted } = changed;
      return recipes.save({ ...recipe, name, steps, accepted });
    },
    'recipe-delete': ({ id }) => {
      recipes.remove(id);
      return undefined;
    },
    'recipe-export': async ({ id, personal }) => {
      const recipe = recipes.get(id);
      const path = await options.chooseToSave(`${recipe.name.replaceAll(/[^\p{L}\p{N} _-]/gu, '_')}.json`);
      if (path === undefined) return false;
      await writeRecipe(path, recipeToExport(recipe, personal));
      return true;
    },
    'recipe-import': async ({ shopId }) => {
      const path = await options.chooseToOpen();
      if (path === undefined) return null;
      const { name, headers, steps } = await readRecipe(path);
      const known = recipes.list(shopId);
      const isTaken = (wanted: string): boolean => known.some((recipe) => isSameName(recipe.name, wanted));
      let free = name;
      for (let number = 2; isTaken(free); number += 1) free = `${name.slice(0, 90)} ${number}`;
      return recipes.save({ id: null, shopId: shops.get(shopId).id, name: free, headers, steps, accepted: false });
    },
  };
}
