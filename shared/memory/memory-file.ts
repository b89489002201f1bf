import { z } from 'zod';
import { CONSUMER_FIELDS } from '../consumer/fields';
import { isPersonal, isPersonalField, recipeDraftSchema, type SavedRecipe } from '../sheet/recipe';
import { fileLayoutSchema, keyOf, type FileLayout } from './file-layout';
import { LAYOUT_NAME_LETTERS, layoutTitle, type KnownLayout } from './known-layout';

/** The most bytes of a file with layouts and recipes, and the most of each in it. */
export const MAX_MEMORY_BYTES = 4 * 1024 * 1024;
export const MAX_MEMORY_ENTRIES = 1_000;

const VERSION = 1;

const memoryFileSchema = z.object({
  format: z.literal(`aplaut-import-memory/${VERSION}`),
  layouts: z
    .array(fileLayoutSchema)
    .max(MAX_MEMORY_ENTRIES)
    .refine((layouts) => new Set(layouts.map(keyOf)).size === layouts.length, 'two layouts for the same headers'),
  recipes: z.array(recipeDraftSchema).max(MAX_MEMORY_ENTRIES),
});
/** What a shop remembers, as a file: its layouts and recipes, without the shop, its token and its customers. */
export type MemoryFile = z.infer<typeof memoryFileSchema>;

/** Why a file is refused. */
export type MemoryProblem = 'memory-unreadable' | 'memory-newer' | 'recipe-too-long';

/** Reads the JSON of a file that may come from anywhere. A file of an older version, with one recipe, is read too. */
export function readMemory(
  content: unknown,
): { ok: true; memory: MemoryFile } | { ok: false; problem: MemoryProblem; detail: string } {
  const { kind, version } = formatOf(content);
  if (kind === null) return { ok: false, problem: 'memory-unreadable', detail: '' };
  if (version > VERSION) return { ok: false, problem: 'memory-newer', detail: '' };
  const file = { format: `aplaut-import-memory/${VERSION}`, layouts: [], recipes: [content] };
  const parsed = memoryFileSchema.safeParse(kind === 'recipe' ? file : content);
  if (parsed.success) return { ok: true, memory: parsed.data };
  const [first] = parsed.error.issues;
  const path = first?.path ?? [];
  const isTooLong = first?.code === 'too_big' && path.at(-1) === 'steps';
  return {
    ok: false,
    problem: isTooLong ? 'recipe-too-long' : 'memory-unreadable',
    detail: path.map(String).join('.'),
  };
}

function formatOf(content: unknown): { kind: string | null; version: number } {
  const format = typeof content === 'object' && content !== null && 'format' in content ? content.format : null;
  const groups = /^aplaut-import-(?<kind>memory|recipe)\/(?<version>\d{1,6})$/.exec(String(format))?.groups;
  return { kind: groups?.['kind'] ?? null, version: Number(groups?.['version']) };
}

/** Whether a layout fills a field that says who a consumer is with one value for all rows. */
export function hasPersonalConstants({ constants }: Pick<FileLayout, 'constants'>): boolean {
  return CONSUMER_FIELDS.some((field) => constants[field] !== undefined && isPersonalField(field));
}

/**
 * What a person chose to save: layouts, with such constants or without them, and recipes, each with the indexes of those steps with values of
 * people that are to go into the file.
 */
export interface MemoryChoice {
  layouts: readonly { id: string; personal: boolean }[];
  recipes: readonly { id: string; personal: readonly number[] }[];
}

/** The file with what was chosen. What may hold values of people is in it only if the person ticked it. */
export function memoryToSave(
  known: { layouts: readonly KnownLayout[]; recipes: readonly SavedRecipe[] },
  chosen: MemoryChoice,
): MemoryFile {
  return {
    format: `aplaut-import-memory/${VERSION}`,
    layouts: known.layouts.flatMap(({ id, targets, constants, without, ...labels }) => {
      const choice = chosen.layouts.find((each) => each.id === id);
      if (choice === undefined) return [];
      const name = layoutTitle(labels)?.trim().slice(0, LAYOUT_NAME_LETTERS).trim() ?? '';
      const kept = choice.personal ? constants : withoutPersonal(constants);
      return [{ name: name === '' ? null : name, targets, constants: kept, without }];
    }),
    recipes: known.recipes.flatMap(({ id, name, headers, steps }) => {
      const choice = chosen.recipes.find((each) => each.id === id);
      if (choice === undefined) return [];
      const kept = steps.filter((step, index) => !isPersonal(step) || choice.personal.includes(index));
      return [{ name, headers, steps: kept }];
    }),
  };
}

function withoutPersonal(constants: FileLayout['constants']): FileLayout['constants'] {
  return Object.fromEntries(
    CONSUMER_FIELDS.flatMap((field) => {
      const value = constants[field];
      return value === undefined || isPersonalField(field) ? [] : [[field, value]];
    }),
  );
}
