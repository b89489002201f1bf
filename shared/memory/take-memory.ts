import { isSameName, type RecipeDraft, type SavedRecipe } from '../sheet/recipe';
import { RECIPE_NAME_LETTERS } from '../sheet/operation';
import type { KnownLayout } from './known-layout';
import { keyOf, type FileLayout } from './file-layout';
import type { MemoryFile } from './memory-file';

/** Whether a shop has a layout for the same headers, or a recipe of the same name: none, an equal one, or another. */
export type Standing = 'new' | 'same' | 'other';

/** What is to become of an entry of the file. `add` never replaces what the shop has. */
export type HowTaken = 'add' | 'replace';

/** Entries of a file, by their places in it, and how each is taken. Those that are not named are left. */
export interface Taking {
  layouts: readonly { place: number; how: HowTaken }[];
  recipes: readonly { place: number; how: HowTaken }[];
}

/** What a shop has. */
export interface KnownMemory {
  layouts: readonly KnownLayout[];
  recipes: readonly SavedRecipe[];
}

export function layoutStanding(layout: FileLayout, { layouts }: Pick<KnownMemory, 'layouts'>): Standing {
  const key = keyOf(layout);
  const known = layouts.find((each) => keyOf(each) === key);
  if (known === undefined) return 'new';
  return contentOf(known) === contentOf(layout) ? 'same' : 'other';
}

export function recipeStanding(recipe: RecipeDraft, { recipes }: Pick<KnownMemory, 'recipes'>): Standing {
  const known = recipes.find(({ name }) => isSameName(name, recipe.name));
  if (known === undefined) return 'new';
  const isSame = JSON.stringify([known.headers, known.steps]) === JSON.stringify([recipe.headers, recipe.steps]);
  return isSame ? 'same' : 'other';
}

/** A file that was read, each entry with how it stands to what the shop has. */
export interface ReadMemory {
  readId: string;
  fileName: string;
  layouts: (FileLayout & { standing: Standing })[];
  recipes: (RecipeDraft & { standing: Standing })[];
}

/** What to store: layouts that replace those of the same headers, and recipes with the ids of those that they replace, null for new ones. */
export interface PlannedTaking {
  layouts: FileLayout[];
  recipes: (RecipeDraft & { id: string | null })[];
}

/**
 * What to store of a file. A layout that is only added is left if the shop has one for its headers: it can keep only one of them. A recipe
 * that is only added gets a number if its name is taken.
 */
export function planTaking(memory: MemoryFile, known: KnownMemory, taking: Taking): PlannedTaking {
  const layouts = taking.layouts.flatMap(({ place, how }) => {
    const layout = memory.layouts[place];
    if (layout === undefined) return [];
    return how === 'replace' || layoutStanding(layout, known) === 'new' ? [layout] : [];
  });
  const recipes: PlannedTaking['recipes'] = [];
  for (const { place, how } of taking.recipes) {
    const recipe = memory.recipes[place];
    if (recipe === undefined) continue;
    const isPlanned = (name: string): boolean => recipes.some((each) => isSameName(each.name, name));
    const namesake = known.recipes.find(({ name }) => isSameName(name, recipe.name));
    const id = how === 'replace' && !isPlanned(recipe.name) ? (namesake?.id ?? null) : null;
    const isTaken = (name: string): boolean =>
      isPlanned(name) || known.recipes.some((each) => each.id !== id && isSameName(each.name, name));
    recipes.push({ ...recipe, id, name: freeName(recipe.name, isTaken) });
  }
  return { layouts, recipes };
}

/** The name, or the same with a number. */
function freeName(name: string, isTaken: (name: string) => boolean): string {
  for (let number = 1; ; number += 1) {
    const ending = number === 1 ? '' : ` ${number}`;
    const free = `${name.slice(0, RECIPE_NAME_LETTERS - ending.length)}${ending}`;
    if (!isTaken(free)) return free;
  }
}

/** The same text for layouts that do the same, in whatever order their columns are. */
function contentOf({ targets, constants, without }: Omit<FileLayout, 'name'>): string {
  const sorted = (texts: readonly string[]): string[] => texts.toSorted();
  return JSON.stringify([
    sorted(targets.map(({ header, target }) => JSON.stringify([header.trim(), sortedEntries(target)]))),
    sortedEntries(constants),
    sorted(without),
  ]);
}

function sortedEntries(record: object): [string, unknown][] {
  return Object.entries(record).toSorted(([one], [other]) => (one < other ? -1 : 1));
}
