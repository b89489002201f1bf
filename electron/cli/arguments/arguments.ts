import { z } from 'zod';
import { parseMapOption } from '../../../shared/consumer/columns/parse-target';
import { EXCEL_ROWS } from '../../../shared/consumer/excel-limits';
import { MAX_COMPARED } from '../../../shared/delivery/compare/compare-consumer';
import { CONSUMER_FIELDS, REQUIRED_FIELDS } from '../../../shared/consumer/fields';
import { DELIVERY_MODES } from '../../../shared/consumer/delivery-mode';
import type { Target } from '../../../shared/consumer/target';
import { AUTH_SCHEMES } from '../../../shared/shop/auth-scheme';
import { MAX_PACE } from '../../../shared/shop/shop-limits';
import { isPatternList } from '../../../shared/watch/watched-name';
import { CliError, EXIT, usageError } from '../output/exit-code';
import { nearestWord } from './nearest-word';
import { COMMAND_NAMES, COMMANDS, isCommandName, optionsOf, TOKEN_VARIABLES, type CommandName } from './options';
import { divideAtCommand, parseWords, type Words } from './parse-words';
import { pathOf } from './path-argument';

const wholeNumber = (max: number, min = 1) =>
  z.string().regex(/^\d+$/).transform(Number).pipe(z.int().min(min).max(max));
const pace = z
  .string()
  .regex(/^\d+(\.\d+)?$/)
  .transform(Number)
  .pipe(z.number().min(0).max(MAX_PACE));
const reportPath = z
  .string()
  .regex(/\.(csv|xlsx)$/i)
  .transform(pathOf)
  .nullable()
  .default(null);

const common = { json: z.boolean().default(false), quiet: z.boolean().default(false) };
const tokenSources = {
  tokenStdin: z.boolean().default(false),
  tokenFile: z.string().transform(pathOf).nullable().default(null),
};
const shopSettings = {
  baseUrl: z.string().nullable().default(null),
  auth: z.enum(AUTH_SCHEMES).nullable().default(null),
  timeZone: z.string().nullable().default(null),
  pace: pace.nullable().default(null),
};
const reading = {
  file: z.string().min(1).transform(pathOf),
  sheet: z.string().optional(),
  encoding: z.string().optional(),
  delimiter: z
    .string()
    .transform((text) => (text === '\\t' || text === 'tab' ? '\t' : text))
    .pipe(z.string().length(1))
    .optional(),
  headerRow: wholeNumber(EXCEL_ROWS).optional(),
};

/** How the rows of a sheet are read and repaired. */
const rows = {
  shop: z.string().nullable().default(null),
  map: z.array(z.string()).default([]),
  without: z.array(z.enum(REQUIRED_FIELDS).exclude(['external_id'])).default([]),
  skipBadCells: z.boolean().default(false),
  recipe: z.string().trim().min(1).nullable().default(null),
  noRecipe: z.boolean().default(false),
  recipePartly: z.boolean().default(false),
};

const importSchema = z.object({
  command: z.literal('import'),
  ...common,
  ...tokenSources,
  ...shopSettings,
  ...reading,
  ...rows,
  mode: z.enum(DELIVERY_MODES).default('upsert'),
  clear: z.array(z.string()).default([]),
  onlyIfEmpty: z.array(z.string()).default([]),
  concurrency: wholeNumber(64).optional(),
  batch: wholeNumber(10_000).optional(),
  all: z.boolean().default(false),
  keepBefore: z.boolean().default(false),
  saveLayout: z.boolean().default(false),
  dryRun: z.boolean().default(false),
  list: z.boolean().default(false),
  listOnly: z.boolean().default(false),
  listRequired: z.boolean().default(false),
  adopt: z.boolean().default(false),
  listOverHttp: z.boolean().default(false),
  compare: wholeNumber(MAX_COMPARED).nullable().default(null),
  report: reportPath,
});

