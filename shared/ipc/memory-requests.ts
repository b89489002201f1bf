import { z } from 'zod';
import { MAX_CELL_LETTERS, MAX_COLUMNS } from '../consumer/excel-limits';
import { columnLayoutSchema, type ColumnLayout } from '../consumer/target';
import { LAYOUT_NAME_LETTERS, type KnownLayout } from '../memory/known-layout';
import { MAX_MEMORY_ENTRIES } from '../memory/memory-file';
import type { ReadMemory } from '../memory/take-memory';
import { request } from '../protocol/request';
import { PATH_LETTERS } from '../sheet/limits';
import { MAX_STEPS } from '../sheet/operation';
import { recipeDraftSchema, savedRecipeSchema, type SavedRecipe } from '../sheet/recipe';

const id = z.string().min(1).max(100);
const headers = z.array(z.string().max(MAX_CELL_LETTERS)).max(MAX_COLUMNS);
const stepIndexes = z.array(z.int().min(0)).max(MAX_STEPS);
const takenEntries = z
  .array(z.object({ place: z.int().min(0), how: z.enum(['add', 'replace']) }))
  .max(MAX_MEMORY_ENTRIES);

/** The part of the contract that is about what a shop remembers: its column layouts and recipes. */
export const memoryRequests = {
  'layout-recall': request(z.object({ shopId: id, headers })).answers<ColumnLayout | null>(),
  'layouts-list': request(z.object({ shopId: id })).answers<KnownLayout[]>(),
  'layout-rename': request(
    z.object({ shopId: id, id, name: z.string().trim().min(1).max(LAYOUT_NAME_LETTERS) }),
  ).answers<undefined>(),
  'layout-delete': request(z.object({ shopId: id, id })).answers<undefined>(),
  /** Writes layouts and recipes of a shop into one file, as `MemoryChoice` says. False if the person cancelled the dialog. */
  'memory-save': request(
    z.object({
      shopId: id,
      layouts: z.array(z.object({ id, personal: z.boolean() })).max(MAX_MEMORY_ENTRIES),
      recipes: z.array(z.object({ id, personal: stepIndexes })).max(MAX_MEMORY_ENTRIES),
    }),
  ).answers<boolean>(),
  /** Reads such a file, and stores nothing. Null if the person cancelled the dialog. */
  'memory-read': request(z.object({ shopId: id })).answers<ReadMemory | null>(),
  /** Takes entries of the file that was read last. Recipes are off until they are accepted. Answers their ids. */
  'memory-take': request(z.object({ shopId: id, readId: id, layouts: takenEntries, recipes: takenEntries })).answers<{
    recipeIds: string[];
  }>(),

  'recipes-list': request(z.object({ shopId: id })).answers<SavedRecipe[]>(),
  /** The recipe that is done to files with these headers on opening. */
  'recipe-recall': request(z.object({ shopId: id, headers })).answers<SavedRecipe | null>(),
  /** Saves a recipe (`id` null for a new one) with the layout of the file's own columns. */
  'recipe-save': request(
    recipeDraftSchema.extend({
      ...{ shopId: id, id: id.nullable(), layout: columnLayoutSchema },
      /** Of the file with that layout. */
      fileName: z.string().max(PATH_LETTERS),
    }),
  ).answers<SavedRecipe>(),
  'recipe-change': request(
    savedRecipeSchema.pick({ name: true, steps: true, accepted: true }).partial().extend({ id }),
  ).answers<SavedRecipe>(),
  'recipe-delete': request(z.object({ id })).answers<undefined>(),
} as const;
