import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { memoryToSave, type MemoryFile } from '../../shared/memory/memory-file';
import { layoutStanding, planTaking, recipeStanding, type KnownMemory } from '../../shared/memory/take-memory';
import { AppError } from '../errors/app-error';
import { readMemoryFile, writeMemoryFile } from '../recipes/memory-file';
import type { RecipeStore } from '../recipes/recipe-store';
import type { ShopStore } from '../shops/shop-store';
import type { IpcHandlers } from './answer-requests';

type MemoryChannels =
  'layout-recall' | 'layouts-list' | 'layout-rename' | 'layout-delete' | 'memory-save' | 'memory-read' | 'memory-take';

/** What a shop remembers: its column layouts, and together with its recipes as one file. */
export function memoryHandlers(options: {
  shops: ShopStore;
  recipes: Pick<RecipeStore, 'list' | 'saveAll'>;
  /** Ask for a file; undefined if the person cancelled the dialog. */
  chooseToOpen: () => Promise<string | undefined>;
  chooseToSave: (suggestedName: string) => Promise<string | undefined>;
}): Pick<IpcHandlers, MemoryChannels> {
  const { shops, recipes } = options;
  /** The file that was read last. */
  let read: { readId: string; memory: MemoryFile } | null = null;
  const knownOf = (shopId: string): KnownMemory => ({ layouts: shops.layouts(shopId), recipes: recipes.list(shopId) });

  return {
    'layout-recall': ({ shopId, headers }) => shops.recallLayout(shopId, headers),
    'layouts-list': ({ shopId }) => shops.layouts(shopId),
    'layout-rename': ({ shopId, id, name }) => {
      shops.renameLayout(shopId, id, name);
      return undefined;
    },
    'layout-delete': ({ shopId, id }) => {
      shops.removeLayout(shopId, id);
      return undefined;
    },
    'memory-save': async ({ shopId, ...chosen }) => {
      const { name } = shops.get(shopId);
      const path = await options.chooseToSave(`${name.replaceAll(/[^\p{L}\p{N} _-]/gu, '_')}.json`);
      if (path === undefined) return false;
      await writeMemoryFile(path, memoryToSave(knownOf(shopId), chosen));
      return true;
    },
    'memory-read': async ({ shopId }) => {
      const path = await options.chooseToOpen();
      if (path === undefined) return null;
      const memory = await readMemoryFile(path);
      const known = knownOf(shops.get(shopId).id);
      const readId = randomUUID();
      read = { readId, memory };
      return {
        readId,
        fileName: basename(path),
        layouts: memory.layouts.map((layout) => ({ ...layout, standing: layoutStanding(layout, known) })),
        recipes: memory.recipes.map((recipe) => ({ ...recipe, standing: recipeStanding(recipe, known) })),
      };
    },
    'memory-take': ({ shopId, readId, ...taking }) => {
      if (read?.readId !== readId) throw new AppError('memory-read-again');
      const planned = planTaking(read.memory, knownOf(shopId), taking);
      const shop = shops.get(shopId);
      shops.putLayouts(shop.id, planned.layouts);
      const saved = recipes.saveAll(planned.recipes.map((one) => ({ ...one, shopId: shop.id, accepted: false })));
      return { recipeIds: saved.map(({ id }) => id) };
    },
  };
}