const exportSchema = z.object({
  command: z.literal('export-file'),
  ...common,
  ...reading,
  ...rows,
  ...tokenSources,
  timeZone: shopSettings.timeZone,
  onlyChanges: z.boolean().default(false),
  listOverHttp: z.boolean().default(false),
  out: z
    .string()
    .regex(/\.(csv|xlsx)$/i)
    .transform(pathOf),
});

/** What is left out is as the folder was set up, or as by default. */
const watchSchema = z.object({
  command: z.literal('watch'),
  ...common,
  ...tokenSources,
  folder: z.string().min(1).transform(pathOf),
  shop: z.string(),
  once: z.boolean().default(false),
  pattern: z.array(z.string()).refine(isPatternList).nullable().default(null),
  maxErrors: wholeNumber(100, 0).nullable().default(null),
  maxChanges: wholeNumber(1_000_000, 0).nullable().default(null),
  list: z.boolean().default(false),
  listOverHttp: z.boolean().default(false),
});

const readSchema = z.object({
  command: z.literal('read'),
  ...common,
  ...reading,
  rows: wholeNumber(Number.MAX_SAFE_INTEGER, 0).nullable().default(null),
  csv: z.boolean().default(false),
});

const shopsSchema = z.object({
  command: z.literal('shops'),
  ...common,
  ...tokenSources,
  ...shopSettings,
  action: z.enum(['list', 'add', 'remove', 'check']),
  name: z.string().trim().min(1).nullable(),
});

const deliveriesSchema = z.object({
  command: z.literal('deliveries'),
  ...common,
  ...tokenSources,
  action: z.enum(['list', 'resume', 'report', 'prove', 'take-back', 'forget-before']),
  id: z.string().min(1).nullable(),
  file: reportPath,
  sheetFile: z.string().min(1).nullable(),
  listOverHttp: z.boolean().default(false),
});

type ListOption = 'list' | 'listOnly' | 'listRequired' | 'listOverHttp' | 'adopt';

/** Where a token may come from, other than the shop it was saved with. */
export const TOKEN_SOURCES = ['--token-stdin', '--token-file PATH', ...TOKEN_VARIABLES].join(', ');

export type ReadingCommand = Pick<
  z.infer<typeof readSchema>,
  'file' | 'sheet' | 'encoding' | 'delimiter' | 'headerRow'
>;
export type ImportCommand = z.infer<typeof importSchema> & { mapping: { header: string; target: Target }[] };
export type ExportCommand = z.infer<typeof exportSchema> & Pick<ImportCommand, 'mapping'>;
export type WatchCommand = z.infer<typeof watchSchema>;
export type ReadCommand = z.infer<typeof readSchema>;
type AnyShopsCommand = z.infer<typeof shopsSchema>;
export type ListShopsCommand = AnyShopsCommand & { action: 'list' };
export type ShopsCommand = AnyShopsCommand & { action: Exclude<AnyShopsCommand['action'], 'list'> };
export type DeliveriesCommand = z.infer<typeof deliveriesSchema>;
/** Asks for the usage of the program or of one of its commands. */
export interface HelpCommand {
  command: 'help';
  topic: CommandName | null;
}
export interface VersionCommand {
  command: 'version';
}
export type WorkingCommand =
  ImportCommand | ExportCommand | WatchCommand | ReadCommand | ListShopsCommand | ShopsCommand | DeliveriesCommand;
export type Command = WorkingCommand | HelpCommand | VersionCommand;

/**
 * Reads the command line. No arguments at all ask for the help. Throws a usage {@link CliError}. Of a wrong argument only the name is
 * repeated, never the value.
 */
