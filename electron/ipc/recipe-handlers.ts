import type { RecipeStore } from '../recipes/recipe-store';
import type { ShopStore } from '../shops/shop-store';
import type { IpcHandlers } from './answer-requests';

type RecipeChannels = 'recipes-list' | 'recipe-recall' | 'recipe-save' | 'recipe-change' | 'recipe-delete';

/** Recipes kept with the layouts of shops. */
export function recipeHandlers(options: {
  recipes: RecipeStore;
  shops: Pick<ShopStore, 'get' | 'rememberLayout'>;
}): Pick<IpcHandlers, RecipeChannels> {
  const { recipes, shops } = options;
  return {
    'recipes-list': ({ shopId }) => recipes.list(shopId),
    'recipe-recall': ({ shopId, headers }) => recipes.recall(shopId, headers),
    'recipe-save': ({ layout, fileName, shopId, ...recipe }) => {
      const shop = shops.get(shopId);
      shops.rememberLayout(shop.id, recipe.headers, layout, fileName);
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
  };
}