export function parseCommand(args: readonly string[]): Command {
  const { before, rest } = divideAtCommand(args, optionsOf(null));
  const [name, ...after] = rest;
  const others = [...before.flatMap(({ words }) => words), ...after];
  if (name === undefined || name === '--') {
    // Without a command no option makes sense, but a mistyped one is still named.
    if (asksFor('version', others)) return { command: 'version' };
    if (!asksFor('help', others)) parseWords(others, optionsOf('help'));
    return { command: 'help', topic: null };
  }
  if (!isCommandName(name)) throw unknownCommand(name);
  refuseTokenArgument(others);
  if (asksFor('version', others)) return { command: 'version' };
  if (asksFor('help', others)) return { command: 'help', topic: name === 'help' ? null : name };
  const words = parseWords(others, optionsOf(name));
  if (name !== 'help') return commandOf(name, words);
  const [topic] = positionalsOf('help', words.positionals);
  if (topic !== undefined && !isCommandName(topic)) throw unknownCommand(topic);
  return { command: 'help', topic: topic ?? null };
}

/** The command that the arguments name, even if they are otherwise wrong. */
export function commandNamed(args: readonly string[]): CommandName | null {
  const [name] = divideAtCommand(args, optionsOf(null)).rest;
  return isCommandName(name) ? name : null;
}

/** The language that `--lang` asks for, whatever the case; null without it. */
export function languageAsked(args: readonly string[]): string | null {
  const at = args.findIndex((arg) => /^--lang(=|$)/.test(arg));
  return args[at]?.split('=')[1] ?? (at === -1 ? null : (args[at + 1] ?? null));
}

function unknownCommand(name: string): CliError {
  return usageError('unknown-command', {
    field: name,
    hint: COMMAND_NAMES.join(' | '),
    nearest: nearestWord(name, COMMAND_NAMES),
  });
}

function asksFor(question: 'help' | 'version', args: readonly string[]): boolean {
  const end = args.indexOf('--');
  return (end === -1 ? args : args.slice(0, end)).some((arg) => arg === `--${question}` || arg === `-${question[0]}`);
}

function commandOf(name: Exclude<CommandName, 'help'>, words: Words): WorkingCommand {
  const options: Record<string, unknown> = { ...camelCased(words.options), command: name };
  switch (name) {
    case 'import': {
      const [file] = positionalsOf(name, words.positionals);
      const command = check(importSchema, { ...options, file, without: splitList(words.options['without']) });
      if ((command.shop === null) === (command.baseUrl === null))
        throw usageError('shop-or-base-url', { field: '--shop | --base-url' });
      if (command.saveLayout && command.shop === null)
        throw usageError('save-layout-needs-shop', { field: '--save-layout', hint: '--shop NAME' });
      return withMapping(checkedList(command));
    }
    case 'export-file': {
      const [file, out] = positionalsOf(name, words.positionals);
      const command = check(exportSchema, { ...options, file, out, without: splitList(words.options['without']) });
      if (command.shop === null && command.timeZone === null)
        throw usageError('shop-or-time-zone', { field: '--shop | --time-zone' });
      if (command.onlyChanges && command.shop === null)
        throw usageError('only-changes-needs-shop', { field: '--only-changes', hint: '--shop NAME' });
      if (command.listOverHttp && !command.onlyChanges)
        throw usageError('needs-list', { field: '--list-over-http', hint: '--only-changes' });
      return withMapping(command);
    }
    case 'watch': {
      const [folder] = positionalsOf(name, words.positionals);
      if (options['shop'] === undefined) throw usageError('watch-needs-shop', { field: '--shop' });
      const command = check(watchSchema, { ...options, folder });
      if (command.listOverHttp && !command.list)
        throw usageError('needs-list', { field: '--list-over-http', hint: '--list' });
      return command;
    }
    case 'read': {
      const [file] = positionalsOf(name, words.positionals);
      return check(readSchema, { ...options, file });
    }
    case 'shops': {
      const [action, shop] = positionalsOf(name, words.positionals);
      return check(shopsSchema, { ...options, action, name: shop ?? null });
    }
    case 'deliveries': {
      const [action, id, file] = positionalsOf(name, words.positionals);
      const { file: sheetFile } = words.options;
      if (action !== 'prove') {
        const field = ['file', 'list-over-http'].find((option) => words.options[option] !== undefined);
        if (field !== undefined) throw usageError('only-with-prove', { field: `--${field}` });
      }
      return check(deliveriesSchema, {
        ...options,
        action,
        id: id ?? null,
        file: file === undefined ? null : pathOf(file),
        sheetFile: typeof sheetFile === 'string' ? pathOf(sheetFile) : null,
      });
    }
  }
}

/** The positional arguments, as many as the command or its action takes. */
function positionalsOf(name: CommandName, positionals: readonly string[]): readonly string[] {
  const command = COMMANDS[name];
  const actions = 'actions' in command ? (command.actions as Record<string, readonly string[]>) : null;
  const [action] = positionals;
  if (actions !== null) {
    const choices = Object.keys(actions);
    if (action === undefined) throw usageError('action-missing', { field: name, hint: choices.join(' | ') });
    if (!choices.includes(action))
      throw usageError('unknown-action', { field: `${name} ${action}`, nearest: nearestWord(action, choices) });
  }
  const expected = 'words' in command ? command.words : (actions?.[action ?? ''] ?? []);
  const given = positionals.slice(actions === null ? 0 : 1);
  const missing = expected[given.length];
  if (missing !== undefined && !missing.startsWith('[')) throw usageError('argument-missing', { field: missing });
  if (given.length > expected.length)
    throw usageError('too-many-arguments', { field: expected.join(' ') || (action ?? name) });
  return positionals;
}

function refuseTokenArgument(args: readonly string[]): void {
  if (!args.some((arg) => /^--token(=|$)/.test(arg))) return;
  throw new CliError(EXIT.usage, 'token-argument', {
    field: '--token',
    hint: TOKEN_SOURCES,
  });
}

function check<T extends { command: CommandName }>(schema: z.ZodType<T>, value: Record<string, unknown>): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const at = String(parsed.error.issues[0]?.path[0] ?? '');
  const name = at.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const option = optionsOf(value['command'] as CommandName)[name];
  if (option === undefined) throw usageError('invalid-option', { field: at.toUpperCase() });
  const [given] = [value[at]].flat();
  const choices = name === 'without' ? REQUIRED_FIELDS : (option.value ?? '').split('|');
  throw usageError('invalid-option', {
    field: `--${name}`,
    hint: `--${name} ${name === 'without' ? choices.join(' | ') : (option.value ?? '')}`,
    nearest: choices.length > 1 && typeof given === 'string' ? nearestWord(given, choices) : null,
  });
}

function withMapping<T extends { map: string[]; recipe: string | null; noRecipe: boolean }>(command: T) {
  if (command.recipe !== null && command.noRecipe)
    throw usageError('recipe-or-none', { field: '--recipe | --no-recipe' });
  return { ...command, mapping: command.map.map(readMapping) };
}

/** What depends on a list asks for one. `--list-only` sends nothing, and nor do two other options. */
function checkedList<T extends Pick<z.infer<typeof importSchema>, ListOption | 'dryRun' | 'compare'>>(command: T): T {
  const list = command.list || command.listOnly || command.listRequired;
  if (command.listOverHttp && !list) throw usageError('needs-list', { field: '--list-over-http', hint: '--list' });
  if (command.adopt && !list) throw usageError('needs-list', { field: '--adopt', hint: '--list' });
  if (command.listOnly && (command.dryRun || command.compare !== null))
    throw usageError('list-only-or', { field: '--list-only | --dry-run | --compare' });
  return { ...command, list };
}

function readMapping(text: string): { header: string; target: Target } {
  const parsed = parseMapOption(text);
  if ('problem' in parsed) {
    throw usageError('invalid-map', {
      field: '--map',
      detail: text,
      hint: `TARGET: ${CONSUMER_FIELDS.join(', ')}, custom:KEY[:text|number|boolean|date], skip`,
      nearest: nearestWord(text.slice(text.lastIndexOf('=') + 1), CONSUMER_FIELDS),
    });
  }
  return parsed;
}

function splitList(values: Words['options'][string] | undefined): string[] {
  return Array.isArray(values) ? values.flatMap((value) => value.split(/[\s,]+/)).filter((value) => value !== '') : [];
}

function camelCased(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  );
}
